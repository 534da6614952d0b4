// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { shipped, type Anchor } from '#lib/webmails/outlook/anchors.ts';
import { outlookPage } from './outlook-page.ts';

/** How often each anchor that is in use beside an open mail is met on the stand-in; the others are met nowhere. */
const beside: Partial<Record<Anchor, number>> = {
  list: 1,
  row: 2,
  rowSender: 2,
  rowSubject: 2,
  folder: 6,
  mailboxRoot: 2,
  pane: 1,
  subject: 1,
  sender: 1,
  recipients: 1,
  date: 1,
  body: 1,
  persona: 1,
  reply: 1,
  forward: 1,
};
const drafted: Partial<Record<Anchor, number>> = { editor: 1, send: 2, sendMore: 1, discard: 1 };

test.each(['en', 'zh', 'de'])('each anchor is met as often as it should be, in %s', (language) => {
  const page = outlookPage({ query: `lang=${language}` });
  const met = (name: string) => document.querySelectorAll(shipped[name as Anchor]).length;
  for (const [name, count] of Object.entries(beside)) expect(met(name), name).toBe(count);
  for (const name of Object.keys(drafted)) expect(met(name), name).toBe(0);
  page.draft('reply');
  for (const [name, count] of Object.entries(drafted)) expect(met(name), name).toBe(count);
  expect(met('quote')).toBeGreaterThan(0);
  expect(met('signature')).toBe(1);
});

test('a page is checked for what it must have now', () => {
  const check = (drawing: Parameters<typeof outlookPage>[0], change?: () => void) => {
    const page = outlookPage(drawing);
    change?.();
    return openOutlook(page, {}, new AbortController().signal).check();
  };
  expect(check({ open: null })).toMatchObject({ isEnough: true, missing: [] });
  expect(check({})).toMatchObject({ isEnough: true, missing: [] });
  expect(check({}, () => document.querySelector(shipped.sender)?.remove())).toMatchObject({
    isEnough: false,
    missing: ['sender'],
  });
  expect(check({ open: null }, () => document.querySelector(shipped.pane)?.remove())).toMatchObject(
    { isEnough: false, missing: ['pane'] },
  );
});

test('an admin’s anchor is used in place of the shipped one', () => {
  const page = outlookPage();
  const heading = document.querySelector(shipped.subject);
  heading?.removeAttribute('role');
  heading?.setAttribute('id', 'renamed');
  const signal = new AbortController().signal;
  expect(openOutlook(page, {}, signal).check().missing).toEqual(['subject']);
  expect(openOutlook(page, { subject: '#renamed' }, signal).check()).toMatchObject({
    isEnough: true,
    hits: { subject: 1 },
  });
});
