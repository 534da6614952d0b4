import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { gmailAccount, gmailThread } from '#tests/support/gmail-account.ts';
import { gmailThreads, takeInThread, withOtherIds } from '#tests/support/gmail-desk.ts';
import { openGmailPerson, type GmailPerson } from '#tests/support/gmail-person.ts';
import { startGmail, type GmailStandIn } from '#tests/support/gmail.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { until } from '#tests/support/until.ts';
import type { Device } from '#tests/support/team-server/device.ts';

/** Gmail as people set it: conversations off, a preview beside the list, replies in windows of their own, two accounts. */
const words = wordsFor('en');
const { grace, okoro, voss } = gmailThreads;
const front = { name: mailbox.name, address: mailbox.address };
/** A thread of which Gmail shows the last mail alone: ours. */
const kaya = gmailThread(
  '18c2f0a1b2c3d800',
  { name: 'Mehmet Kaya', address: 'mehmet@kaya-tarim.test' },
  front,
  'Drip irrigation pumps',
  'Hello,\nplease send the price of 20 drip irrigation pumps.\nMehmet Kaya',
  [
    { id: '18c2f0a1b2c3d801', from: front, to: [], lines: ['Seen.'], view: 'hidden' },
    {
      id: '18c2f0a1b2c3d802',
      from: front,
      to: [{ name: 'Mehmet Kaya', address: 'mehmet@kaya-tarim.test' }],
      lines: ['Dear Mehmet,', 'the price follows tomorrow.'],
      view: 'expanded',
    },
  ],
);
kaya.messages[0]!.view = 'collapsed';
const accounts = {
  windows: '/mail/u/0/#inbox',
  preview: '/mail/u/1/#inbox',
  single: '/mail/u/2/#inbox',
  own: '/mail/u/3/#inbox',
};
let desk: PracticeDesk;
let gmail: GmailStandIn;
let linda: GmailPerson;
let manager: Device;

beforeAll(async () => {
  desk = await startPracticeDesk();
  const threads = () => structuredClone([grace, okoro, voss, kaya]);
  const { address } = mailbox;
  gmail = await startGmail([
    gmailAccount({ address, threads: threads(), undoFor: 3_600_000 }),
    gmailAccount({ address, threads: threads(), preview: true }),
    gmailAccount({ address, threads: threads(), conversations: false }),
    gmailAccount({
      address: colleagues.linda.address,
      choices: [{ name: 'Linda Chen', address: colleagues.linda.address }, front],
      threads: threads().map(withOtherIds),
    }),
  ]);
  for (const thread of [grace, okoro, voss, kaya]) await takeInThread(desk, thread);
  manager = await desk.device('zhou');
  linda = await openGmailPerson(desk, gmail, 'linda');
});
afterAll(async () => {
  await linda?.close();
  await gmail?.stop();
  await desk?.stop();
});
lastLook(() => ({ linda: linda?.page }));

const titled = (title: string | RegExp): Promise<void> =>
  linda.sidebar.title.filter({ hasText: title }).waitFor();
const write = async (text: string): Promise<void> => {
  // InboxSDK looks for windows every two seconds, and marks those it knows.
  const draft = linda.page.locator('.inboxsdk__compose [g_editable]').last();
  await draft.click();
  await linda.page.keyboard.press('Control+Home');
  await linda.page.keyboard.type(text);
};
const send = (): Promise<void> => linda.page.locator('.send').last().click();
const repliesTo = async (subject: string) =>
  (await manager.rows('messages')).filter(
    (one) => one.direction === 'out' && one.subject.endsWith(subject),
  );
const link = (name: string): Locator => linda.page.getByRole('link', { name, exact: true });

describe('a reply in a window of its own', () => {
  test('is one to the mail that was read, though the list is shown again', async () => {
    await linda.open(grace.subject);
    await titled(words.state.open);
    await link('Reply').click();
    await linda.page.getByRole('button', { name: 'Pop out' }).click();
    await linda.list();
    await write('Dear Grace, we suggest the NQ-80 for villages.');
    gmail.refuses = true;
    await send();
    await linda.page.getByText('Not sent.').waitFor();
    gmail.refuses = false;
    await send();
    await link('Undo').click();
    await linda.page.locator('[role="dialog"] .send').waitFor();
    expect(gmail.sent).toHaveLength(1);
  });

  test('is answered when it stays sent: not refused, and not taken back', async () => {
    await write('Dear Grace, we suggest the NQ-120 for villages.');
    await send();
    await link('Undo').waitFor();
    expect(await repliesTo(grace.subject)).toEqual([]);
    // The way back is gone, as after the time a person has set.
    await linda.page.locator('#link_undo').evaluate((one) => (one as Element).remove());
    const [reply, another] = await until(async () => {
      const all = await repliesTo(grace.subject);
      return all.length > 0 && all;
    });
    expect(reply?.from?.address).toBe(mailbox.address);
    expect(another).toBeUndefined();
    await linda.open(grace.subject);
    await titled(words.state.answeredMe);
  });
});

describe('a thread of which the last mail alone is open', () => {
  test('is the inquiry it began with, though that mail is ours and on no server', async () => {
    await linda.list();
    await linda.open(kaya.subject);
    await titled(words.state.open);
  });

  test('stays so when an older mail is opened', async () => {
    await linda.page.locator('.kv').click();
    await linda.page.locator('.ii').nth(1).waitFor();
    await titled(words.state.open);
  });
});

test('with a preview beside the list, the panel and the chips follow the row', async () => {
  await linda.goto(accounts.preview);
  await linda.row(okoro.subject).click();
  await titled(words.state.open);
  const second = linda.page.locator('tr.apw', { hasText: okoro.subject });
  await second.locator('baton-chip').waitFor();
  await linda.page.locator('tr.apw', { hasText: grace.subject }).click();
  await titled(words.state.answeredMe);
});

test('with conversations off, each mail is known by itself', async () => {
  await linda.goto(accounts.single);
  await linda.open(voss.subject);
  await titled(words.state.open);
});

test('a group’s mail in one’s own account is known without its ids, and answered as the group', async () => {
  await linda.goto(accounts.own);
  await linda.open(voss.subject);
  await titled(words.state.open);
  await link('Reply').click();
  await linda.page
    .locator('[role="menuitem"]', { hasText: mailbox.address })
    .dispatchEvent('click');
  await write('Sehr geehrte Frau Voss, die Dichtungen sind am Lager.');
  await send();
  await titled(words.state.answeredMe);
  const [reply] = await repliesTo(voss.subject);
  expect(reply?.from?.address).toBe(mailbox.address);
});

test('a window that was popped out has the sidebar beside it, and claims nothing', async () => {
  await linda.goto('/mail/u/0/popout?ver=1');
  await linda.page.locator('body > iframe[src*="/sidebar.html"]').waitFor();
});

test('InboxSDK met nothing it could not cope with', async () => {
  expect(await linda.errors()).toEqual([]);
});
