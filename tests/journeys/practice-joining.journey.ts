import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { expectAccessiblePage } from '#tests/support/accessible-page.ts';
import { openPracticePair } from '#tests/support/practice-pair.ts';
import type { PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** Two mails of one customer, taken for two inquiries: people set that right by hand, each in their own sidebar. */
const words = wordsFor('en');
const { deskWork } = words;
const pumps = 'Twelve borehole pumps for Halle';
const cable = 'Drop cable, 900 m';

const { desk, manager, linda, wang } = await openPracticePair();

/** The subjects of the mails of each inquiry of theirs that is not closed. */
const stand = async (): Promise<string[][]> => {
  const [inquiries, messages] = [await manager.rows('inquiries'), await manager.rows('messages')];
  return inquiries
    .filter(({ subject, stage }) => [pumps, cable].includes(subject) && stage !== 'closed')
    .map(({ id }) => messages.filter(({ inquiryId }) => inquiryId === id))
    .map((mails) => mails.map(({ subject }) => subject).toSorted());
};
const isTitled = ({ sidebar }: PracticePerson, title: string): Promise<void> =>
  sidebar.title.filter({ hasText: title }).waitFor();
/** A mail that came later, as the sidebar lists it. */
const laterMail = ({ sidebar }: PracticePerson, subject: string): Locator =>
  sidebar.frame.locator('.conversation li', { hasText: subject });
/** An inquiry to open, among those of one of the sidebar's lists. */
const listed = ({ sidebar }: PracticePerson, list: string, subject: string): Locator =>
  sidebar.frame
    .getByRole('list', { name: list, exact: true })
    .getByRole('button', { name: subject });
const chip = ({ page }: PracticePerson, subject: string, says: RegExp): Promise<void> =>
  page.locator('.list li', { hasText: subject }).getByRole('img', { name: says }).waitFor();

describe('two inquiries that are one', () => {
  test('stand apart at first, each with the other as an earlier one', async () => {
    const from = '"Otto Brandt" <otto@brandt-agrar.test>';
    const greeting = 'Best regards\nOtto Brandt\nBrandt Agrar, Halle';
    await desk.receive(
      { from, subject: pumps, text: `Please offer twelve pumps.\n${greeting}` },
      2,
    );
    await desk.receive({ from, subject: cable, text: `We need cable as well.\n${greeting}` }, 1);
    expect(await stand()).toEqual(expect.arrayContaining([[pumps], [cable]]));
    for (const person of [linda, wang]) {
      await person.open(cable);
      await isTitled(person, words.state.open);
      await person.sidebar.button(words.customer.earlier(1, 0)).waitFor();
    }
  });

  test('joined in one sidebar, they are one in the other, with both mails', async () => {
    await linda.sidebar.button(deskWork.merge).click();
    await listed(linda, deskWork.mergeWith, pumps).click();
    // The mail that is open belongs to the other now, on both screens and without a reload.
    for (const person of [linda, wang]) {
      await laterMail(person, cable).waitFor();
      await isTitled(person, words.state.open);
      await person.sidebar.text(words.customer.first).waitFor();
      await listed(person, deskWork.joined, cable).waitFor();
    }
    await wang.open(pumps);
    await laterMail(wang, cable).waitFor();
    expect(await stand()).toEqual([[cable, pumps].toSorted()]);
  });

  test('claimed at one mail, the other is claimed with it', async () => {
    await wang.sidebar.button(words.do.claim).click();
    await isTitled(wang, words.state.mine);
    await isTitled(linda, wang.name);
    await chip(linda, pumps, new RegExp(`^${wang.name}`));
    await chip(linda, cable, new RegExp(`^${wang.name}`));
    // What is a colleague's is theirs to take apart.
    expect(await laterMail(linda, cable).count()).toBe(0);
  });

  test('the one that was joined can be looked up, and leads back', async () => {
    await listed(linda, deskWork.joined, cable).click();
    await isTitled(linda, deskWork.merged);
    expect(await linda.sidebar.button(words.do.reopen).count()).toBe(0);
    const frame = linda.page.frames().find((one) => one.url().includes('/sidebar.html'));
    if (!frame) throw new Error('there is no sidebar');
    await expectAccessiblePage(frame);
    await listed(linda, deskWork.goesOn, pumps).click();
    await isTitled(linda, wang.name);
    await linda.sidebar.button(words.do.back).click();
  });
});

describe('a mail that is an inquiry of its own', () => {
  test('is split off by whoever holds it, and nobody’s at first', async () => {
    await laterMail(wang, cable).getByRole('button', { name: deskWork.split }).click();
    await laterMail(wang, cable).waitFor({ state: 'detached' });
    await isTitled(wang, words.state.mine);
    await until(async () => (await stand()).length === 2);
    expect(await stand()).toEqual(expect.arrayContaining([[pumps], [cable]]));
  });

  test('is so for the colleague who has it open, and on both rows of the list', async () => {
    await isTitled(linda, words.state.open);
    await chip(linda, cable, /^Unclaimed/);
    await chip(linda, pumps, new RegExp(`^${wang.name}`));
    await linda.sidebar.button(words.do.claim).click();
    await isTitled(linda, words.state.mine);
    await wang.open(cable);
    await isTitled(wang, linda.name);
  });
});
