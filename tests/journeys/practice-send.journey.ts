import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { atOnce } from '#tests/support/claim-at-once.ts';
import { openPracticePair } from '#tests/support/practice-pair.ts';
import type { PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** Two people answer one customer: whoever presses Send second is told, and nothing leaves that was not meant to. */
const words = wordsFor('en');
const solar = '15 villages';
const booster = 'Booster pumps';
/** Linda's since the desk was set up. */
const pumps = '40 submersible pumps';

const { desk, manager, linda, wang } = await openPracticePair();

const sendButton = ({ page }: PracticePerson): Locator =>
  page.getByRole('button', { name: words.practice.send, exact: true });
const dialog = ({ page }: PracticePerson) => page.frameLocator('iframe[src*="/guard.html"]');
const choice = (person: PracticePerson, name: string): Locator =>
  dialog(person).getByRole('button', { name, exact: true });
const hasSent = ({ page }: PracticePerson): boolean => new URL(page.url()).searchParams.has('sent');

async function write(person: PracticePerson, subject: string): Promise<void> {
  await person.open(subject);
  await person.page.getByRole('link', { name: words.practice.reply, exact: true }).click();
  await person.page.locator('#text').fill(`Dear customer, ${person.name} writes to you.`);
}

/** The mails that left the shared mailbox with this subject. */
async function mailsAbout(subject: string): Promise<number> {
  const page = await linda.browser.context.newPage();
  await page.goto(`${desk.url}/practice/?as=linda&folder=Sent`);
  const count = await page.locator('.list li', { hasText: subject }).count();
  await page.close();
  return count;
}

const holderOf = async (subject: string): Promise<string | undefined> => {
  const inquiries = await manager.rows('inquiries');
  const holder = inquiries.find((one) => one.subject.includes(subject))?.assigneeId;
  return (await manager.rows('members')).find(({ id }) => id === holder)?.name;
};

describe('two who answer one inquiry', () => {
  test('each is told of the other, and no mail leaves meanwhile', async () => {
    await linda.customerWrites();
    await Promise.all([linda, wang].map((person) => write(person, solar)));
    // Each page knows of the other's writing before Send is pressed.
    for (const [person, other] of [
      [linda, wang],
      [wang, linda],
    ] as const) {
      await person.sidebar
        .text(words.who.writing(other.name, 1, null).lead)
        .first()
        .waitFor();
    }
    await Promise.all([linda, wang].map((person) => sendButton(person).click()));
    await dialog(linda).getByText(words.guard.title.writing(wang.name)).waitFor();
    await dialog(wang).getByText(words.guard.title.writing(linda.name)).waitFor();
    expect(await mailsAbout(solar)).toBe(0);
  });

  test('both claim and send at the same moment: one mail leaves, and the other is told who was first', async () => {
    await atOnce([linda, wang].map((person) => choice(person, words.guard.claimAndSend)));
    const [first, second] = await until(() => {
      if (hasSent(linda)) return [linda, wang] as const;
      return hasSent(wang) ? ([wang, linda] as const) : null;
    });
    await dialog(second)
      .getByText(new RegExp(`^${first.name}`))
      .first()
      .waitFor();
    await choice(second, words.guard.keepEditing).click();
    await second.page.locator('iframe[src*="/guard.html"]').waitFor({ state: 'detached' });
    expect(await second.page.locator('#text').inputValue()).toContain(second.name);
    expect(await mailsAbout(solar)).toBe(1);
    expect(await holderOf(solar)).toBe(first.name);
  });
});

describe('a colleague’s inquiry', () => {
  test('Send waits, by Enter in a field as well, until the person goes on writing', async () => {
    await linda.customerWrites();
    await linda.open(booster);
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    await linda.press('c');
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await write(wang, booster);
    await wang.sidebar.title.filter({ hasText: linda.name }).waitFor();
    await wang.page.locator('input[name=subject]').press('Enter');
    await dialog(wang).getByText(words.guard.title.held(linda.name)).waitFor();
    await choice(wang, words.guard.keepEditing).click();
    await wang.page.locator('#text:focus').waitFor();
    expect(await mailsAbout(booster)).toBe(0);
  });

  test('sent anyway, it leaves once, and stays whose it is', async () => {
    await sendButton(wang).click();
    await choice(wang, words.guard.sendAnyway).click();
    await until(() => hasSent(wang));
    expect(await mailsAbout(booster)).toBe(1);
    expect(await holderOf(booster)).toBe(linda.name);
  });

  test('its holder sends without a word', async () => {
    await write(linda, pumps);
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await sendButton(linda).click();
    await until(() => hasSent(linda));
    expect(await mailsAbout(pumps)).toBe(1);
  });
});
