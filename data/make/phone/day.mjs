/**
 * One day of a phone line, exactly but for two things: the number of people who will redial is its mean, and an
 * answered caller's wait is cut at closing by a normal law.
 *
 * A line: `agents` flat over the day, `places` for waiting (an attempt beyond is rejected), exponential handling and
 * patience. Of the rejected and of those who give up or are cut off at closing, shares redial after an exponential
 * pause that runs in open hours only. Agents and places need not be whole: the last of them is there in part.
 * The number on the line is a birth–death chain, solved by uniformisation minute by minute.
 */

/** Probability below which a state is let go, at the edges. */
const NEGLIGIBLE = 1e-11;

/** Poisson probabilities of mean m up to where the tail is negligible, and the tails beyond each. */
function poissonTable(mean) {
  const size = Math.ceil(mean + 7 * Math.sqrt(mean) + 12);
  const density = new Float64Array(size);
  const mode = Math.floor(mean);
  let log = -mean;
  for (let k = 1; k <= mode; k++) log += Math.log(mean / k);
  density[mode] = Math.exp(log);
  for (let k = mode; k > 0; k--) density[k - 1] = (density[k] * k) / mean;
  for (let k = mode + 1; k < size; k++) density[k] = (density[k - 1] * mean) / k;
  const beyond = new Float64Array(size);
  for (let k = size - 2; k >= 0; k--) beyond[k] = beyond[k + 1] + density[k + 1];
  return { density, beyond };
}

/** Busy agents, waiting callers, rate of leaving and share of attempts admitted in each state. */
function statesOf({ agents, places, handle, patience }) {
  const last = Math.ceil(agents + places);
  const busy = Float64Array.from({ length: last + 1 }, (_, n) => Math.min(n, agents));
  const waiting = busy.map((value, n) => n - value);
  const leaving = busy.map((value, n) => value / handle + waiting[n] / patience);
  const admitted = busy.map((_, n) => Math.min(1, Math.max(0, agents + places - n)));
  return { last, waiting, leaving, admitted };
}

/**
 * Chance to be answered for who joins in each state, and mean and variance of the wait of those who are.
 * The tagged caller waits for departures at rates agents / handle + j / patience, j callers ahead to none, and
 * must outlast each: products and sums of exponential stages, tilted by the own patience.
 */
function waitsOf({ agents, handle, patience }, { last, waiting }) {
  const chance = new Float64Array(last + 1).fill(1);
  const mean = new Float64Array(last + 1);
  const variance = new Float64Array(last + 1);
  const service = agents / handle;
  for (let n = Math.ceil(agents); n <= last; n++) {
    const rate = service + (waiting[n] + 1) / patience;
    chance[n] = service / rate;
    mean[n] = (mean[n - 1] ?? 0) + 1 / rate;
    variance[n] = (variance[n - 1] ?? 0) + 1 / rate ** 2;
  }
  return { chance, mean, variance };
}

/** Distribution function of the standard normal law, to 1e-7. Source: Abramowitz, Stegun 7.1.26 in erf. */
function normalCdf(z) {
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * poly * Math.exp((-z * z) / 2);
  return z > 0 ? 1 - tail : tail;
}

/** Chances of one tick of the clock in each state: one caller more, one fewer, as many. */
function fillTicks({ rise, fall, stay }, { leaving, admitted }, { rate, clock }) {
  for (let n = 0; n < leaving.length; n++) {
    rise[n] = (rate * admitted[n]) / clock;
    fall[n] = leaving[n] / clock;
    stay[n] = 1 - rise[n] - fall[n];
  }
}

/** One tick: `next` from `now`, which holds something from `from` to `to` only. */
function tick(now, next, { rise, fall, stay }, { from, to }) {
  const last = now.length - 1;
  next[from] = now[from] * stay[from];
  if (from > 0) next[from - 1] = now[from] * fall[from];
  for (let n = from + 1; n <= to; n++) {
    const before = now[n - 1];
    const here = now[n];
    next[n] = here * stay[n] + before * rise[n - 1];
    next[n - 1] += here * fall[n];
  }
  if (to < last) next[to + 1] = now[to] * rise[to];
  return { from: Math.max(0, from - 1), to: Math.min(last, to + 1) };
}

