import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The part of Vitest's JSON report that is counted. */
const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.optional(z.nullable(z.array(z.string()))),
        }),
      ),
    }),
  ),
});
type FileReport = z.infer<typeof Report>['testResults'][number];

export interface Tally {
  passed: number;
  /** What failed and what it said, a line each. */
  failed: string[];
  /** Full names of the tests that were there and did not run. */
  skipped: string[];
}

/**
 * Adds up reports of Vitest runs. A run without a report, a file that could not be loaded, and a run that failed
 * although each of its tests passed each count as one failure: nothing that went wrong adds up to zero.
 * @param optional files whose tests need not run here, and are not named when they did not.
 */
export function tally(reports: string[], optional?: RegExp): Tally {
  const sum: Tally = { passed: 0, failed: [], skipped: [] };
  for (const path of reports) {
    const report = readReport(path);
    if (report === null) {
      sum.failed.push(`${path}: no report was written`);
      continue;
    }
    sum.passed += report.numPassedTests;
    const failed = report.testResults.flatMap(failuresOf);
    sum.failed.push(...failed);
    if (failed.length === 0 && !report.success) {
      sum.failed.push(`${path}: the run failed outside of its tests`);
    }
    const needed = report.testResults.filter(({ name }) => !optional?.test(name));
    const tests = needed.flatMap((file) => file.assertionResults);
    const ran = new Set(['passed', 'failed']);
    sum.skipped.push(...tests.filter((one) => !ran.has(one.status)).map((one) => one.fullName));
  }
  return sum;
}

function failuresOf({ name, status, message, assertionResults }: FileReport): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${name}: ${firstLine(message)}`];
  return failed.map(
    ({ fullName, failureMessages }) => `${name} > ${fullName}: ${firstLine(failureMessages?.[0])}`,
  );
}

const firstLine = (said = 'nothing was said'): string => said.trim().split('\n', 1)[0]!;

function readReport(path: string): z.infer<typeof Report> | null {
  try {
    return Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
