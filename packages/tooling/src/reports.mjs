/** Counts of one test tool's report. A file or run that broke before its tests counts as one failed test. */

/**
 * @param {any} report vitest's JSON report; null when none was written
 * @param {number} exitCode the tool's
 */
export function vitestCounts(report, exitCode) {
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  for (const file of report?.testResults ?? []) {
    const named = file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && !named) counts.failed += 1;
  }
  return broken(counts, exitCode);
}

/**
 * @param {any} report Playwright's JSON report; null when none was written
 * @param {number} exitCode the tool's
 */
export function playwrightCounts(report, exitCode) {
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  const counts = {
    passed: stats.expected,
    // A test that passes only when repeated does not pass.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
  return broken(counts, exitCode);
}

function broken(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * What failed, a line or a few each, to be read at the end of a long run.
 * @param {any} report vitest's JSON report; null when none was written
 */
export function vitestFailures(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    if (file.status !== 'failed') return [];
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return [failure(file.name, '', file.message)];
    return failed.map((test) => failure(file.name, test.fullName, test.failureMessages?.[0]));
  });
}

/**
 * The same of Playwright.
 * @param {any} report Playwright's JSON report; null when none was written
 */
export function playwrightFailures(report) {
  const inside = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter((test) => ['unexpected', 'flaky'].includes(test.status))
        .map((test) => {
          const message = test.results.map((result) => result.error?.message).find(Boolean);
          return failure(spec.file, `${test.projectName}: ${spec.title}`, message);
        }),
    ),
    ...(suite.suites ?? []).flatMap(inside),
  ];
  return (report?.suites ?? []).flatMap(inside);
}

const LONGEST_MESSAGE = 800;
// Colours of a terminal, which reports keep.
// oxlint-disable-next-line no-control-regex
const COLOURS = /\u001B\[[0-9;]*m/g;

function failure(file, name, message = '') {
  // What Vitest's report keeps of a test that took too long.
  const plain = message.replaceAll(COLOURS, '').replace('STACK_TRACE_ERROR', 'the test timed out');
  const said = plain.trim().slice(0, LONGEST_MESSAGE);
  return `FAILED ${file} ${name}\n${said}`.trim();
}

/** The sum over the tools. */
export function total(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const key of Object.keys(sum)) sum[key] += counts[key];
  return sum;
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
