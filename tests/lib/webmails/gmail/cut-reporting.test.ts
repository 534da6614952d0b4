import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { withoutReporting } from '#lib/webmails/gmail/cut-reporting.ts';

const path = createRequire(import.meta.url).resolve('@inboxsdk/core');
const source = readFileSync(path, 'utf8');
const home = /api\.inboxsdk\.com|pubsub\.googleapis\.com/;

test('nothing of the InboxSDK we build names a home to report to', () => {
  expect(source).toMatch(home);
  expect(withoutReporting(source)).not.toMatch(home);
});

test('what is left is still a program', () => {
  expect(() => new Function(withoutReporting(source))).not.toThrow();
});

test('a version that reports in another way stops the build', () => {
  const other = source.replace('api.inboxsdk.com/api/v2/errors', 'errors.example.com');
  expect(() => withoutReporting(other)).toThrow('2 places instead of 3');
});
