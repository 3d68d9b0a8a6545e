/**
 * A vitest reporter that closes a run with one plain line, such as `tests: 123 passed, 0 failed`, for readers
 * who look at nothing else. It adds nothing to the exit code, which stays vitest's own.
 */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed tests, and files or loose promises that broke outside of any test
 * @property {number} skipped
 */

/** The reporter; it belongs behind the one that prints the tests. */
export const tally = {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   * @param {"passed" | "failed" | "interrupted"} reason
   */
  onTestRunEnd(modules, unhandledErrors, reason) {
    const counts = countTests(modules, unhandledErrors.length);
    // a run that ends badly before its first test, such as a failing build, must not read as clean
    if (reason !== "passed") counts.failed = Math.max(counts.failed, 1);
    process.stdout.write(`${tallyLine(counts)}\n`);
  },
};

/**
 * @param {Tally} counts
 * @returns {string} skipped tests are named only if there are any
 */
function tallyLine({ passed, failed, skipped }) {
  const line = `tests: ${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/**
 * Sums over all files. A file that breaks before its first test, or a suite that does, counts as one failure.
 *
 * @param {readonly import("vitest/node").TestModule[]} modules
 * @param {number} strayErrors
 * @returns {Tally}
 */
function countTests(modules, strayErrors) {
  const counts = { passed: 0, failed: strayErrors, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === "pending" ? "skipped" : state] += 1;
    }
  }
  return counts;
}
