import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { placeOf } from '#components/hooks/place.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { openDesk } from '#tests/support/desk-stage.tsx';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

test.each([
  ['templates', 'Templates'],
  ['mailboxes', 'Mailboxes'],
  ['roster', 'Roster'],
  ['profiles', 'Profiles'],
])('#%s opens its room, for everybody to use', async (hash, name) => {
  const { container } = await openDesk(hash);
  await heading(name);
  await waitFor(() => expect(document.title).toBe(`${name} · Baton desk`));
  expect(screen.getByRole('link', { name, current: 'page' })).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('Reading…')).toBeNull());
  await expectAccessible(container);
});

test('a strange hash is the first room', () => {
  expect(placeOf('#nonsense/7')).toEqual({ room: 'rules', at: null });
  expect(placeOf('')).toEqual({ room: 'rules', at: null });
  expect(placeOf('#templates/7')).toEqual({ room: 'templates', at: '7' });
});

test('another room takes the focus to its name, the page itself does not', async () => {
  await openDesk('rules');
  expect(document.activeElement).not.toBe(await heading('Rules'));
  location.hash = 'roster';
  const roster = await heading('Roster');
  await waitFor(() => expect(document.activeElement).toBe(roster));
});

test('a mailbox that is not read is told in every room', async () => {
  await openDesk('rules');
  const link = await screen.findByRole('link', { name: '1 mailbox is not being read' });
  expect(link.getAttribute('href')).toBe('#mailboxes');
});

test('offline, what was saved waits and is shown as done', async () => {
  const { container } = await openDesk('rules', { stand: 'offline' });
  await screen.findByText('1 change waits.');
  await screen.findByText('Data as of 09:05');
  await expectAccessible(container);
});

test('without a team there is one way on', async () => {
  const { container } = await openDesk('rules', { stand: 'none' });
  const connect = await screen.findByRole('link', { name: 'Connect' });
  expect(connect.getAttribute('href')).toBe('/options.html');
  await expectAccessible(container);
});

test('the first rows show how far they have come', async () => {
  const { container } = await openDesk('rules', { stand: 'first' });
  await screen.findByRole('progressbar');
  await expectAccessible(container);
});
