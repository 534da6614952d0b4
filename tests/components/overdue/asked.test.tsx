import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { hoursLater } from '#tests/support/rows.ts';
import { dueIn, heldBy, lei, linda, now, seeded } from './seeds.ts';
import { open } from './stage.tsx';

const asked = { memberId: lei.id, at: hoursLater(-0.05, now) };
const coastline = dueIn('Coastline', -2.25, { ...heldBy(linda), asked });
const seen = () => document.body.textContent.replaceAll('\u00a0', ' ');

test.each([
  ['Give it', true, 'Given to Lei.'],
  ['Keep it', false, 'Kept.'],
])('one of mine that is asked for waits for a word: %s', async (name, give, said) => {
  const replica = await seeded(linda, [coastline]);
  const { container } = open(replica);
  const button = await screen.findByRole('button', { name });
  expect(seen()).toContain('Lei asks for it. 3 minutes ago.');
  await expectAccessible(container);
  fireEvent.click(button);
  await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  const [waiting] = await replica.outbox.toArray();
  expect(waiting?.action).toMatchObject({ type: 'answer-ask', memberId: lei.id, give });
  expect(seen()).toContain(said);
  // What was acted on here stays in sight, wherever it belongs now.
  expect(seen()).toContain('Coastline');
});

test('a colleague’s is theirs to give', async () => {
  const theirs = dueIn('Harbour', 1, { ...heldBy(lei), asked: { ...asked, memberId: linda.id } });
  const { container } = open(await seeded(linda, [theirs, dueIn('Bergland', -5, heldBy(linda))]));
  await waitFor(() => expect(seen()).toContain('Bergland'));
  expect(seen()).not.toContain('asks for it');
  await expectAccessible(container);
});
