import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { atOnce } from '#tests/support/claim-at-once.ts';
import { gmailAccount } from '#tests/support/gmail-account.ts';
import { gmailThreads, newsletter, takeInThread } from '#tests/support/gmail-desk.ts';
import { openGmailPerson, type GmailPerson } from '#tests/support/gmail-person.ts';
import { startGmail, type GmailStandIn } from '#tests/support/gmail.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { until } from '#tests/support/until.ts';

/** The soft stop at Gmail’s Send: by button, keys and menu, and of two who press only one mail leaves. */
const words = wordsFor('en');
const { guard } = words;
const { grace, okoro } = gmailThreads;
const nameOf = (person: GmailPerson): string =>
  person === linda ? colleagues.linda.name : colleagues.wang.name;
let desk: PracticeDesk;
let gmail: GmailStandIn;
let linda: GmailPerson;
let wang: GmailPerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  const account = () =>
    gmailAccount({
      address: mailbox.address,
      threads: structuredClone([grace, okoro, newsletter]),
    });
  gmail = await startGmail([account(), account()]);
  for (const thread of [grace, okoro]) await takeInThread(desk, thread);
  linda = await openGmailPerson(desk, gmail, 'linda');
  wang = await openGmailPerson(desk, gmail, 'wang', 1);
});
afterAll(async () => {
  await linda?.close();
  await wang?.close();
  await gmail?.stop();
  await desk?.stop();
});
lastLook(() => ({ linda: linda?.page, wang: wang?.page }));

const dialog = ({ page }: GmailPerson): FrameLocator =>
  page.frameLocator('iframe[src*="/guard.html"]');
const titled = (person: GmailPerson, title: string): Promise<void> =>
  dialog(person).getByRole('heading', { name: title }).waitFor();
const choose = (person: GmailPerson, name: string): Promise<void> =>
  dialog(person).getByRole('button', { name, exact: true }).click();
const noDialog = ({ page }: GmailPerson): Promise<void> =>
  page.locator('iframe[src*="/guard.html"]').waitFor({ state: 'detached' });
const editor = ({ page }: GmailPerson): Locator =>
  page.locator('.inboxsdk__compose [g_editable]').last();
const send = ({ page }: GmailPerson): Locator => page.locator('.send').last();
const sentTo = (thread: string) => gmail.sent.filter((mail) => mail.thread === thread);

async function reply(person: GmailPerson, subject: string, text: string): Promise<void> {
  await person.list();
  await person.open(subject);
  // Told, whatever it is to the team.
  await person.sidebar.frame.locator('main').waitFor();
  await person.page.getByRole('link', { name: 'Reply', exact: true }).click();
  await editor(person).focus();
  await person.page.keyboard.type(text);
}

describe('two who write to one customer', () => {
  test('are told of one another when they press Send, and nothing leaves', async () => {
    await reply(linda, grace.subject, 'Here is Linda’s offer.');
    await reply(wang, grace.subject, 'Here is Wang’s offer.');
    for (const [person, other] of [
      [linda, wang],
      [wang, linda],
    ] as const) {
      await person.sidebar
        .text(words.who.writing(nameOf(other), 1, null).lead)
        .first()
        .waitFor();
      await send(person).click();
      await titled(person, guard.title.writing(nameOf(other)));
    }
    expect(gmail.sent).toEqual([]);
  });

  test('both claim and send at once: one mail leaves, and the other is told who was first', async () => {
    const buttons = [linda, wang].map((person) =>
      dialog(person).getByRole('button', { name: guard.claimAndSend, exact: true }),
    );
    await atOnce(buttons);
    const [mail] = await until(() => sentTo(grace.id).length > 0 && sentTo(grace.id));
    const [first, second] = mail?.body.includes('Linda’s offer') ? [linda, wang] : [wang, linda];
    await titled(second, guard.title.beaten(nameOf(first)));
    await choose(second, guard.keepEditing);
    await noDialog(second);
    const own = second === linda ? 'Linda’s offer' : 'Wang’s offer';
    expect(await editor(second).innerText()).toContain(own);
    expect(sentTo(grace.id)).toHaveLength(1);
  });
});

describe('what a colleague holds', () => {
  test('waits by button, keys, send-and-archive and the menu that sends later', async () => {
    await wang.list();
    await wang.open(okoro.subject);
    await wang.sidebar.button(words.do.claim).click();
    await wang.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await reply(linda, okoro.subject, 'Our best offer.');
    await linda.sidebar.title.filter({ hasText: nameOf(wang) }).waitFor();
    const ways = [
      () => send(linda).click(),
      () => linda.page.keyboard.press('Control+Enter'),
      () => linda.page.locator('.Uo').last().click(),
      () => linda.page.locator('[selector="scheduledSend"]').last().click(),
    ];
    for (const way of ways) {
      await way();
      await titled(linda, guard.title.held(nameOf(wang)));
      await choose(linda, guard.keepEditing);
      await noDialog(linda);
      // The caret is where it was.
      await linda.page.keyboard.type(' And more.');
    }
    expect(sentTo(okoro.id)).toEqual([]);
    expect(await editor(linda).innerText()).toContain(`Our best offer.${' And more.'.repeat(4)}`);
  });

  test('leaves once when sent anyway', async () => {
    await send(linda).click();
    await choose(linda, guard.sendAnyway);
    await until(() => sentTo(okoro.id).length > 0);
    await linda.page.locator('.ip .M9').waitFor({ state: 'detached' });
    expect(sentTo(okoro.id)).toHaveLength(1);
  });
});

test('a mail that is none of the team’s is not touched', async () => {
  await reply(linda, newsletter.subject, 'Please write less often.');
  await send(linda).click();
  await until(() => sentTo(newsletter.id).length > 0);
  expect(await linda.page.locator('iframe[src*="/guard.html"]').count()).toBe(0);
});

test('InboxSDK met nothing it could not cope with', async () => {
  expect([...(await linda.errors()), ...(await wang.errors())]).toEqual([]);
});
