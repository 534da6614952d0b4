// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Chip, ListRow, Telling } from '#lib/protocol/chip.ts';
import { listRowOf } from '#lib/webmails/list-row.ts';
import { markedList } from '#lib/webmails/list-rows.ts';
import { markRows } from '#lib/webmails/mark-rows.ts';
import { fakeWebmail } from './fake/fake-webmail.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A page of three rows, whose keys come again for other mails, as those of a virtual list or of another folder do. */
const mails = fc.record({ key: fc.constantFrom('a', 'b'), name: fc.constantFrom('1', '2', '3') });
const step = fc.oneof(
  fc.record({ does: fc.constant('fill' as const), at: fc.nat(2), mail: mails }),
  fc.record({ does: fc.constant('make' as const), at: fc.nat(2), mail: mails }),
  /** The page is looked at, and the worker told. */
  fc.record({ does: fc.constant('look' as const) }),
  /** The worker answers a telling, whichever comes first. */
  fc.record({ does: fc.constant('answer' as const), which: fc.nat(4) }),
  /** It pushes the chips of a telling, before or after it answered. */
  fc.record({ does: fc.constant('push' as const), which: fc.nat(4) }),
);

interface Asked {
  nth: Telling;
  rows: ListRow[];
  answer: (chips: Chip[]) => void;
}

/** The row and the mail are told apart by these alone. */
const htmlOf = ({ key, name }: { key: string; name: string }): string =>
  `<li data-id="${key}"><b>${key}${name}</b></li>`;
const chipsOf = (rows: readonly ListRow[]): Chip[] =>
  rows.map(({ key, subject }) => ({
    key,
    holder: 'other',
    state: 'plenty',
    presence: null,
    text: subject.slice(0, 40),
    label: subject,
  }));
const subjectOf = (row: Element): string => row.querySelector('b')?.textContent ?? '';

/** A page that is told of by `markRows` to a worker that answers when it likes. */
function open(signal: AbortSignal) {
  document.body.innerHTML = `<ul>${htmlOf({ key: 'a', name: '1' }).repeat(3)}</ul>`;
  const list = markedList({
    document,
    root: () => document.querySelector('ul'),
    rows: 'li[data-id]',
    marks: ['data-id'],
    read: (row) =>
      listRowOf({
        key: row.getAttribute('data-id') ?? '',
        webmail: 'outlook',
        account: null,
        place: null,
        from: null,
        subject: subjectOf(row),
      }),
    place: (row, chip) => row.append(chip),
    look: () => ({ theme: 'light', side: 'after' }),
    watchLook: () => undefined,
  });
  const asked: Asked[] = [];
  const marks = markRows(
    { ...fakeWebmail(document), ...list },
    async (message) => {
      const { nth, rows } = message as unknown as Asked;
      return new Promise((resolve) => asked.push({ nth, rows, answer: resolve as never }));
    },
    signal,
  );
  return { marks, asked };
}

test('whatever is filled anew, and however late the worker speaks, no row wears the chip of another mail', async () => {
  let worn = 0;
  const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const end = new AbortController();
    const { marks, asked } = open(end.signal);
    const rows = () => [...document.querySelectorAll('li')];
    for (const one of steps) {
      if (one.does === 'look') vi.advanceTimersByTime(200);
      else if (one.does === 'answer' || one.does === 'push') {
        const told = asked[one.which % Math.max(1, asked.length)];
        if (told && one.does === 'answer') told.answer(chipsOf(told.rows));
        if (told && one.does === 'push') marks.show(told.nth, chipsOf(told.rows));
      } else {
        const row = rows()[one.at]!;
        if (one.does === 'make') row.outerHTML = htmlOf(one.mail);
        else {
          row.dataset.id = one.mail.key;
          row.querySelector('b')!.textContent = one.mail.key + one.mail.name;
        }
      }
      for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
      for (const row of rows()) {
        for (const chip of row.querySelectorAll('baton-chip')) {
          worn += 1;
          expect(chip.getAttribute('aria-label')).toBe(subjectOf(row));
        }
      }
    }
    end.abort();
  });
  await fc.assert(property, { numRuns: 150 });
  expect(worn).toBeGreaterThan(100);
});
