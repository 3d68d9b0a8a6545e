/**
 * Stamps: what the installed packages and the built program were made from, as hashes of contents.
 * Knows nothing of npm or the compiler, and never asks a file for its time.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

/** Parts of package.json that decide what gets installed. */
const DEPENDENCY_PARTS = ["dependencies", "devDependencies", "optionalDependencies", "overrides"];

/** The last thing npm writes into `node_modules`: what it has put there. */
export const NPM_RECORD = join("node_modules", ".package-lock.json");

/**
 * What has to be installed: lock file, dependencies, Node major and platform.
 *
 * @param {string} root folder of package.json
 * @returns {string} hash
 */
export function installStamp(root) {
  const manifest = readJson(join(root, "package.json"));
  const dependencies = DEPENDENCY_PARTS.map((part) => JSON.stringify(manifest[part] ?? {}));
  const machine = [process.versions.node.split(".")[0], process.platform, process.arch];
  return digest([readFileSync(join(root, "package-lock.json")), ...dependencies, ...machine]);
}

/**
 * What has to be built: every file under src, the compiler's settings and the installed packages.
 *
 * @param {string} root folder of package.json
 * @returns {string} hash. Cost: reads all sources.
 */
export function buildStamp(root) {
  const source = join(root, "src");
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(source.length))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const contents = files.flatMap((file) => [file.split(sep).join("/"), readFileSync(join(source, file))]);
  return digest([installStamp(root), readFileSync(join(root, "tsconfig.json")), ...contents]);
}

/**
 * Whether npm, called by hand, has already installed what the lock file asks for. A package may be missing
 * only where the lock file calls it optional (made for other systems).
 *
 * @param {string} root folder of package.json
 * @returns {boolean}
 */
export function isInstalledByHand(root) {
  if (!existsSync(join(root, NPM_RECORD))) return false;
  const wanted = readJson(join(root, "package-lock.json")).packages;
  const installed = readJson(join(root, NPM_RECORD)).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true; // the project itself
    if (installed[path] === undefined) return entry.optional === true;
    return installed[path].version === entry.version && existsSync(join(root, path));
  });
}

/**
 * @param {string} file
 * @returns {string} the stamp, "" if there is none
 */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  writeFileSync(file, stamp);
}

/** Hash of a list of texts; lengths go in too, so that no two lists run together alike. */
function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
