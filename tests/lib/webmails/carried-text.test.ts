// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { carryText, takeCarriedText } from '#lib/webmails/carried-text.ts';

beforeEach(() => sessionStorage.clear());

test('waits for its reply, and is taken once', () => {
  carryText(sessionStorage, 'Dear Adaeze', 'pumps', 1000);
  expect(takeCarriedText(sessionStorage, 'pumps', 2000)).toBe('Dear Adaeze');
  expect(takeCarriedText(sessionStorage, 'pumps', 2000)).toBeNull();
});

test.each([
  ['another reply', 'valves', 2000],
  ['too late', 'pumps', 31_000],
])('is dropped: %s', (_why, subject, now) => {
  carryText(sessionStorage, 'Dear Adaeze', 'pumps', 1000);
  expect(takeCarriedText(sessionStorage, subject, now)).toBeNull();
  expect(sessionStorage.length).toBe(0);
});

test.each(['', '{', '{"text":5}', 'null'])('makes nothing of a forged %j', (raw) => {
  sessionStorage.setItem('baton-text', raw);
  expect(takeCarriedText(sessionStorage, 'pumps', 0)).toBeNull();
});
