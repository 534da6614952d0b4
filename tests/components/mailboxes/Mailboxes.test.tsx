import { fireEvent, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { addWord, field, openDesk, press, type } from '#tests/support/desk-stage.tsx';
import { info } from '#tests/support/seeded-team.ts';

test('each mailbox says how it stands and what it does; the admin learns why', async () => {
  const { container } = await openDesk('mailboxes');
  await screen.findByText('Last read 10:03. Last mail 09:05.');
  screen.getByText('340 mails wait while it catches up.');
  screen.getByText('The daily check arrived, 06:05.');
  screen.getByText('Not read since 07:05.');
  screen.getByText(/The password was not accepted\./);
  screen.getByText('Also at sales@northquay.test');
  const [login] = screen.getAllByRole('link', { name: 'Login and test' });
  expect(login?.getAttribute('href')).toBe(`https://baton.northquay.test/mailboxes/${info.id}`);
  await expectAccessible(container);
});

test('a rep is told that it is not read, without technology', async () => {
  const { container } = await openDesk('mailboxes', { as: 'rep' });
  await screen.findByText(/An admin has to look at it\./);
  // Only managers may ask the server; everybody knows what has come.
  screen.getByText('It is read. Last mail 09:05.');
  expect(screen.queryByText(/password/)).toBeNull();
  expect(screen.queryByRole('link', { name: 'Set up' })).toBeNull();
  await expectAccessible(container);
});

test('what an admin sets up is saved whole, acknowledgement included', async () => {
  const { container, done } = await openDesk(`mailboxes/${info.id}`);
  await type('Hours until somebody answers', '24');
  await addWord('Other addresses that land in it', 'Hello@Northquay.test');
  await type('Days between two to the same person', '14');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Quiet hours' }));
  await type('Quiet from', '19:30');
  await expectAccessible(container);
  await press('Save');
  await screen.findByText('Also at sales@northquay.test and hello@northquay.test');
  const [action] = await done();
  expect(action).toMatchObject({
    type: 'save-mailbox',
    mailbox: {
      id: info.id,
      aliases: ['sales@northquay.test', 'hello@northquay.test'],
      viewHours: 24,
      replyHours: 24,
      authservId: null,
      acknowledgement: {
        isOn: true,
        templateId: null,
        everyDays: 14,
        notAfterHours: 12,
        quiet: { from: '19:30', to: '08:00', timeZone: 'Asia/Shanghai' },
      },
    },
  });
});

test('figures and addresses that cannot be are named, and nothing is saved', async () => {
  const { container, done } = await openDesk(`mailboxes/${info.id}`);
  await type('Hours until somebody looks', '0');
  await type('Not when older than, in hours', '1.5');
  await addWord('Other addresses that land in it', 'nobody');
  await press('Save');
  await screen.findByRole('alert');
  screen.getByText('A whole number from 1 to 720.');
  screen.getByText('A whole number from 1 to 168.');
  screen.getByText(/One of these is no address\./);
  expect((await field('Hours until somebody looks')).getAttribute('aria-invalid')).toBe('true');
  expect(await done()).toEqual([]);
  await expectAccessible(container);
});

test('without any, what happens then is said', async () => {
  const { container } = await openDesk('mailboxes', { stand: 'empty' });
  await screen.findByText('No mailbox yet');
  await expectAccessible(container);
});
