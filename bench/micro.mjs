/**
 * Times the parts of the loop one by one, each in a process of its own.
 *
 * Usage: node bench/micro.mjs PART, or without PART all of them, as a table.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Operations of one timed call, and timed calls. */
const SIZE = 10_000;
const CALLS = 200;

const words = async () => {
  const { fillWords } = await import("../dist/random/stream.js");
  const out = new Int32Array(SIZE);
  fillWords(Int32Array.of(1, 2, 3, 4), out, 0, SIZE);
  return out;
};

/** Each part returns a function that does SIZE operations. */
const PARTS = {
  "a random word (sfc32)": async () => {
    const { fillWords } = await import("../dist/random/stream.js");
    const state = Int32Array.of(1, 2, 3, 4);
    const out = new Int32Array(SIZE);
    return () => fillWords(state, out, 0, SIZE);
  },
  "opening a stream (Philox)": async () => {
    const { openStream } = await import("../dist/random/stream.js");
    const state = new Int32Array(4);
    const key = Int32Array.of(1, 2, 3, 4);
    const names = Int32Array.of(5, 6);
    return () => {
      for (let day = 0; day < SIZE; day++) openStream(state, key, names, { owner: 0, purpose: 1, day });
    };
  },
  "a duration from a table": async () => {
    const { compileLaws, drawMinutes } = await import("../dist/random/tables.js");
    const tables = compileLaws([{ kind: "lognormal", mean: 12, cv: 1 }]);
    const drawn = await words();
    const out = new Float64Array(SIZE);
    return () => {
      for (let i = 0; i < SIZE; i++) out[i] = drawMinutes(tables, 0, drawn[i]);
    };
  },
  "a duration by Math.log": async () => {
    const drawn = await words();
    const out = new Float64Array(SIZE);
    return () => {
      for (let i = 0; i < SIZE; i++) out[i] = -12 * Math.log(((drawn[i] >>> 0) + 0.5) / 4294967296);
    };
  },
  "a bin of a wait": async () => {
    const { binOf, BIN_COUNT } = await import("../dist/stats/bins.js");
    const waits = Float64Array.from(await words(), (word) => (word >>> 0) / 2 ** 26);
    const bins = new Int32Array(BIN_COUNT);
    return () => {
      for (let i = 0; i < SIZE; i++) bins[binOf(waits[i])]++;
    };
  },
  "an event: schedule, peek, take": async () => {
    const { createCalendar } = await import("../dist/kernel/calendar.js");
    const { minute, schedule, peek, takeFirst, openWindow, clear } = createCalendar(101, 1440, 4096);
    const drawn = await words();
    return () => {
      clear();
      openWindow(0);
      let now = 0;
      const put = (slot, i) => {
        minute[slot] = now + ((drawn[i] >>> 0) / 2 ** 32) * 14;
        schedule(slot);
      };
      for (let slot = 1; slot <= 100; slot++) put(slot, slot);
      for (let i = 0; i < SIZE - 100; i++) {
        const slot = peek();
        takeFirst(slot);
        now = minute[slot];
        put(slot, i);
      }
    };
  },
  "a visitor through a line": async () => {
    const { createLines } = await import("../dist/kernel/line.js");
    const { join, leave, first, clear } = createLines(1, 64);
    return () => {
      clear();
      for (let slot = 0; slot < 32; slot++) join(0, slot);
      for (let i = 0; i < SIZE; i++) {
        const slot = first[0];
        leave(0, slot);
        join(0, slot);
      }
    };
  },
  "a Poisson count of mean 100": async () => {
    const { poissonCount } = await import("../dist/random/poisson.js");
    const drawn = await words();
    let sum = 0;
    return () => {
      for (let i = 0; i < SIZE; i++) sum += poissonCount(100, ((drawn[i] >>> 0) + 0.5) / 2 ** 32);
      return sum;
    };
  },
};

async function time(part) {
  const work = await PARTS[part]();
  const rounds = [];
  for (let round = 0; round < 7; round++) {
    const before = process.cpuUsage();
    for (let call = 0; call < CALLS; call++) work();
    rounds.push((process.cpuUsage(before).user * 1000) / (CALLS * SIZE));
  }
  return rounds.toSorted((a, b) => a - b)[3];
}

const [part] = process.argv.slice(2);
if (part) {
  console.log((await time(part)).toFixed(1));
} else {
  console.log("| part | ns |\n| --- | ---: |");
  for (const name of Object.keys(PARTS)) {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], {
      encoding: "utf8",
    });
    console.log(`| ${name} | ${stdout.trim()} |`);
  }
}
