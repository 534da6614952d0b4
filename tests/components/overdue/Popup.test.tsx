import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import type { Waiting } from '#lib/replica/record.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { hoursLater } from '#tests/support/rows.ts';
import { dueIn, heldBy, lei, linda, now, seeded, zhou } from './seeds.ts';
import { open } from './stage.tsx';

const rowsOf = (name: string) =>
  within(screen.getByRole('heading', { name }).parentElement ?? document.body)
    .getAllByRole('listitem')
    .map((item) => item.textContent?.replaceAll('\u00a0', ' '));

const rowOf = (company: string) =>
  screen.findByRole('button', { name: new RegExp(`^\\S.*${company} Q`) });

test('a manager sees the team, the worst first, with who answers and how long is left', async () => {
  const replica = await seeded(zhou, [
    dueIn('Harbour', 1, heldBy(lei)),
    dueIn('Coastline', -2.25, heldBy(linda)),
    dueIn('Bergland', -5),
    dueIn('Riegos', 40, heldBy(zhou)),
  ]);
  const { container } = open(replica);
  await rowOf('Bergland');
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Team 2');
  expect(screen.getByText('Mine 0')).toBeTruthy();
  expect(screen.getByText('Unclaimed 1')).toBeTruthy();
  expect(rowsOf('Overdue 2')).toEqual([
    'BerglandQuote for Bergland5 h overUnclaimedClaim',
    'CoastlineQuote for Coastline2 h 15 min overLinda',
  ]);
  expect(rowsOf('Due soon 1')).toEqual(['HarbourQuote for Harbour1 h leftLei']);
  expect(screen.queryByText('Riegos')).toBeNull();
  expect(screen.getByText('Up to date, 19:00')).toBeTruthy();
  await expectAccessible(container);
});

test('the first row has the focus; arrow keys go across the groups and stop at the ends', async () => {
  const replica = await seeded(zhou, [
    dueIn('Bergland', -5),
    dueIn('Harbour', 1),
    dueIn('Kaya', 2),
  ]);
  open(replica);
  const first = await rowOf('Bergland');
  expect(document.activeElement).toBe(first);
  const press = (key: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  press('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Harbour');
  press('End');
  expect(document.activeElement?.textContent).toContain('Kaya');
  press('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Kaya');
  press('Home');
  expect(document.activeElement).toBe(first);
});

test.each([
  ['tab', 'The mail is in front, in the tab that had it open.'],
  ['url', 'The mail was opened in a new tab.'],
  ['sidebar', 'This mail has no page here; its record was opened in a new tab.'],
])('a click opens the mail and says where: %s', async (where, said) => {
  const bergland = dueIn('Bergland', -5, heldBy(linda));
  const replica = await seeded(linda, [bergland]);
  const { ask } = open(replica, 'en', ({ type }) => (type === 'open' ? { where } : { ok: true }));
  fireEvent.click(await rowOf('Bergland'));
  await screen.findByText(said);
  expect(ask).toHaveBeenCalledWith({ type: 'open', inquiryId: bergland.inquiry.id });
});

async function refuseClaim(replica: Replica, waiting: Waiting, taken: ReturnType<typeof dueIn>) {
  await bring(replica, 2, ...upsert('inquiries', { ...taken.inquiry, ...heldBy(lei), seq: 2 }));
  await replica.outbox.clear();
  await replica.refused.add({
    id: waiting.id,
    inquiryId: waiting.inquiryId,
    action: waiting.action,
    refusal: { code: 'already-claimed', memberId: lei.id, at: now },
    problem: null,
    followers: [],
    at: now,
    shownAt: null,
  });
}

test('a claim shows at once, stays in sight, and is taken back on its row when somebody was first', async () => {
  const bergland = dueIn('Bergland', -5);
  const replica = await seeded(linda, [bergland, dueIn('Kaya', 40)]);
  const { container } = open(replica);
  fireEvent.click(await screen.findByText('Unclaimed 2'));
  fireEvent.click(await screen.findByRole('button', { name: 'Claim: Bergland' }));
  expect(document.activeElement?.textContent).toContain('Bergland');
  await waitFor(() =>
    expect(rowsOf('Overdue 1')).toEqual(['BerglandQuote for Bergland5 h overLIYou']),
  );
  expect(screen.getByText('Unclaimed 1')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Claim: Bergland' })).toBeNull();
  expect(screen.getByText(/^Claimed\. Reply by/)).toBeTruthy();
  await screen.findByText('Yours, not confirmed yet');
  const [waiting] = await replica.outbox.toArray();
  expect(waiting?.action.type).toBe('claim');
  await refuseClaim(replica, waiting as Waiting, bergland);
  const lead = await screen.findByText('Lei claimed this just now.');
  expect(lead.closest('[role=status]')?.textContent).toContain('Your claim was undone.');
  expect(rowsOf('Overdue 1')[0]).toContain('5 h overLei');
  await waitFor(async () =>
    expect((await replica.refused.toArray()).map(({ shownAt }) => shownAt)).toEqual([now]),
  );
  await expectAccessible(container);
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByText('Lei claimed this just now.')).toBeNull());
});

