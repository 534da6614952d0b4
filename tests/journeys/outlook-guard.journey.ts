import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startOutlook, type OutlookStandIn } from '#tests/support/outlook.ts';
import {
  customerWrites,
  openOutlookPerson,
  type OutlookPerson,
} from '#tests/support/outlook-person.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { until } from '#tests/support/until.ts';

/** The soft stop at Outlook's Send: by button, menu and keys, and of two who press only one mail leaves. */
const words = wordsFor('en');
const { guard } = words;
const letter = (subject: string, name: string) => ({
  from: { name, address: `${name.split(' ')[0]?.toLowerCase()}@customers.test` },
  subject,
  lines: ['Dear Sir,', `please send us your best offer, about: ${subject}.`, '', name],
});
const race = letter('Pumps for a dam', 'Amina Diallo');
const held = letter('Valves for a mill', 'Bruno Costa');
const own = letter('Filters for a brewery', 'Clara Weiss');

let desk: PracticeDesk;
let outlook: OutlookStandIn;
let linda: OutlookPerson;
let wang: OutlookPerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  outlook = await startOutlook({ mails: {}, shared: [mailbox.address], signature: ['Northquay'] });
  for (const mail of [race, held, own]) await customerWrites(desk, outlook, mail);
  linda = await openOutlookPerson(desk, outlook, 'linda');
  wang = await openOutlookPerson(desk, outlook, 'wang');
  await linda.enter('from');
  await wang.enter();
});
afterAll(async () => {
  await linda?.close();
  await wang?.close();
  await outlook?.stop();
  await desk?.stop();
});

lastLook(() => ({ linda: linda?.page, wang: wang?.page }));

const dialog = ({ page }: OutlookPerson): FrameLocator =>
  page.frameLocator('iframe[src*="/guard.html"]');
const titled = (person: OutlookPerson, title: string): Locator =>
  dialog(person).getByRole('heading', { name: title });
const choose = (person: OutlookPerson, name: string): Promise<void> =>
  dialog(person).getByRole('button', { name, exact: true }).click();
const editor = ({ page }: OutlookPerson): Locator =>
  page.locator('[id^="editorParent_"] > [contenteditable]');
const send = ({ page }: OutlookPerson): Locator =>
  page.locator('[data-testid="ComposeSendButton"] button').first();
const sentOf = (subject: string) => outlook.sent.filter((mail) => mail.subject.includes(subject));

async function reply(person: OutlookPerson, subject: string, text: string): Promise<void> {
  await person.open(subject);
  await person.sidebar.title.waitFor();
  await person.page.locator('[data-icon-name="ArrowReplyRegular"]').click();
  // Until then the keyboard is the button's.
  await person.page.locator('.editor:focus').waitFor();
  await person.page.keyboard.type(text);
}
const noDialog = ({ page }: OutlookPerson): Promise<void> =>
  page.locator('iframe[src*="/guard.html"]').waitFor({ state: 'detached' });

describe('two who write to one customer', () => {
  test('are told of one another when they press Send, and nothing leaves', async () => {
    await reply(linda, race.subject, 'Here is Linda’s offer.');
    await reply(wang, race.subject, 'Here is Wang’s offer.');
    for (const [person, other] of [
      [linda, wang],
      [wang, linda],
    ] as const) {
      await person.sidebar
        .text(words.who.writing(other.name, 1, null).lead)
        .first()
        .waitFor();
      await send(person).click();
      await titled(person, guard.title.writing(other.name)).waitFor();
    }
    expect(sentOf(race.subject)).toEqual([]);
  });

  test('both claim and send at once: one mail leaves, and the other is told who was first', async () => {
    const buttons = [linda, wang].map((person) =>
      dialog(person).getByRole('button', { name: guard.claimAndSend, exact: true }),
    );
    const handles = await Promise.all(buttons.map((button) => button.elementHandle()));
    const press = (element: unknown): void => (element as { click(): void }).click();
    await Promise.all(handles.map((handle) => handle?.evaluate(press)));
    await until(() => sentOf(race.subject)[0]);
    const isLindas = sentOf(race.subject)[0]?.html.includes('Linda’s offer') ?? false;
    const [first, second] = isLindas ? [linda, wang] : [wang, linda];
    // She claimed, and a moment later her mail was out.
    const { beaten, answered } = guard.title;
    const told = dialog(second).getByRole('heading', {
      name: new RegExp(`^(?:${beaten(first.name)}|${answered(first.name)})$`),
    });
    await told.waitFor();
    await choose(second, guard.keepEditing);
    await noDialog(second);
    expect(await editor(second).innerText()).toContain(
      `Here is ${second.name.split(' ')[0]}’s offer`,
    );
    expect(sentOf(race.subject)).toHaveLength(1);
  });
});

