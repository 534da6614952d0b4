import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The part of Vitest's JSON report that is counted. */
const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface Tally {
  passed: number;
  failed: number;
  /** Full names of the tests that were there and did not run. */
  skipped: string[];
}

/**
 * Adds up reports of Vitest runs. A run without a report, a file that could not be loaded, and a run that failed
 * although each of its tests passed each count as one failure: nothing that went wrong adds up to zero.
 * @param optional files whose tests need not run here, and are not named when they did not.
 */
export function tally(reports: string[], optional?: RegExp): Tally {
  const sum: Tally = { passed: 0, failed: 0, skipped: [] };
  for (const report of reports.map(readReport)) {
    if (report === null) {
      sum.failed += 1;
      continue;
    }
    const unloaded = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
    );
    const failed = report.numFailedTests + unloaded.length;
    sum.passed += report.numPassedTests;
    sum.failed += failed === 0 && !report.success ? 1 : failed;
    const needed = report.testResults.filter(({ name }) => !optional?.test(name));
    const tests = needed.flatMap((file) => file.assertionResults);
    const ran = new Set(['passed', 'failed']);
    sum.skipped.push(...tests.filter((one) => !ran.has(one.status)).map((one) => one.fullName));
  }
  return sum;
}

function readReport(path: string): z.infer<typeof Report> | null {
  try {
    return Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
