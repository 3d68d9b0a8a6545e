/** The files of this checkout that the architecture rules look at. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { SourceFile } from "./syntax.js";

const ROOT = join(import.meta.dirname, "../..");

/** Folders that hold nothing of the project's own. */
const FOREIGN = new Set([".git", ".ready", "node_modules", "dist", "results"]);

/** Kinds of files that are not text. */
const BINARY = /\.(png|jpg|gif|ico|pdf|gz|zip|wasm|parquet|woff2?)$/;

/** Every text file that is or could be committed. */
export function checkedFiles(): SourceFile[] {
  const names = existsSync(join(ROOT, ".git")) ? namesInGit() : namesInFolder();
  return names
    .filter(
      (name) => !BINARY.test(name) && existsSync(join(ROOT, name)) && statSync(join(ROOT, name)).isFile(),
    )
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

/** Tracked files, and new ones that are not ignored. */
function namesInGit(): string[] {
  const options = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listing = execFileSync("git", options, { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 26 });
  return listing.split("\0").filter((name) => name !== "");
}

/** For a checkout without git, such as an unpacked archive. */
function namesInFolder(): string[] {
  return readdirSync(ROOT)
    .filter((name) => !FOREIGN.has(name))
    .flatMap((name) =>
      statSync(join(ROOT, name)).isDirectory()
        ? readdirSync(join(ROOT, name), { recursive: true, encoding: "utf8" }).map((inner) =>
            join(name, inner),
          )
        : [name],
    )
    .map((name) => name.split(sep).join("/"));
}
