/** `kontor explain` and `kontor completion`, started as their user starts them. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { kontor, plainEnvironment, PROGRAM } from "../support/program.js";

test.each([
  ["waitJoined", "waitJoined (measure)"],
  ["waitAbove25", "waitAbove25 (measure)"],
  ["offices.ID.desks", "offices.ID.desks (key of scenario files)"],
  ["desks", "offices.ID.desks (key of scenario files)"],
  ["exit code 3", "exit code 3 (exit code)"],
  ["Kö", "queue (word) · kö, line"],
  ["x.yaml:3:1 errands.a: has no unit; write one", "has no unit (problem in a scenario file)"],
])("explain %s", async (word, line) => {
  const { code, stdout, stderr } = await kontor(["explain", ...word.split(" ")]);
  expect({ code, stderr, line: stdout.split("\n")[0] }).toEqual({ code: 0, stderr: "", line });
});

test("explain speaks Swedish, and KONTOR_LANG makes it do so", async () => {
  const env = { ...plainEnvironment(), KONTOR_LANG: "sv" };
  const text = execFileSync(process.execPath, [PROGRAM, "explain", "seed"], { env, encoding: "utf8" });
  expect(text).toMatch(/^seed \(ord\)/);
  expect(text).toContain("slumptalen");
});

test("a word that nobody knows is answered with the nearest one", async () => {
  expect(await kontor(["explain", "utilisatoin"])).toEqual({
    code: 2,
    stdout: "",
    stderr: 'explain: there is no word "utilisatoin"; did you mean utilisation?\n',
  });
});

test("everything that is listed can be explained", async () => {
  const { stdout } = await kontor(["explain", "--json"]);
  const { topics } = JSON.parse(stdout) as {
    topics: { name: string; meaning: { en: string; sv: string } }[];
  };
  expect(topics.length).toBeGreaterThan(150);
  for (const { name, meaning } of topics) {
    expect(name).not.toBe("");
    expect(meaning.en && meaning.sv, name).toBeTruthy();
  }
});

test("bash completes commands, options, their values and names of scenarios", async () => {
  const { stdout: script } = await kontor(["completion", "bash"]);
  const ask = (...words: string[]): string[] => {
    const line = `kontor() { "${process.execPath}" "${PROGRAM}" "$@"; }
${script}
COMP_WORDS=(${words.map((word) => `"${word}"`).join(" ")}); COMP_CWORD=${words.length - 1}
_kontor_complete; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["-c", line], { env: plainEnvironment(), encoding: "utf8" })
      .trim()
      .split("\n");
  };
  expect(ask("kontor", "va")).toEqual(["validate"]);
  expect(ask("kontor", "show", "coun")).toEqual(["counter"]);
  expect(ask("kontor", "show", "--re")).toEqual(["--resolved"]);
  expect(ask("kontor", "run", "counter", "--lang", "s")).toEqual(["sv"]);
});