test('nothing due: what is next, how many are unclaimed, and the way to them', async () => {
  const replica = await seeded(linda, [
    dueIn('Riegos', 40, heldBy(linda)),
    dueIn('Kaya', 30),
    dueIn('Nordfjord', 31),
  ]);
  const { container } = open(replica);
  await screen.findByText('Nothing of yours is due');
  expect(screen.getByText(/Next is Riegos, /).textContent).toMatch(
    /^Next is Riegos, Fri.11:00\. 2 inquiries in the pool are unclaimed\.$/,
  );
  await expectAccessible(container);
  fireEvent.click(screen.getByRole('button', { name: 'See the unclaimed' }));
  await screen.findByRole('heading', { name: 'Later 2' });
  expect(screen.getAllByRole('button', { name: /^Claim:/ })).toHaveLength(2);
});

test('offline, the list says as of when, and what waits can be tried now', async () => {
  const replica = await seeded(linda, [dueIn('Kaya', -1, heldBy(linda)), dueIn('Bergland', 30)], {
    connection: { kind: 'offline', asOf: now },
  });
  const { container, ask } = open(replica);
  await screen.findByText('Offline.');
  expect(screen.getByText(/List as of 19:00/)).toBeTruthy();
  fireEvent.click(await screen.findByText(/^Unclaimed/));
  fireEvent.click(await screen.findByRole('button', { name: 'Claim: Bergland' }));
  await screen.findByText('Yours, not confirmed yet');
  await screen.findByText('1 action waits to be sent');
  ask.mockClear();
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(ask).toHaveBeenCalledWith({ type: 'sync' }));
  await expectAccessible(container);
});

test('not connected, it leads to the options', async () => {
  const replica = await seeded(linda, [], { connection: { kind: 'none' } });
  const { container, openOptions } = open(replica);
  fireEvent.click(await screen.findByRole('button', { name: 'Connect' }));
  expect(openOptions).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test('signed out, the list can still be read and the way back is there', async () => {
  const replica = await seeded(linda, [dueIn('Kaya', -1, heldBy(linda))], {
    connection: { kind: 'signed-out', at: hoursLater(-1, now) },
  });
  const { container, openOptions } = open(replica);
  await rowOf('Kaya');
  expect(screen.getByText('This browser was signed out at 18:00.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
  expect(openOptions).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test('the first rows are on their way', async () => {
  const replica = await seeded(linda, [], {
    seq: null,
    snapshot: { cursor: 'x', received: 1200, total: 3400 },
  });
  const { container } = open(replica);
  await screen.findByRole('progressbar', { name: /1,200 of 3,400 inquiries/ });
  await expectAccessible(container);
});

test('at most fifty rows, and more when asked for', async () => {
  const many = Array.from({ length: 120 }, (_, n) => dueIn(`Buyer ${n}`, n - 119.5, heldBy(linda)));
  const replica = await seeded(linda, many);
  const { container } = open(replica);
  await screen.findByText('50+');
  expect(container.querySelectorAll('li')).toHaveLength(50);
  fireEvent.click(screen.getByText('Show more'));
  await screen.findByText('100+');
  fireEvent.click(screen.getByText('Show more'));
  await screen.findByText('120');
  expect(screen.queryByText('Show more')).toBeNull();
  expect(document.activeElement?.textContent).toContain('Buyer 100');
});

test('in Chinese', async () => {
  const replica = await seeded(zhou, [dueIn('Bergland', -5), dueIn('Kaya', -1, heldBy(zhou))]);
  const { container } = open(replica, 'zh');
  await screen.findByRole('heading', { name: '已超时 2' });
  expect(rowsOf('已超时 2')).toEqual([
    'BerglandQuote for Bergland超时 5 小时未认领认领',
    'KayaQuote for Kaya超时 1 小时您',
  ]);
  expect(document.documentElement.lang).toBe('zh-CN');
  await expectAccessible(container);
});

test('goes on when the connection comes back', async () => {
  const replica = await seeded(linda, [], { connection: { kind: 'none' } });
  open(replica);
  await screen.findByText('Not connected yet');
  await writeMeta(replica, { connection: { kind: 'connected' } });
  await screen.findByText('Nothing of yours is due');
});
