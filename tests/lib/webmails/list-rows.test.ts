// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import { listRowOf } from '#lib/webmails/list-row.ts';
import { markedList, type MarkedList } from '#lib/webmails/list-rows.ts';
import { until } from '#tests/support/until.ts';

let end: AbortController;
let told: string[][];
let list: MarkedList;
let theme: 'light' | 'dark';
let repaint: () => void;

const rowOf = (row: Element): ListRow | null => {
  const key = row.getAttribute('data-id') ?? '';
  const subject = row.querySelector('b')?.textContent ?? '';
  const nothing = { account: null, place: null, from: null, webmailId: undefined };
  return listRowOf({ key, webmail: 'outlook', subject, ...nothing });
};
const fill = (...rows: string[]): string =>
  rows.map((row) => `<li data-id="${row[0]}"><b>${row}</b></li>`).join('');
const ul = (): HTMLElement => document.querySelector<HTMLElement>('ul')!;
const row = (key: string): HTMLElement => ul().querySelector<HTMLElement>(`[data-id=${key}]`)!;
const chipFor = (key: string, text = `${key}!`): Chip => ({
  key,
  holder: 'other',
  state: 'plenty',
  presence: null,
  text,
  label: text,
});
/** The chips on the page, as "key of the row: what the chip says". */
const worn = (): string[] =>
  [...document.querySelectorAll('li')].flatMap((one) =>
    [...one.querySelectorAll('baton-chip')].map(
      (chip) => `${one.dataset.id}: ${chip.getAttribute('aria-label')}`,
    ),
  );

beforeEach(() => {
  document.body.innerHTML = `<main><ul>${fill('a', 'b', 'c')}</ul></main>`;
  end = new AbortController();
  told = [];
  theme = 'light';
  list = markedList({
    document,
    root: () => document.querySelector('ul'),
    rows: 'li[data-id]',
    marks: ['data-id'],
    read: rowOf,
    place: (at, chip) => at.append(chip),
    style: 'li:has(> baton-chip) { display: flex }',
    look: () => ({ theme, side: 'after' }),
    watchLook: (tell) => (repaint = tell),
  });
  list.watchRows((rows) => told.push(rows.map(({ key, subject }) => key + subject)), end.signal);
});

afterEach(() => end.abort());

test('tells the rows at once, and again only when they differ', async () => {
  expect(told).toEqual([['aa', 'bb', 'cc']]);
  row('a').className = 'selected';
  row('b').remove();
  await until(() => told.length === 2);
  expect(told[1]).toEqual(['aa', 'cc']);
});

test('puts each chip into the row of its key, changes it there and takes it away', () => {
  list.showChips([chipFor('a'), chipFor('c')]);
  expect(worn()).toEqual(['a: a!', 'c: c!']);
  const before = row('a').querySelector('baton-chip');
  list.showChips([chipFor('a', 'changed')]);
  expect(worn()).toEqual(['a: changed']);
  expect(row('a').querySelector('baton-chip')).toBe(before);
});

test('a row that is filled anew loses its chip before it is seen, and gets none of another', async () => {
  list.showChips([chipFor('a')]);
  row('a').dataset.id = 'd';
  await Promise.resolve();
  expect(worn()).toEqual([]);
  ul().querySelector('li')!.dataset.id = 'a';
  await Promise.resolve();
  expect(worn()).toEqual(['a: a!']);
});

test('a row whose words changed under the same key waits for a new answer', async () => {
  list.showChips([chipFor('a')]);
  row('a').querySelector('b')!.firstChild!.nodeValue = 'another';
  await Promise.resolve();
  expect(worn()).toEqual([]);
  await until(() => told.length === 2);
  expect(worn()).toEqual([]);
  list.showChips([chipFor('a')]);
  expect(worn()).toEqual(['a: a!']);
});

test('a row made anew for the same message has its chip in the same turn', async () => {
  list.showChips([chipFor('b')]);
  ul().innerHTML = fill('b', 'x');
  await Promise.resolve();
  expect(worn()).toEqual(['b: b!']);
});

test('puts back a chip that the page swept out, but does not quarrel for ever', async () => {
  list.showChips([chipFor('a')]);
  row('a').innerHTML = '<b>a</b>';
  await Promise.resolve();
  expect(worn()).toEqual(['a: a!']);
  const sweep = new MutationObserver(() => row('a').querySelector('baton-chip')?.remove());
  sweep.observe(row('a'), { childList: true });
  row('a').querySelector('baton-chip')?.remove();
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  expect(worn()).toEqual([]);
  sweep.disconnect();
});

test('gives none to two rows of one key that say different things', async () => {
  ul().insertAdjacentHTML('beforeend', '<li data-id="a"><b>evil</b></li>');
  await until(() => told.length === 2);
  expect(told[1]).toEqual(['bb', 'cc']);
  list.showChips([chipFor('a'), chipFor('b')]);
  expect(worn()).toEqual(['b: b!']);
});

test('finds the list that takes the place of the first', async () => {
  list.showChips([chipFor('a')]);
  document.querySelector('main')!.innerHTML = `<section><ul>${fill('e')}</ul></section>`;
  await until(() => told.length === 2);
  expect(told[1]).toEqual(['ee']);
  list.showChips([chipFor('e')]);
  expect(worn()).toEqual(['e: e!']);
});

test('says that no row is left, and finds a list that comes late', async () => {
  const main = document.querySelector('main')!;
  main.innerHTML = '';
  await until(() => told.length === 2);
  expect(told[1]).toEqual([]);
  main.innerHTML = `<div><ul>${fill('f')}</ul></div>`;
  await until(() => told.length === 3);
  expect(told[2]).toEqual(['ff']);
});

test('tells at most two hundred rows', async () => {
  const many = Array.from({ length: 500 }, (_, at) => `<li data-id="k${at}"><b>x</b></li>`);
  ul().innerHTML = many.join('');
  await until(() => told.length === 2);
  expect(told[1]).toHaveLength(200);
});

test('follows the page’s colours', () => {
  list.showChips([chipFor('a')]);
  theme = 'dark';
  repaint();
  expect(row('a').querySelector<HTMLElement>('baton-chip')?.dataset.theme).toBe('dark');
});

test('runs nothing while the page is idle, nor for its own chips', async () => {
  vi.useFakeTimers();
  list.showChips([chipFor('a')]);
  await Promise.resolve();
  expect(vi.getTimerCount()).toBe(0);
  row('b').remove();
  await Promise.resolve();
  expect(vi.getTimerCount()).toBe(1);
  vi.runAllTimers();
  await Promise.resolve();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('leaves the page as it was', async () => {
  const before = document.body.innerHTML;
  list.showChips([chipFor('a')]);
  end.abort();
  expect(document.body.innerHTML).toBe(before);
  list.showChips([chipFor('a')]);
  row('b').remove();
  await Promise.resolve();
  expect(worn()).toEqual([]);
  expect(told).toHaveLength(1);
});
