import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { dueIn, heldBy, lei, linda, seeded } from './seeds.ts';
import { open } from './stage.tsx';

async function search(text: string) {
  fireEvent.click(await screen.findByRole('button', { name: 'Search' }));
  const field = await screen.findByRole('searchbox', { name: 'Sender or subject' });
  fireEvent.input(field, { target: { value: text } });
  return field;
}

test('finds at once what waits here, then what the server knows', async () => {
  const old = dueIn('Old Kaya', -900, {
    ...heldBy(lei),
    stage: 'closed',
    outcome: 'won',
    replyBy: null,
  });
  const replica = await seeded(linda, [dueIn('Kaya', 20), dueIn('Bergland', -2)]);
  const { container, ask } = open(replica, 'en', ({ type }) =>
    type === 'search' ? { inquiries: [old.inquiry], customers: [old.customer] } : { ok: true },
  );
  const field = await search('kaya');
  expect(document.activeElement).toBe(field);
  await screen.findByRole('button', { name: /Quote for Kaya/ });
  await screen.findByRole('button', { name: /Quote for Old Kaya/ });
  expect(ask).toHaveBeenCalledWith({ type: 'search', query: 'kaya' });
  expect(screen.queryByText('Quote for Bergland')).toBeNull();
  await screen.findByText('2 inquiries');
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toContain('Kaya');
  await expectAccessible(container);
});

test('claims from what was found', async () => {
  const replica = await seeded(linda, [dueIn('Kaya', 20)]);
  open(replica, 'en', ({ type }) =>
    type === 'search' ? { inquiries: [], customers: [] } : { ok: true },
  );
  await search('quote kaya');
  fireEvent.click(await screen.findByRole('button', { name: 'Claim: Kaya' }));
  await screen.findByText('You');
});

test('offline it searches here, and says so', async () => {
  const replica = await seeded(linda, [dueIn('Kaya', 20)]);
  const { container } = open(replica, 'en', () => null);
  await search('kaya');
  await screen.findByText('Offline: only what waits for a reply was searched.');
  await screen.findByRole('button', { name: /Quote for Kaya/ });
  await expectAccessible(container);
});

test('nothing found says what to try, and Escape leads back', async () => {
  const replica = await seeded(linda, [dueIn('Kaya', -20, heldBy(linda))]);
  open(replica, 'en', ({ type }) =>
    type === 'search' ? { inquiries: [], customers: [] } : { ok: true },
  );
  const field = await search('zebra');
  await screen.findByText(/^Nothing for “zebra”/);
  fireEvent.keyDown(field, { key: 'Escape' });
  await screen.findByRole('heading', { name: 'Overdue 1' });
  await waitFor(() => expect(screen.queryByRole('searchbox')).toBeNull());
});
