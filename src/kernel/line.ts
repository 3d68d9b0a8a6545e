/**
 * Waiting lines: first come first served, doubly linked through arrays, so that joining, taking the head
 * and leaving from the middle cost the same at any length. Members are slots; lines are numbered.
 */

/** No member. */
export const NOBODY = -1;

export interface Lines {
  /** First and last member of each line, NOBODY when empty; [line]. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Members of each line; [line]. */
  readonly length: Int32Array;
  /** Joins at the end. */
  readonly join: (line: number, member: number) => void;
  /** Joins at the head, before everybody. */
  readonly joinHead: (line: number, member: number) => void;
  /** Leaves from wherever the member stands. */
  readonly leave: (line: number, member: number) => void;
  /** Empties every line. */
  readonly clear: () => void;
}

/** @param capacity slots that may be members */
export function createLines(lineCount: number, capacity: number): Lines {
  const first = new Int32Array(lineCount).fill(NOBODY);
  const last = new Int32Array(lineCount).fill(NOBODY);
  const length = new Int32Array(lineCount);
  const ahead = new Int32Array(capacity).fill(NOBODY);
  const behind = new Int32Array(capacity).fill(NOBODY);

  function join(line: number, member: number): void {
    const end = last[line];
    ahead[member] = end;
    behind[member] = NOBODY;
    if (end === NOBODY) first[line] = member;
    else behind[end] = member;
    last[line] = member;
    length[line]++;
  }

  function joinHead(line: number, member: number): void {
    const start = first[line];
    ahead[member] = NOBODY;
    behind[member] = start;
    if (start === NOBODY) last[line] = member;
    else ahead[start] = member;
    first[line] = member;
    length[line]++;
  }

  function leave(line: number, member: number): void {
    const before = ahead[member];
    const after = behind[member];
    if (before === NOBODY) first[line] = after;
    else behind[before] = after;
    if (after === NOBODY) last[line] = before;
    else ahead[after] = before;
    length[line]--;
  }

  function clear(): void {
    first.fill(NOBODY);
    last.fill(NOBODY);
    length.fill(0);
  }

  return { first, last, length, join, joinHead, leave, clear };
}
