// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import { gmailList } from '#lib/webmails/gmail/rows.ts';
import type { ThreadRowView } from '#lib/webmails/gmail/sdk.ts';
import { until } from '#tests/support/until.ts';
import { fakeSdk, view, type FakeSdk } from './fake-sdk.ts';
import { groundOn } from './ground.ts';

let end: AbortController;
let gmail: FakeSdk;
let told: ListRow[][];
let show: (chips: readonly Chip[]) => void;

const okoro = '18c2f0a1b2c3d4e5';
const voss = '18c2f0a1b2c3d500';

beforeEach(() => {
  document.body.innerHTML = `<div role="main"><div gh="tl"><table><tbody></tbody></table></div></div>`;
  end = new AbortController();
  gmail = fakeSdk();
  told = [];
  const list = gmailList(groundOn(gmail.sdk, end.signal), end.signal);
  list.watchRows((rows) => told.push(rows), end.signal);
  show = list.showChips;
});
afterEach(() => end.abort());

/** A row as InboxSDK knows it: what it says is read from the row each time. */
function row(id: string, name: string, subject: string, isTwoLines = false) {
  const tbody = document.querySelector('tbody')!;
  const people = `<td><span email="info@acme.test" name="me"></span>
    <span email="${name}@kunde.test" name="${name}">${name}</span></td>`;
  const line = `<td><div class="xT"><div class="y6"><span id="s"
    data-legacy-thread-id="${id}">${subject}</span></div></div></td>`;
  const first = document.createElement('tr');
  first.className = 'zA';
  first.id = `:${id}`;
  first.innerHTML = isTwoLines ? people : people + line;
  tbody.append(first);
  if (isTwoLines) {
    const second = document.createElement('tr');
    second.className = 'zA apw';
    second.innerHTML = line;
    tbody.append(second);
  }
  const lines = () => [first, ...(isTwoLines ? [first.nextElementSibling!] : [])];
  const find = (selector: string) =>
    lines().flatMap((one) => [...one.querySelectorAll<HTMLElement>(selector)]);
  const sdkRow = view<ThreadRowView>({
    getElement: () => first,
    getSubject: () => find('.y6 span')[0]?.textContent ?? '',
    getContacts: () =>
      find('[email]').map((one) => ({
        emailAddress: one.getAttribute('email') ?? '',
        name: one.getAttribute('name') ?? '',
      })),
  });
  gmail.row(sdkRow);
  return { first, sdkRow, chip: () => find('baton-chip') };
}

const keys = () => told.at(-1)?.map(({ key }) => key) ?? [];
const chipFor = (key: string): Chip => ({
  key,
  holder: 'nobody',
  state: 'plenty',
  presence: null,
  text: 'Unclaimed',
  label: 'Unclaimed, time is plenty',
});
const keyOf = (id: string, name: string): string => `${id} ${name}@kunde.test`;

test('tells the rows InboxSDK knows, by thread, customer and subject', async () => {
  row(okoro, 'okoro', 'Pumps');
  row(voss, 'voss', 'Seals');
  await until(() => keys().length === 2);
  expect(told.at(-1)).toMatchObject([
    {
      key: keyOf(okoro, 'okoro'),
      account: 'info@acme.test',
      gmail: { threadId: okoro, messageId: null },
      from: { name: 'okoro', address: 'okoro@kunde.test' },
      subject: 'Pumps',
    },
    { key: keyOf(voss, 'voss') },
  ]);
});

test('a chip stands before the subject, in the second line where there are two', async () => {
  const one = row(okoro, 'okoro', 'Pumps');
  const two = row(voss, 'voss', 'Seals', true);
  await until(() => keys().length === 2);
  show([chipFor(keyOf(okoro, 'okoro')), chipFor(keyOf(voss, 'voss'))]);
  for (const { chip } of [one, two]) {
    expect(chip()).toHaveLength(1);
    expect(chip()[0]?.nextElementSibling?.className).toBe('y6');
    expect(chip()[0]?.getAttribute('aria-label')).toBe('Unclaimed, time is plenty');
  }
});

test('a row that is given another thread loses its chip before that is painted', async () => {
  const { first, chip } = row(okoro, 'okoro', 'Pumps');
  await until(() => keys().length === 1);
  show([chipFor(keyOf(okoro, 'okoro'))]);
  expect(chip()).toHaveLength(1);
  // InboxSDK goes on to name the thread it read first.
  first.querySelector('[data-legacy-thread-id]')!.setAttribute('data-legacy-thread-id', voss);
  await Promise.resolve();
  expect(chip()).toHaveLength(0);
  await until(() => keys()[0] === keyOf(voss, 'okoro'));
});

test('a row that is written anew has its chip back', async () => {
  const { first, chip } = row(okoro, 'okoro', 'Pumps');
  await until(() => keys().length === 1);
  show([chipFor(keyOf(okoro, 'okoro'))]);
  const before = first.innerHTML.replace(/<baton-chip.*?<\/baton-chip>/s, '');
  first.innerHTML = before;
  await Promise.resolve();
  expect(chip()).toHaveLength(1);
});

test('a row without a thread is none, and one that InboxSDK does not know neither', async () => {
  row('draft', 'okoro', 'Pumps');
  const { sdkRow } = row(voss, 'voss', 'Seals');
  await until(() => keys().length === 1);
  expect(keys()).toEqual([keyOf(voss, 'voss')]);
  sdkRow.emit('destroy');
  sdkRow.getElement().setAttribute('data-inboxsdk-thread-row', 'true');
  await until(() => keys().length === 0);
});
