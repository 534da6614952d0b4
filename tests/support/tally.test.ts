import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tally } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function report(success: boolean, files: { status: string; tests: string[] }[]): string {
  const testResults = files.map(({ status, tests }, index) => ({
    name: `file-${index}`,
    status,
    message: '',
    assertionResults: tests.map((one) => ({
      fullName: `a ${one} test`,
      status: one,
      failureMessages: one === 'failed' ? ['Error: two\n    at a line'] : [],
    })),
  }));
  const all = files.flatMap(({ tests }) => tests);
  const path = join(folder, `${++written}.json`);
  const numPassedTests = all.filter((one) => one === 'passed').length;
  writeFileSync(path, JSON.stringify({ success, numPassedTests, testResults }));
  return path;
}

test('several runs are added up, and what failed is named with what it said', () => {
  const one = report(true, [{ status: 'passed', tests: ['passed', 'passed'] }]);
  const other = report(false, [{ status: 'failed', tests: ['passed', 'failed'] }]);
  expect(tally([one, other])).toEqual({
    passed: 3,
    failed: ['file-0 > a failed test: Error: two'],
    skipped: [],
  });
});

test('a test that did not run is named, not counted', () => {
  const path = report(true, [{ status: 'passed', tests: ['passed', 'skipped', 'todo'] }]);
  expect(tally([path])).toEqual({
    passed: 1,
    failed: [],
    skipped: ['a skipped test', 'a todo test'],
  });
});

test('a test that need not run here is not named, and still fails where it does', () => {
  const path = report(false, [
    { status: 'failed', tests: ['skipped', 'failed'] },
    { status: 'passed', tests: ['todo'] },
  ]);
  expect(tally([path], /file-0$/)).toEqual({
    passed: 0,
    failed: ['file-0 > a failed test: Error: two'],
    skipped: ['a todo test'],
  });
});

test('a file that could not be loaded is a failure', () => {
  const path = report(false, [
    { status: 'failed', tests: [] },
    { status: 'passed', tests: ['passed'] },
  ]);
  expect(tally([path])).toMatchObject({ passed: 1, failed: [expect.stringContaining('file-0')] });
});

test('a run that failed outside of its tests is a failure', () => {
  expect(tally([report(false, [{ status: 'passed', tests: ['passed'] }])]).failed).toHaveLength(1);
});

test('a run without a report is a failure', () => {
  expect(tally([join(folder, 'never-written.json')]).failed).toHaveLength(1);
});
