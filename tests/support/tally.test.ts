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
    assertionResults: tests.map((one) => ({ fullName: `a ${one} test`, status: one })),
  }));
  const all = files.flatMap(({ tests }) => tests);
  const count = (status: string): number => all.filter((one) => one === status).length;
  const path = join(folder, `${++written}.json`);
  const numbers = { numPassedTests: count('passed'), numFailedTests: count('failed') };
  writeFileSync(path, JSON.stringify({ success, ...numbers, testResults }));
  return path;
}

test('several runs are added up', () => {
  const one = report(true, [{ status: 'passed', tests: ['passed', 'passed'] }]);
  const other = report(false, [{ status: 'failed', tests: ['passed', 'failed'] }]);
  expect(tally([one, other])).toEqual({ passed: 3, failed: 1, skipped: [] });
});

test('a test that did not run is named, not counted', () => {
  const path = report(true, [{ status: 'passed', tests: ['passed', 'skipped', 'todo'] }]);
  expect(tally([path])).toEqual({
    passed: 1,
    failed: 0,
    skipped: ['a skipped test', 'a todo test'],
  });
});

test('a test that need not run here is not named, and still fails where it does', () => {
  const path = report(false, [
    { status: 'failed', tests: ['skipped', 'failed'] },
    { status: 'passed', tests: ['todo'] },
  ]);
  expect(tally([path], /file-0$/)).toEqual({ passed: 0, failed: 1, skipped: ['a todo test'] });
});

test('a file that could not be loaded is a failure', () => {
  const path = report(false, [
    { status: 'failed', tests: [] },
    { status: 'passed', tests: ['passed'] },
  ]);
  expect(tally([path])).toMatchObject({ passed: 1, failed: 1 });
});

test('a run that failed outside of its tests is a failure', () => {
  expect(tally([report(false, [{ status: 'passed', tests: ['passed'] }])]).failed).toBe(1);
});

test('a run without a report is a failure', () => {
  expect(tally([join(folder, 'never-written.json')]).failed).toBe(1);
});
