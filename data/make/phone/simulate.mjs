/**
 * The same line event by event, as a check of what `day.mjs` leaves out: that the number of people who will redial
 * is random, carried over from the very day before, and cut at closing. Small, and not the program's own simulation.
 */

/** Uniforms in (0, 1) by the multiply-with-carry pair of Marsaglia, for checks of a fit to three digits. */
export function createUniforms(seed) {
  let [z, w] = [362436069 ^ seed, 521288629 + seed];
  return () => {
    z = (36969 * (z & 65535) + (z >>> 16)) | 0;
    w = (18000 * (w & 65535) + (w >>> 16)) | 0;
    return ((((z << 16) + w) >>> 0) + 0.5) / 2 ** 32;
  };
}

/** State of a line during a day: who waits since when, who is served, who will redial. */
function startDay(orbit) {
  return { minute: 0, busy: 0, queue: [], orbit };
}

/** What can happen, with its rate; drawn in proportion. */
function ratesOf(line, state, fresh) {
  return [
    fresh[Math.floor(state.minute)],
    state.orbit / line.pause,
    state.busy / line.handle,
    state.queue.length / line.patience,
  ];
}

function ring(line, state, { tally, uniform }) {
  tally.attempts++;
  if (state.busy < line.agents) {
    state.busy++;
    tally.answered++;
  } else if (state.queue.length < line.places) {
    state.queue.push(state.minute);
  } else {
    tally.rejected++;
    if (uniform() < line.redialRejected) state.orbit++;
  }
}

function finish(state, tally) {
  if (state.queue.length === 0) {
    state.busy--;
    return;
  }
  tally.waited += state.minute - state.queue.shift();
  tally.answered++;
}

function giveUp(line, state, { tally, uniform }) {
  state.queue.splice(Math.floor(uniform() * state.queue.length), 1);
  tally.abandoned++;
  if (uniform() < line.redialAbandoned) state.orbit++;
}

/** Plays a day and returns how many mean to redial on the next. */
function playDay(line, fresh, orbit, { tally, uniform }) {
  const state = startDay(orbit);
  const acts = [
    () => ring(line, state, { tally, uniform }),
    () => {
      state.orbit--;
      ring(line, state, { tally, uniform });
    },
    () => finish(state, tally),
    () => giveUp(line, state, { tally, uniform }),
  ];
  for (;;) {
    const rates = ratesOf(line, state, fresh);
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    const border = Math.floor(state.minute) + 1;
    const next = total === 0 ? border : state.minute - Math.log(uniform()) / total;
    // Rates change at whole minutes; exponential times may begin anew there.
    state.minute = Math.min(next, border);
    if (state.minute >= fresh.length) break;
    if (next >= border) continue;
    let left = uniform() * total;
    acts[rates.findIndex((rate) => (left -= rate) < 0)]?.();
  }
  tally.cut += state.queue.length;
  for (const _ of state.queue) if (uniform() < line.redialAbandoned) state.orbit++;
  return state.orbit;
}

/** Numbers 0 to n − 1 in random order, by Fisher and Yates. */
function shuffled(n, uniform) {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * Sums of days in a row: in each round a day of every level, in random order.
 *
 * @param line as for `passYear`, agents and places whole
 * @param facts levels, each for as many days as any other, and shape
 */
export function playDays(line, { levels, shape }, { rounds, seed }) {
  const uniform = createUniforms(seed);
  const tally = { attempts: 0, answered: 0, rejected: 0, abandoned: 0, cut: 0, waited: 0 };
  let orbit = 0;
  for (let round = 0; round < rounds; round++) {
    for (const level of shuffled(levels.length, uniform)) {
      const fresh = shape.map((share) => share * line.persons * levels[level].share);
      orbit = playDay(line, fresh, orbit, { tally, uniform });
    }
  }
  return { ...tally, answeredByWait: tally.answered, orbit, days: rounds * levels.length };
}
