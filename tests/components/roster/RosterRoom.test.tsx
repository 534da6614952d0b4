import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { choose, openDesk, press, type } from '#tests/support/desk-stage.tsx';
import { linda, sun, wang } from '#tests/support/seeded-team.ts';

test('who is on duty today is said first, and who is away with what becomes of their work', async () => {
  const { container } = await openDesk('roster', { as: 'manager' });
  await screen.findByText('Today: Sun Yue');
  screen.getByText('23 Nov to 30 Nov');
  screen.getByText('Away now. Sun Yue stands in. What they hold goes to Sun Yue and comes back.');
  await expectAccessible(container);
});

test('a day of the week and a day that differs are saved together', async () => {
  const { done } = await openDesk('roster', { as: 'manager' });
  await choose('Saturday', 'Wang Lei');
  await type('Day', '2026-12-24');
  await press('Add this day');
  await choose('24 Dec', 'Linda Chen');
  await press('Save the roster');
  await waitFor(async () => expect(await done()).toHaveLength(1));
  const [action] = await done();
  expect(action).toMatchObject({
    type: 'save-roster',
    roster: {
      timeZone: 'Asia/Shanghai',
      weekdays: [null, linda.id, sun.id, linda.id, sun.id, expect.anything(), wang.id],
      exceptions: [
        { date: '2026-12-24', memberId: linda.id },
        { date: '2026-12-25' },
        { date: '2026-12-31', memberId: null },
      ],
    },
  });
});

test('a rep plans their own absence, whole days on their own clock', async () => {
  const { container, done } = await openDesk('roster', { as: 'rep' });
  expect(screen.queryByLabelText('Monday')).toBeNull();
  await press('Plan my absence');
  expect(screen.queryByLabelText('Who is away')).toBeNull();
  await type('First day away', '2026-12-01');
  await type('Last day away', '2026-12-03');
  await choose('Stands in', 'Sun Yue');
  await expectAccessible(container);
  await press('Save');
  await screen.findByText('1 Dec to 3 Dec');
  expect(await done()).toMatchObject([
    {
      type: 'save-absence',
      memberId: linda.id,
      absence: {
        from: new Date('2026-11-30T16:00:00Z'),
        to: new Date('2026-12-03T16:00:00Z'),
        standInId: sun.id,
        held: 'stand-in',
        state: 'planned',
      },
    },
  ]);
});

test('an absence that ends before it begins is told, and not saved', async () => {
  const { container, done } = await openDesk('roster', { as: 'rep' });
  await press('Plan my absence');
  await type('First day away', '2026-12-05');
  await type('Last day away', '2026-12-03');
  await press('Save');
  await screen.findByText('The last day is before the first.');
  expect(await done()).toEqual([]);
  await expectAccessible(container);
});

test('an absence that has begun is ended after a question', async () => {
  const { done } = await openDesk('roster', { as: 'manager' });
  await press('End it now');
  await screen.findByText(/^End Wang Lei's absence now\?/);
  await press('End it now');
  await waitFor(async () =>
    expect(await done()).toMatchObject([{ type: 'cancel-absence', memberId: wang.id }]),
  );
  await screen.findByText('Nobody is away, and nobody plans to be.');
});
