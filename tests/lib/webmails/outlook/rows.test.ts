// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { ListRow } from '#lib/protocol/chip.ts';
import { ListRows } from '#lib/protocol/chip.ts';
import { outlookList } from '#lib/webmails/outlook/rows.ts';
import { canonicalId } from '#lib/webmails/outlook/ids.ts';
import { booster, grace, linda, outlookPage, solar } from './outlook-page.ts';

function rowsOf(drawing: Parameters<typeof outlookPage>[0]): {
  rows: ListRow[];
  list: ReturnType<typeof outlookList>;
} {
  const page = outlookPage(drawing);
  const list = outlookList(page, page.anchors);
  let rows: ListRow[] = [];
  list.watchRows((told) => (rows = told), new AbortController().signal);
  return { rows, list };
}

test.each(['en', 'zh', 'de'])('each row tells its mail, in %s', (language) => {
  const { rows } = rowsOf({ query: `lang=${language}` });
  expect(ListRows.safeParse(JSON.parse(JSON.stringify(rows))).success).toBe(true);
  expect(rows).toHaveLength(2);
  const convid = document.querySelector('[role="option"]')?.getAttribute('data-convid');
  expect(rows[0]).toMatchObject({
    webmail: 'outlook',
    webmailId: canonicalId(convid),
    account: linda,
    from: grace,
    subject: solar.subject,
    sentAt: solar.date,
  });
  expect(rows[1]).toMatchObject({ from: booster.from, sentAt: booster.date });
});

test('rows whose id or subject is gone say nothing, and the others go on', () => {
  const page = outlookPage();
  const [first] = document.querySelectorAll('[role="option"]');
  first?.querySelector('[title=""]')?.remove();
  let rows: ListRow[] = [];
  outlookList(page, page.anchors).watchRows((told) => (rows = told), new AbortController().signal);
  expect(rows.map(({ subject }) => subject)).toEqual([booster.subject]);
});

test('a subject without end leaves the other rows their chips', () => {
  const { rows } = rowsOf({ mails: [solar, { ...booster, subject: 'pumps '.repeat(200_000) }] });
  expect(ListRows.safeParse(JSON.parse(JSON.stringify(rows))).success).toBe(true);
  expect(rows).toHaveLength(2);
});

test('the chip ends the line of the subject, and is not read as part of it', () => {
  const { rows, list } = rowsOf({});
  const [row] = rows;
  const chip = { key: row?.key ?? '', holder: 'me', state: 'soon', presence: null } as const;
  list.showChips([{ ...chip, text: 'LC', label: 'Yours, due soon' }]);
  const element = document.querySelector('baton-chip');
  expect(element?.previousElementSibling?.textContent).toBe(solar.subject);
  expect(document.querySelectorAll('baton-chip')).toHaveLength(1);
  list.showChips([]);
  expect(document.querySelector('baton-chip')).toBeNull();
});