describe('what a colleague holds', () => {
  test('waits by button, menu and keys, and so does what would leave later', async () => {
    await wang.open(held.subject);
    await wang.sidebar.button(words.do.claim).click();
    await wang.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await linda.open(held.subject);
    await linda.sidebar.title.filter({ hasText: wang.name }).waitFor();
    await reply(linda, held.subject, 'Our best offer.');
    const inMenu = async (which: 'first' | 'last') => {
      await linda.page.locator('[id$="__menuButton"]').click();
      await linda.page.locator('.menu.send [role="menuitem"]')[which]().click();
    };
    const ways = [
      () => send(linda).click(),
      () => linda.page.keyboard.press('Control+Enter'),
      () => inMenu('first'),
      // The menu stands open still: in the stand-in it closes by its button alone.
      () => linda.page.locator('.menu.send [role="menuitem"]').last().click(),
    ];
    for (const way of ways) {
      await way();
      await titled(linda, guard.title.held(wang.name)).waitFor();
      await choose(linda, guard.keepEditing);
      await noDialog(linda);
      // The caret is where it was.
      await linda.page.keyboard.type(' And more.');
    }
    expect(sentOf(held.subject)).toEqual([]);
    expect(await editor(linda).innerText()).toContain(
      'Our best offer. And more. And more. And more. And more.',
    );
  });

  test('leaves once when sent anyway', async () => {
    await send(linda).click();
    await choose(linda, guard.sendAnyway);
    await until(() => sentOf(held.subject)[0]);
    await editor(linda).waitFor({ state: 'detached' });
    expect(sentOf(held.subject)).toHaveLength(1);
    expect(sentOf(held.subject)[0]?.html).toContain('Our best offer.');
  });
});

describe('a reply from one’s own address', () => {
  test('waits, and goes out from the mailbox’s once that is chosen', async () => {
    await linda.open(own.subject);
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await reply(linda, own.subject, 'Our offer for filters.');
    await send(linda).click();
    await titled(linda, guard.title.wrongFrom(colleagues.linda.address)).waitFor();
    await choose(linda, guard.keepEditing);
    await noDialog(linda);
    await linda.page.locator('.draft button.from').click();
    await linda.page.locator('.draft .menu [role="menuitem"]', { hasText: 'info' }).click();
    await send(linda).click();
    await until(() => sentOf(own.subject)[0]);
    expect(sentOf(own.subject)).toMatchObject([{ from: mailbox.address }]);
  });
});

describe('what is none of ours', () => {
  test('a new mail leaves at once', async () => {
    await linda.page.getByRole('button', { name: 'New mail' }).click();
    await linda.page.locator('.docked .well').click();
    await linda.page.keyboard.type('friend@elsewhere.test');
    await linda.page.keyboard.press('Enter');
    await linda.page.locator('.docked input').fill('Lunch');
    await linda.page.locator('.docked [data-testid="ComposeSendButton"] button').first().click();
    await until(() => sentOf('Lunch')[0]);
    expect(await linda.page.locator('iframe[src*="/guard.html"]').count()).toBe(0);
  });
});

test('the page’s own policy was kept, and its console has nothing to say', () => {
  expect(outlook.violations).toEqual([]);
  expect(linda.troubles).toEqual([]);
  expect(wang.troubles).toEqual([]);
});
