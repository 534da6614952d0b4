// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListRow } from '#lib/protocol/chip.ts';
import { practice } from '#lib/webmails/practice/index.ts';
import { until } from '#tests/support/until.ts';
import { clickAsPerson } from '../as-a-person.ts';
import { fakeGuard } from '../fake/fake-guard.ts';
import { practiceCompose, practiceList, practicePage } from './practice-page.ts';

let end: AbortController;
beforeEach(() => (end = new AbortController()));
afterEach(() => end.abort());
const open = (document: Document) => practice({ document, location, isTop: true }, {});

test('tells the rows of the folder, and marks them after the subject', () => {
  const page = practiceList();
  const webmail = open(page);
  const told: ListRow[][] = [];
  webmail.watchRows((rows) => told.push(rows), end.signal);
  expect(told).toMatchObject([
    [
      {
        key: 'INBOX/6',
        account: 'info@northquay.test',
        place: { folder: 'INBOX', uid: 6 },
        from: { name: 'Diego Fuentes', address: 'diego@riego.test' },
        subject: 'Consulta: bombas',
      },
      { key: 'INBOX/5', from: { address: 'adaeze@okoro-farms.test' } },
    ],
  ]);
  const state = { holder: 'me', state: 'plenty', presence: null } as const;
  webmail.showChips([{ key: 'INBOX/5', ...state, text: 'LC', label: 'Yours' }]);
  const chips = page.querySelectorAll('baton-chip');
  expect(chips).toHaveLength(1);
  expect(chips[0]?.previousElementSibling?.textContent).toMatch(/40 submersible pumps/);
});

test('holds the reply on a compose page, and sends it by its own button', async () => {
  const page = practiceCompose();
  const guard = fakeGuard();
  open(page).guardSend(guard, end.signal);
  expect(guard.drafts[0]?.answered).toMatchObject({
    rfcMessageId: '<pumps@okoro-farms.test>',
    subject: 'Quotation for 40 submersible pumps',
  });
  expect(guard.drafts[0]?.addressed()).toEqual({
    from: 'info@northquay.test',
    to: ['adaeze@okoro-farms.test'],
  });
  let submitted = 0;
  page.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    submitted += 1;
  });
  const send = page.querySelector('#compose button')!;
  expect(clickAsPerson(send)).toBe(false);
  expect(submitted).toBe(0);
  guard.answer(true);
  await until(() => submitted > 0);
  expect(submitted).toBe(1);
});

test('guards no new mail, and nothing where no reply is', () => {
  const guard = fakeGuard();
  open(practicePage()).guardSend(guard, end.signal);
  const fresh = practiceCompose((html) => html.replace(/<article[^]*<\/article>/, ''));
  open(fresh).guardSend(guard, end.signal);
  expect(guard.drafts).toEqual([]);
});
