import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { writeMeta } from '#lib/replica/meta.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { field, openDesk, press, type } from '#tests/support/desk-stage.tsx';
import { answers } from '#tests/support/seeded-desk.ts';
import { ago } from '#tests/support/seeded-team.ts';
import { webmailHealth } from '#tests/support/seeded-webmails.ts';

const sheet = (name: string) => screen.findByRole('region', { name });
const told = async (name: string) => within(await sheet(name));

test('a manager reads how each webmail is found, by version, and who reports nothing', async () => {
  const { container } = await openDesk('webmails', { as: 'manager' });
  const gmail = await told('Gmail');
  gmail.getByText('All 4 browsers find all they need.');
  gmail.getByText('The anchors are as shipped.');
  const roundcube = await told('Roundcube');
  const rows = roundcube.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows[1]).toContain('Version 2');
  expect(rows[1]).toContain('1 browser finds all it needs.');
  expect(rows[2]).toContain('As shipped');
  expect(rows[2]).toContain('2 of 3 browsers work with less.');
  expect(rows[2]).toContain('Missing: subject (2) and sender (1)');
  roundcube.getByText('Your version 2 is in use: 2 anchors set.');
  (await told('Outlook on the web')).getByText('Nobody has reported in the last 90 days.');
  // Nobody practises here, and only an admin sets anchors.
  expect(screen.queryByText('Practice webmail')).toBeNull();
  expect(screen.queryByRole('link', { name: /Change anchors/ })).toBeNull();
  expect(screen.getByRole('link', { name: 'The options of this browser' })).toBeTruthy();
  await expectAccessible(container);
});

test('a rep is told whose anchors are in use, and asks nothing', async () => {
  const { container, ask } = await openDesk('webmails', { as: 'rep' });
  (await told('Roundcube')).getByText('Your version 2 is in use: 2 anchors set.');
  screen.getByText('How each webmail is found is told to managers.');
  expect(ask).not.toHaveBeenCalledWith({ type: 'webmail-health' });
  expect(screen.queryByRole('table')).toBeNull();
  await expectAccessible(container);
});

test('a server that cannot be asked is said to be so, and that nobody reports is not claimed', async () => {
  const reply = (question: Parameters<typeof answers>[0]) =>
    question.type === 'webmail-health' ? null : answers(question);
  const { container, replica } = await openDesk('webmails', { reply });
  await writeMeta(replica, { connection: { kind: 'offline', asOf: ago(1) } });
  await screen.findByText(/The server could not be asked\./);
  expect(screen.queryByText('Nobody has reported in the last 90 days.')).toBeNull();
  await expectAccessible(container);
});

test('while the server is asked, that is said', async () => {
  const reply = (question: Parameters<typeof answers>[0]) =>
    question.type === 'webmail-health' ? new Promise(() => {}) : answers(question);
  await openDesk('webmails', { reply });
  await screen.findByText('Asking the server…');
  expect(screen.queryByRole('table')).toBeNull();
});

test('an admin sets an anchor, with a note, as a version of its own', async () => {
  const { container, done } = await openDesk('webmails/roundcube');
  expect(((await field('subject')) as HTMLInputElement).value).toBe('#message-header h1.subject');
  expect((await field('body')).getAttribute('placeholder')).toBe('As shipped');
  await type('body', ' #messagebody, .message-body ');
  await type('sender', '');
  await type('What changed', 'The body was renamed');
  await screen.findByText('Not saved yet');
  await expectAccessible(container);
  await press('Save as a new version');
  await screen.findByText('Version 3 is in use now.');
  expect(await done()).toMatchObject([
    {
      type: 'save-anchors',
      webmail: 'roundcube',
      anchors: { subject: '#message-header h1.subject', body: '#messagebody, .message-body' },
      note: 'The body was renamed',
    },
  ]);
  const versions = await told('Versions');
  const [newest] = versions.getAllByRole('listitem');
  expect(newest?.textContent).toMatch(/Version 3The body was renamedBy He Jun, .*In use/);
  await expectAccessible(container);
});

test('what is no selector is told at its field, and nothing is saved', async () => {
  const { container, done } = await openDesk('webmails/roundcube');
  await type('subject', 'h2 { color: red }');
  screen.getByText('Braces belong to style sheets. Give the selector alone.');
  await type('body', 'div::nothing-of-the-kind(');
  screen.getByText(/Its brackets do not match\./);
  await type('sender', 'a b >> c');
  screen.getByText('This browser does not understand it as a CSS selector.');
  expect((await field('subject')).getAttribute('aria-invalid')).toBe('true');
  await press('Save as a new version');
  await screen.findByText('Fill in what is marked above. Nothing was saved.');
  expect(await done()).toEqual([]);
  await expectAccessible(container);
});

test('whatever name a browser makes up, its field is there and empty', async () => {
  const made = { name: 'constructor', missing: 0, found: 1, most: 1 };
  const [first] = webmailHealth.filter(({ webmail }) => webmail === 'gmail');
  const webmails = [{ ...first!, anchors: [...first!.anchors, made] }];
  const reply = (question: Parameters<typeof answers>[0]) =>
    question.type === 'webmail-health' ? { webmails } : answers(question);
  await openDesk('webmails/gmail', { reply });
  expect(((await field('constructor')) as HTMLInputElement).value).toBe('');
});

test('a version of nothing is not saved', async () => {
  const { done } = await openDesk('webmails/gmail');
  await press('Save as a new version');
  await screen.findByText(/Set at least one anchor\./);
  expect(await done()).toEqual([]);
});

test('the way back is any version, and what is shipped', async () => {
  const { container, done } = await openDesk('webmails/roundcube');
  await press('Use version 1');
  await screen.findByRole('button', { name: 'Use version 2' });
  expect(((await field('sender')) as HTMLInputElement).value).toBe('');
  await press('Back to as shipped');
  await waitFor(async () => expect(((await field('subject')) as HTMLInputElement).value).toBe(''));
  expect(await done()).toMatchObject([
    { type: 'use-anchors', webmail: 'roundcube', anchorSetId: expect.any(String) },
    { type: 'use-anchors', webmail: 'roundcube', anchorSetId: null },
  ]);
  expect(screen.queryByRole('button', { name: 'Back to as shipped' })).toBeNull();
  await expectAccessible(container);
});

test('of Gmail, a key of InboxSDK is added by its name', async () => {
  const { done } = await openDesk('webmails/gmail');
  fireEvent.keyDown(await type(/^Another anchor/, 'main'), { key: 'Enter' });
  await screen.findByText(/that is not there yet/);
  fireEvent.keyDown(await type(/^Another anchor/, 'inboxsdk.messageView.body'), { key: 'Enter' });
  await type('inboxsdk.messageView.body', '.a3s');
  await press('Save as a new version');
  await waitFor(async () =>
    expect(await done()).toMatchObject([{ anchors: { 'inboxsdk.messageView.body': '.a3s' } }]),
  );
});

test('a rep who knows the address of the editor gets the room', async () => {
  await openDesk('webmails/roundcube', { as: 'rep' });
  await sheet('Roundcube');
  expect(screen.queryByRole('button', { name: 'Save as a new version' })).toBeNull();
});