/**
 * Moves the law of the number on the line on by one minute; adds expected minutes in each state to `spent`.
 *
 * The steps of a chain that is slower than its clock: Σ Poisson(k) P^k. Only states from `from` to `to` hold
 * anything; the arrays are empty on either side of them.
 */
function passMinute({ law, rate, states, spent, work }) {
  const clock = rate + states.leaving[states.last];
  const { density, beyond } = poissonTable(clock);
  fillTicks(work, states, { rate, clock });
  let { from, to } = law;
  let [now, next] = [law.p, work.next];
  const sum = work.sum.fill(0);
  let [first, end] = [from, to];
  for (let k = 0; k < density.length; k++) {
    const chance = density[k];
    const minutes = beyond[k] / clock;
    for (let n = from; n <= to; n++) {
      const here = now[n];
      sum[n] += chance * here;
      spent[n] += minutes * here;
    }
    [first, end] = [Math.min(first, from), Math.max(end, to)];
    const reached = tick(now, next, work, { from, to });
    now.fill(0, from, to + 1);
    ({ from, to } = reached);
    while (from < to && next[from] < NEGLIGIBLE) next[from++] = 0;
    while (to > from && next[to] < NEGLIGIBLE) next[to--] = 0;
    [now, next] = [next, now];
  }
  now.fill(0, from, to + 1);
  while (first < end && sum[first] < NEGLIGIBLE) sum[first++] = 0;
  while (end > first && sum[end] < NEGLIGIBLE) sum[end--] = 0;
  law.p.set(sum.subarray(first, end + 1), first);
  [law.from, law.to] = [first, end];
}

/**
 * Expected course of a day.
 *
 * @param line agents, places, handle [min], patience [min], redialRejected, redialAbandoned, pause [min]
 * @param fresh first attempts of the day by minute since opening; its length is the opening time
 * @param orbit people who still mean to redial from the days before
 * @returns attempts, answered, rejected, abandoned, cut, waited (minutes of answered callers), `answeredByWait`
 *   (the same count by the waits: its distance from `answered` is an error of the method), orbit left
 */
export function passDay(line, fresh, orbit) {
  const states = statesOf(line);
  const waits = waitsOf(line, states);
  const empty = () => new Float64Array(states.last + 1);
  const law = { p: empty(), from: 0, to: 0 };
  law.p[0] = 1;
  const spent = empty();
  const work = { next: empty(), sum: empty(), rise: empty(), fall: empty(), stay: empty() };
  const day = {
    attempts: 0,
    answered: 0,
    rejected: 0,
    abandoned: 0,
    cut: 0,
    waited: 0,
    answeredByWait: 0,
    orbit,
  };
  fresh.forEach((first, minute) => {
    const redials = day.orbit * (1 - Math.exp(-1 / line.pause));
    const rate = first + redials;
    spent.fill(0);
    passMinute({ law, rate, states, spent, work });
    const left = fresh.length - minute - 0.5;
    let rejected = 0;
    let abandoned = 0;
    for (let n = 0; n <= states.last; n++) {
      if (spent[n] === 0) continue;
      const joined = rate * spent[n] * states.admitted[n];
      rejected += rate * spent[n] - joined;
      abandoned += (spent[n] * states.waiting[n]) / line.patience;
      addWaits(day, joined, { waits, n, left });
    }
    day.attempts += rate;
    day.rejected += rejected;
    day.abandoned += abandoned;
    day.orbit += line.redialRejected * rejected + line.redialAbandoned * abandoned - redials;
  });
  for (let n = 0; n <= states.last; n++) day.cut += law.p[n] * states.waiting[n];
  day.orbit += line.redialAbandoned * day.cut;
  day.answered = day.attempts - day.rejected - day.abandoned - day.cut;
  return day;
}

/** Adds those who join in a state and are answered before closing, and their minutes. */
function addWaits(day, joined, { waits, n, left }) {
  const { chance, mean, variance } = waits;
  if (variance[n] === 0) {
    day.answeredByWait += joined;
    return;
  }
  const deviation = Math.sqrt(variance[n]);
  const z = (left - mean[n]) / deviation;
  const inTime = z > 6 ? 1 : normalCdf(z);
  const density = z > 6 ? 0 : Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  day.answeredByWait += joined * chance[n] * inTime;
  day.waited += joined * chance[n] * Math.max(0, mean[n] * inTime - deviation * density);
}
