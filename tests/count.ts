import { tally } from './support/tally.ts';

// Prints the sum of the reports named as arguments; fails where anything failed, was left out or has no report.
const { passed, failed, skipped } = tally(process.argv.slice(2));
for (const test of skipped) process.stdout.write(`left out: the test "${test}"\n`);
for (const failure of failed) process.stdout.write(`failed: ${failure}\n`);
process.stdout.write(`${passed} passed, ${failed.length} failed\n`);
process.exitCode = failed.length > 0 || skipped.length > 0 ? 1 : 0;
