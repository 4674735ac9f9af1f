// Reads the passed and failed tests out of the JSON reports of vitest and Playwright.
import { readJson } from './files.mjs';

/** One check that either holds or does not. */
export function countOne(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A test file that could not even be loaded counts as one failed test; so does a run that broke off. */
export function countVitest(reportFile, exitCode) {
  const report = readJson(reportFile);
  if (!report) return countOne(exitCode || 1);
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return withExitCode(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length },
    exitCode,
  );
}

/** A test that passes only on a retry counts as failed, and so does an error outside of tests. */
export function countPlaywright(reportFile, exitCode) {
  const report = readJson(reportFile);
  if (!report) return countOne(exitCode || 1);
  const { expected, flaky, unexpected } = report.stats;
  return withExitCode({ passed: expected, failed: flaky + unexpected + report.errors.length }, exitCode);
}

// A tool that says "failed" without a failed test (nothing ran, a broken teardown) must not look like success.
function withExitCode(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
