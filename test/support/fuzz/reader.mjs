/**
 * A process that reads damaged scenario files with the built program, one for each seed it is sent, and answers how
 * that went: every refusal must name file, line and remedy, every accepted file must survive `show --resolved`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeError } from "../../../dist/cli/exit.js";
import { UserError } from "../../../dist/errors.js";
import { renderShow } from "../../../dist/report/show.js";
import { loadDocument } from "../../../dist/scenario/load.js";
import { resolvedText } from "../../../dist/scenario/resolved.js";
import { surveyScenario } from "../../../dist/scenario/survey.js";
import { mutantOf, SOUND } from "./mutants.mjs";

const folder = mkdtempSync(join(tmpdir(), "kontor-fuzz-"));
const base = SOUND.find((text) => text.includes("The network as it is"));
writeFileSync(join(folder, "base.yaml"), base ?? "");
writeFileSync(join(folder, "full.yaml"), SOUND[0]);
writeFileSync(join(folder, "changed.yaml"), SOUND[2]);
// The offices that the scenarios name, and no other of the whole country: tables are not what is damaged here.
const [head, ...offices] = readFileSync(new URL("../../../data/offices.csv", import.meta.url), "utf8").split(
  "\n",
);
const ids = new Set(SOUND.join("\n").match(/O\d{3}/g));
const tagged = /^O0[01]\d,|,(closed|to_close|closed_reopening|candidate),/;
const named = offices.filter((row) => tagged.test(row) || ids.has(row.slice(0, 4)));
writeFileSync(join(folder, "offices.csv"), [head, ...named, ""].join("\n"));
process.chdir(folder);
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
process.once("disconnect", () => process.exit(0));

process.on("message", (seed) => void answer(Number(seed)));

async function answer(seed) {
  const start = process.cpuUsage();
  const found = await readMutant(seed).catch((error) => ({
    accepted: false,
    fault: `threw ${error?.stack}`,
  }));
  const { user, system } = process.cpuUsage(start);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.send?.({ seed, ...found, cpuSeconds: (user + system) / 1e6, peakMiB });
}

/** @returns {Promise<{ accepted: boolean, fault: string }>} fault "" when all is as it should be */
async function readMutant(seed) {
  writeFileSync("mutant.yaml", mutantOf(seed));
  const loaded = await load("./mutant.yaml");
  if (loaded instanceof UserError) return { accepted: false, fault: faultOf(loaded) };
  const shown = renderShow(
    { scenario: loaded.scenario, survey: surveyScenario(loaded.scenario), files: loaded.files },
    seed % 3 === 0 ? "sv" : "en",
    "",
  );
  if (/undefined|\[object|NaN/.test(shown)) return { accepted: true, fault: `shows ${shown}` };
  writeFileSync("resolved.yaml", resolvedText(loaded));
  const again = await load("./resolved.yaml");
  if (again instanceof UserError) return { accepted: true, fault: `resolved: ${describeError(again)}` };
  const isSame = again.scenario.hash === loaded.scenario.hash;
  return { accepted: true, fault: isSame ? "" : "resolved: another hash" };
}

async function load(file) {
  try {
    return await loadDocument(file);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** What is wrong with a refusal, "" if nothing. */
function faultOf(error) {
  const { exitCode, problems } = error;
  const text = describeError(error);
  if (exitCode !== 3 || problems.length === 0) return `leaves with ${exitCode}: ${text}`;
  const bare = problems.find(({ file, line, problem, remedy }) => {
    const isWhole = /is not UTF-8 text/.test(problem);
    return file === "" || (line < 1 && !isWhole) || problem === "" || remedy === "";
  });
  if (bare !== undefined) return `not all is said: ${JSON.stringify(bare)}`;
  if (/undefined|\[object|NaN|^\s+at |Invalid input/m.test(text)) return `unclear: ${text}`;
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  return /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(text) ? `not neutral: ${text}` : "";
}
