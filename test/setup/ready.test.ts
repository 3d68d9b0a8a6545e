/** The set-up before `npm start` and `npm test`, spawned on a tiny checkout. Nothing here is timed. */
import { rmSync, statSync, utimesSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { nameOf } from "../../src/setup/lock.mjs";
import { explain, SetupError } from "../../src/setup/programs.mjs";
import { makeCheckout, prepareReadyCheckout } from "../support/checkout.js";
import type { Checkout, Running } from "../support/checkout.js";

const INSTALLS = "npm ci --include=dev --ignore-scripts --no-audit --no-fund";

const makeReadyCheckout = prepareReadyCheckout();

/** Waits until something holds; the limit only ends what hangs. */
function until(holds: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(holds()).toBe(true), { timeout: 50_000, interval: 10 });
}

/** Starts set-up and waits until its compiler is at work, with its name in the lock beside its parent's. */
async function startBuilding(checkout: Checkout): Promise<Running> {
  const running = checkout.start({ FAKE_TSC: "wait" });
  await until(() => checkout.calls().at(-1) === "tsc" && checkout.list(".ready/lock").length === 2);
  return running;
}

/** Starts set-up and waits until it says that it waits for another process. */
async function startWaiting(checkout: Checkout): Promise<Running> {
  const running = checkout.start();
  await until(() => /waiting for process \d+, which is installing or building/.test(running.stderr()));
  return running;
}

test("a new checkout is installed, then built, and stdout stays clean", async () => {
  const checkout = makeCheckout();
  const outcome = await checkout.ready();
  expect(outcome).toMatchObject({ code: 0, stdout: "" });
  expect(outcome.stderr).toContain("printed by npm");
  expect(outcome.stderr).toContain("printed by tsc");
  expect(checkout.calls()).toEqual([INSTALLS, "tsc"]);
  expect(checkout.read("dist/main.js")).toBe("first version");
  expect(statSync(checkout.path("dist/main.js")).mode & 0o111).toBe(0o111); // runs without naming node
  expect(checkout.list(".ready")).toEqual([]);
});

test("nothing is started and nothing is said when everything is fresh, whatever the file times", async () => {
  const checkout = makeReadyCheckout();
  utimesSync(checkout.path("src/main.ts"), new Date("2040-01-01"), new Date("2040-01-01"));
  utimesSync(checkout.path("package-lock.json"), new Date("2040-01-01"), new Date("2040-01-01"));
  expect(await checkout.ready()).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(checkout.calls()).toEqual([]);
});

test("a changed source is built again, and files without a source leave dist", async () => {
  const checkout = makeReadyCheckout();
  checkout.write("src/main.ts", "second version");
  checkout.write("dist/stale.js", "");
  expect((await checkout.ready()).code).toBe(0);
  expect(checkout.calls()).toEqual(["tsc"]);
  expect(checkout.read("dist/main.js")).toBe("second version");
  expect(checkout.list("dist")).not.toContain("stale.js");
});

test("a new file in a new folder and a changed tsconfig.json are reasons to build", async () => {
  const checkout = makeReadyCheckout();
  checkout.write("src/deep/inside.ts", "");
  await checkout.ready();
  checkout.write("tsconfig.json", "{ }");
  await checkout.ready();
  expect(checkout.calls()).toEqual(["tsc", "tsc"]);
});

test("a changed lock file is installed and then built again", async () => {
  const checkout = makeReadyCheckout();
  checkout.write("package-lock.json", checkout.read("package-lock.json") + "\n");
  await checkout.ready();
  expect(checkout.calls()).toEqual([INSTALLS, "tsc"]);
});

test("a changed script in package.json is no reason to install, a changed dependency is", async () => {
  const checkout = makeReadyCheckout();
  const manifest = JSON.parse(checkout.read("package.json")) as object;
  checkout.write("package.json", JSON.stringify({ ...manifest, scripts: { test: "vitest" } }));
  await checkout.ready();
  expect(checkout.calls()).toEqual([]);
  checkout.write("package.json", JSON.stringify({ ...manifest, dependencies: { rxjs: "7.8.2" } }));
  await checkout.ready();
  expect(checkout.calls()).toEqual([INSTALLS, "tsc"]);
});

test.each([
  ["accepted if they are what the lock file names", "1.0.0", ["tsc"]],
  ["installed anew if a version differs", "0.9.0", [INSTALLS, "tsc"]],
])("packages installed by hand are %s", async (_title, version, calls) => {
  const checkout = makeCheckout();
  checkout.write("node_modules/typescript/bin/tsc", checkout.read("tools/tsc.cjs"));
  const packages = { "node_modules/typescript": { version } };
  checkout.write("node_modules/.package-lock.json", JSON.stringify({ packages }));
  expect((await checkout.ready()).code).toBe(0);
  expect(checkout.calls()).toEqual(calls);
});

test("of two at once one installs and builds, the other says for whom it waits and then has nothing to do", async () => {
  const checkout = makeCheckout();
  const building = await startBuilding(checkout);
  const waiting = await startWaiting(checkout);
  checkout.write("go", "");
  expect((await building.outcome).code).toBe(0);
  expect((await waiting.outcome).code).toBe(0);
  expect(checkout.calls()).toEqual([INSTALLS, "tsc"]);
});

test("three started in the same moment install and build once", async () => {
  const checkout = makeCheckout();
  const outcomes = await Promise.all([1, 2, 3].map(() => checkout.ready()));
  expect(outcomes.map((outcome) => outcome.code)).toEqual([0, 0, 0]);
  expect(checkout.calls()).toEqual([INSTALLS, "tsc"]);
});

