import { expect, test } from 'vitest';
import { playwrightCounts, summary, total, vitestCounts } from './reports.mjs';

const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('a file that breaks before its tests counts as failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(vitestCounts({ ...report, testResults }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test('a tool that ends badly without saying why counts as one failure', () => {
  expect(vitestCounts(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(vitestCounts({ ...report, numFailedTests: 0 }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(playwrightCounts(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a test that passes only when repeated does not pass', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats }, 0)).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test('the summary names skipped tests only when there are any', () => {
  expect(summary(total([vitestCounts(report, 1), { passed: 2, failed: 0, skipped: 0 }]))).toBe(
    '5 passed, 1 failed',
  );
  expect(summary({ passed: 2, failed: 0, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped');
});
