/**
 * A tiny checkout in a temporary folder with the real set-up in it, and stand-ins for npm and the compiler that
 * do in milliseconds what the real ones do in seconds. Both write one line per call into `calls.log`.
 */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";

const SETUP = join(import.meta.dirname, "../../src/setup");

/** Installs one package, the compiler, as the lock file wants it; FAKE_NPM makes it fail with that text. */
const NPM = `
const { appendFileSync, copyFileSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
appendFileSync("calls.log", "npm " + process.argv.slice(2).join(" ") + "\\n");
console.log("printed by npm");
if (process.env.FAKE_NPM) {
  console.error(process.env.FAKE_NPM);
  process.exit(1);
}
rmSync("node_modules", { recursive: true, force: true });
mkdirSync("node_modules/typescript/bin", { recursive: true });
copyFileSync("tools/tsc.cjs", "node_modules/typescript/bin/tsc");
const packages = { "node_modules/typescript": { version: "1.0.0" } };
writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));
`;

/**
 * Copies every source to the output folder. With FAKE_TSC=wait it stops in the middle until there is a file `go`
 * (or the checkout is gone); with any other FAKE_TSC it fails with that text.
 */
const TSC = `
const { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } = require("node:fs");
const out = process.argv[process.argv.indexOf("--outDir") + 1];
mkdirSync(out, { recursive: true });
writeFileSync(out + "/first.js", "");
appendFileSync("calls.log", "tsc\\n");
console.log("printed by tsc");
const order = process.env.FAKE_TSC ?? "";
if (order === "" || order === "wait") finish();
else {
  console.error(order);
  process.exitCode = 2;
}
function finish() {
  if (!existsSync("tools")) return;
  if (order === "wait" && !existsSync("go")) return setTimeout(finish, 10);
  for (const name of readdirSync("src").filter((file) => file.endsWith(".ts"))) {
    copyFileSync("src/" + name, out + "/" + name.replace(".ts", ".js"));
  }
}
`;

const MANIFEST = { type: "module", engines: { node: ">=20.19.0" }, bin: { tiny: "dist/main.js" } };
const LOCK_FILE = {
  packages: {
    "": {},
    "node_modules/typescript": { version: "1.0.0" },
    "node_modules/for-another-system": { version: "1.0.0", optional: true },
  },
};

/** How one run of set-up ended. */
export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of set-up under way. */
export interface Running {
  readonly outcome: Promise<Outcome>;
  /** What it has written to stderr so far. */
  readonly stderr: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
}

export interface Checkout {
  /** Absolute path of a file of the checkout. */
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  /** Names in a folder, sorted; empty if there is no such folder. */
  readonly list: (name: string) => string[];
  /** Programs started so far, in order. */
  readonly calls: () => string[];
  readonly start: (environment?: Readonly<Record<string, string>>) => Running;
  /** Runs set-up to its end. */
  readonly ready: (environment?: Readonly<Record<string, string>>) => Promise<Outcome>;
}

/** Makes a checkout on which set-up has never run; removed after the test. */
export function makeCheckout(): Checkout {
  const root = newFolder();
  onTestFinished(() => remove(root));
  return makeCheckoutIn(root);
}

/**
 * To be called once in a test file: prepares one checkout and returns a function that copies it.
 * A copy is installed and built, and has no calls on record.
 */
export function prepareReadyCheckout(): () => Checkout {
  const template = newFolder();
  beforeAll(async () => {
    const checkout = makeCheckoutIn(template);
    await checkout.ready();
    rmSync(checkout.path("calls.log"));
  });
  afterAll(() => remove(template));
  return () => {
    const root = newFolder();
    onTestFinished(() => remove(root));
    cpSync(template, root, { recursive: true });
    return openCheckout(root);
  };
}

function makeCheckoutIn(root: string): Checkout {
  const checkout = openCheckout(root);
  cpSync(SETUP, checkout.path("src/setup"), { recursive: true });
  checkout.write("package.json", JSON.stringify(MANIFEST));
  checkout.write("package-lock.json", JSON.stringify(LOCK_FILE));
  checkout.write("tsconfig.json", "{}");
  checkout.write("src/main.ts", "first version");
  checkout.write("tools/npm-cli.cjs", NPM);
  checkout.write("tools/tsc.cjs", TSC);
  return checkout;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "kontor-ready-"));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}

function openCheckout(root: string): Checkout {
  const path = (name: string): string => join(root, name);
  const read = (name: string): string => readFileSync(path(name), "utf8");
  const start = (environment: Readonly<Record<string, string>> = {}): Running =>
    startSetup(root, environment);
  return {
    path,
    write: (name, text) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    },
    read,
    list: (name) => (existsSync(path(name)) ? readdirSync(path(name)).toSorted() : []),
    calls: () => (existsSync(path("calls.log")) ? read("calls.log").trim().split("\n") : []),
    start,
    ready: (environment) => start(environment).outcome,
  };
}

function startSetup(root: string, environment: Readonly<Record<string, string>>): Running {
  const env = { ...process.env, npm_execpath: join(root, "tools/npm-cli.cjs"), ...environment };
  const child = spawn(process.execPath, ["src/setup/ready.mjs"], { cwd: root, env });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { outcome, stderr: () => stderr, kill: (signal) => child.kill(signal) };
}
