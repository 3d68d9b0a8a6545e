/** Every reference case to a standard error of 0.5 %, through the built program. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("no value fails at full precision", () => {
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const command = [main, "verify", "--full", "--json", "--quiet"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  expect(stderr).toBe("");
  const { failures } = JSON.parse(stdout) as { readonly failures: readonly unknown[] };
  expect(failures).toEqual([]);
  expect(status).toBe(0);
});