test("a build killed midway leaves the former dist whole, and the next run repairs", async () => {
  const checkout = makeReadyCheckout();
  checkout.write("src/main.ts", "second version");
  const building = await startBuilding(checkout);
  building.kill("SIGKILL");
  expect((await building.outcome).signal).toBe("SIGKILL");
  expect(checkout.read("dist/main.js")).toBe("first version");

  // the orphaned compiler is still at work, so the lock is still held
  const repair = await startWaiting(checkout);
  checkout.write("go", "");
  expect((await repair.outcome).code).toBe(0);
  expect(checkout.read("dist/main.js")).toBe("second version");
  expect(checkout.calls()).toEqual(["tsc", "tsc"]);
  expect(checkout.list(".ready")).toEqual([]);
});

test("what was saved while the compiler was at work does not stay in dist after it is undone", async () => {
  const checkout = makeReadyCheckout();
  checkout.write("src/main.ts", "second version");
  const building = await startBuilding(checkout);
  checkout.write("src/main.ts", "saved meanwhile");
  checkout.write("go", "");
  expect((await building.outcome).code).toBe(0);
  expect(checkout.read("dist/main.js")).toBe("saved meanwhile");
  checkout.write("src/main.ts", "second version");
  expect((await checkout.ready()).code).toBe(0);
  expect(checkout.read("dist/main.js")).toBe("second version");
});

test("an install that failed is done again, even for the packages that were there before it", async () => {
  const checkout = makeReadyCheckout();
  const former = checkout.read("package-lock.json");
  checkout.write("package-lock.json", former + "\n");
  expect((await checkout.ready({ FAKE_NPM: "failed" })).code).toBe(1);
  checkout.write("package-lock.json", former); // npm may have removed half of node_modules before it failed
  expect((await checkout.ready()).code).toBe(0);
  expect(checkout.calls()).toEqual([INSTALLS, INSTALLS]);
});

test("locks of dead processes, also of one whose number was given away again, do not hold anybody up", async () => {
  const checkout = makeCheckout();
  const [pid, , host] = nameOf(process.pid).split("@");
  checkout.write(`.ready/lock/${pid}@1@${host}`, ""); // this very process, but with another start time
  checkout.write(`.ready/lock/999999999@123@${host}`, "");
  checkout.write(".ready/lock/.DS_Store", "");
  checkout.write(".ready/dist-999999999/half.js", "");
  const outcome = await checkout.ready();
  expect(outcome.code).toBe(0);
  expect(outcome.stderr).not.toContain("waiting");
  expect(checkout.list(".ready")).toEqual([]);
});

test("a lock of a living process is waited for until it is gone", async () => {
  const checkout = makeCheckout();
  const lock = `.ready/lock/${nameOf(process.pid)}`;
  checkout.write(lock, "");
  const waiting = await startWaiting(checkout);
  expect(waiting.stderr()).toContain(`waiting for process ${process.pid},`);
  expect(checkout.calls()).toEqual([]);
  rmSync(checkout.path(lock));
  expect((await waiting.outcome).code).toBe(0);
  expect(checkout.calls()).toEqual([INSTALLS, "tsc"]);
});

test("sources that do not compile end in code 1 with a remedy, and the former dist stays", async () => {
  const checkout = makeReadyCheckout();
  checkout.write("src/main.ts", "second version");
  const outcome = await checkout.ready({ FAKE_TSC: "src/main.ts(1,1): error TS2322: not assignable" });
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toContain("tsc ended with 2: the sources do not compile; correct the errors above");
  expect(checkout.read("dist/main.js")).toBe("first version");
  expect(checkout.list(".ready")).toEqual([]);
  expect((await checkout.ready()).code).toBe(0);
  expect(checkout.read("dist/main.js")).toBe("second version");
});

test("a failing npm ends in the exit code and with the advice of the cause it names", async () => {
  const outcome = await makeCheckout().ready({ FAKE_NPM: "npm error code ENOSPC" });
  expect(outcome.code).toBe(9);
  expect(outcome.stderr).toContain("kontor: npm ci ended with 1: the disk is full; free some space");
});

test.each([
  ["ENOMEM: not enough memory", 9, "memory ran out; close other programs"],
  ["FATAL ERROR: JavaScript heap out of memory", 9, "memory ran out; close other programs"],
  ["npm error code EAI_AGAIN", 1, "check the network and proxy settings"],
  ["npm error code EUSAGE", 1, "run `npm install` to renew it"],
  ["npm error code EACCES", 1, "make the checkout writable for this user"],
  ["something else", 1, "npm ci ended with 1"],
])("of '%s' the exit code is %i and the advice '%s'", (printed, exitCode, advice) => {
  const explained = explain(new SetupError("npm ci ended with 1", printed));
  expect(explained.exitCode).toBe(exitCode);
  expect(explained.text).toContain(advice);
});

test("a program that the system killed has most likely run out of memory", () => {
  expect(explain(new SetupError("tsc ended with SIGKILL")).exitCode).toBe(9);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s stops the compiler, frees the lock and ends in code %i", async (signal, code) => {
  const checkout = makeCheckout();
  const running = await startBuilding(checkout);
  running.kill(signal);
  const outcome = await running.outcome;
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toContain(`stopped by ${signal}`);
  expect(checkout.list(".ready")).toEqual([]);
  expect(checkout.list("dist")).toEqual([]);
});

test("a Node older than package.json asks for is named, with the version needed", async () => {
  const checkout = makeCheckout();
  const manifest = JSON.parse(checkout.read("package.json")) as object;
  checkout.write("package.json", JSON.stringify({ ...manifest, engines: { node: ">=99.1.0" } }));
  const outcome = await checkout.ready();
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toBe(
    `kontor: Node ${process.versions.node} is too old; install Node 99.1.0 or later\n`,
  );
  expect(checkout.calls()).toEqual([]);
});
