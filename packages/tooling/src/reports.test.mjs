import { expect, test } from 'vitest';
import {
  playwrightCounts,
  playwrightFailures,
  summary,
  total,
  vitestCounts,
  vitestFailures,
} from './reports.mjs';

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

test('what failed is named with the first words of why', () => {
  const testResults = [
    { name: 'a.test.ts', status: 'failed', message: 'No such file', assertionResults: [] },
    {
      name: 'b.test.ts',
      status: 'failed',
      assertionResults: [
        {
          status: 'failed',
          fullName: 'b adds',
          failureMessages: ['\u001B[31mexpected 1 to be 2\u001B[39m\n at b.ts'],
        },
        { status: 'passed', fullName: 'b subtracts' },
      ],
    },
    { name: 'c.test.ts', status: 'passed', assertionResults: [] },
  ];
  expect(vitestFailures({ ...report, testResults })).toEqual([
    'FAILED a.test.ts \nNo such file',
    'FAILED b.test.ts b adds\nexpected 1 to be 2\n at b.ts',
  ]);
  const spec = (status) => ({
    file: 'd.spec.ts',
    title: 'goes',
    tests: [{ status, projectName: 'phone', results: [{}, { error: { message: 'Timed out' } }] }],
  });
  const suites = [{ suites: [{ specs: [spec('unexpected'), spec('expected')] }], specs: [spec('flaky')] }];
  expect(playwrightFailures({ suites })).toEqual(Array(2).fill('FAILED d.spec.ts phone: goes\nTimed out'));
  expect([...vitestFailures(null), ...playwrightFailures(null)]).toEqual([]);
});
