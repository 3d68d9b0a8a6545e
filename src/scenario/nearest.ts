/** The known name that looks most like a mistyped one. Knows nothing of what the names stand for. */

/** Longest name compared [characters]: the cost grows with the square of it. */
const LONGEST = 80;

/**
 * The candidate with the fewest single-character edits (insert, delete, replace, swap of neighbours), upper and
 * lower case alike; null when none is within a third of the length. The earlier of equals.
 * Cost O(candidates × length²).
 */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  if (name.length > LONGEST) return null;
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const edits = countEdits(name.toLowerCase(), candidate.toLowerCase());
    if (edits >= fewest) continue;
    best = candidate;
    fewest = edits;
  }
  return best;
}

/** `did you mean "x"?`, or what may be written instead when nothing looks alike. */
export function suggest(name: string, candidates: readonly string[]): string {
  const nearest = nearestName(name, candidates);
  if (nearest !== null) return `did you mean "${nearest}"?`;
  if (candidates.length === 0) return "remove it";
  const shown = candidates.slice(0, 20).join(", ");
  return candidates.length > 20 ? `known are ${shown}, …` : `known are ${shown}`;
}

/** Edits between two names: optimal string alignment, three rows of the table at a time. */
function countEdits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j] + 1, row[j - 1] + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
