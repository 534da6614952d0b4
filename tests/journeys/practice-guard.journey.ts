import type { FrameLocator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { expectAccessiblePage } from '#tests/support/accessible-page.ts';
import { openPracticePair } from '#tests/support/practice-pair.ts';
import type { PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** Two people who would answer one customer, and what stands between Send and the second mail. */
const words = wordsFor('en');
const { guard } = words;
const solar = '15 villages';

const { manager, linda, wang } = await openPracticePair();

const dialogOf = ({ page }: PracticePerson): FrameLocator =>
  page.frameLocator('iframe[src*="/guard.html"]');
const button = (at: PracticePerson, name: string) =>
  dialogOf(at).getByRole('button', { name, exact: true });
const titled = (at: PracticePerson, name: string) =>
  dialogOf(at).getByRole('alertdialog', { name, exact: true }).waitFor();
const gone = ({ page }: PracticePerson) =>
  page.locator('iframe[src*="/guard.html"]').waitFor({ state: 'detached' });
/** What the log says of the inquiry, oldest first. */
const log = async (subject: string): Promise<string[]> => {
  const [inquiries, entries] = [await manager.rows('inquiries'), await manager.rows('entries')];
  const inquiry = inquiries.find((one) => one.subject.includes(subject));
  return entries.flatMap((one) => (one.inquiryId === inquiry?.id ? [one.action] : []));
};
const reply = async ({ page }: PracticePerson, text: string): Promise<void> => {
  await page.getByRole('link', { name: words.practice.reply, exact: true }).click();
  await page.locator('#compose textarea').fill(text);
};
const pressSend = ({ page }: PracticePerson) =>
  page.locator('#compose').getByRole('button', { name: words.practice.send }).click();

describe('a reply to a colleague’s inquiry', () => {
  test('waits at Send, and says who holds it', async () => {
    await linda.customerWrites();
    await linda.open(solar);
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await wang.open(solar);
    await wang.sidebar.title.filter({ hasText: linda.name }).waitFor();
    await reply(wang, 'We can quote solar pumps by Thursday. Wang Lei');
    await pressSend(wang);
    await titled(wang, guard.title.held(linda.name));
    await dialogOf(wang).getByText(guard.notSent).waitFor();
    const frame = wang.page.frames().find((one) => one.url().includes('/guard.html'));
    await expectAccessiblePage(frame!);
  });

  test('is shown in the frame that was opened for it, and in none that the page makes like it', async () => {
    const { page } = wang;
    await page.evaluate(async () => {
      const ours = document.querySelector('iframe[src*="/guard.html"]')!;
      const theirs = ours.cloneNode() as HTMLIFrameElement;
      const loaded = new Promise((done) => theirs.addEventListener('load', done, { once: true }));
      theirs.id = 'theirs';
      document.body.append(theirs);
      await loaded;
      // Moved about, ours begins anew, and is shown later than theirs would have been.
      document.body.append(ours);
    });
    const ours = page.frameLocator('iframe[src*="/guard.html"]:not(#theirs)');
    await ours.getByRole('button', { name: guard.keepEditing }).focus();
    expect(await page.frameLocator('#theirs').locator('#guard').innerHTML()).toBe('');
    await page.evaluate(() => document.getElementById('theirs')?.remove());
  });

  test('goes back to editing on Escape, the caret in the text', async () => {
    await wang.page.keyboard.press('Escape');
    await gone(wang);
    await wang.page.locator('#compose textarea:focus').waitFor();
  });

  test('may be asked for, is given, and goes by a press of its own', async () => {
    await pressSend(wang);
    await button(wang, words.do.ask).click();
    await button(wang, words.do.takeBack).waitFor();
    await linda.sidebar.text(words.asking.asks(wang.name)).waitFor();
    await linda.sidebar.button(words.do.give).click();
    await titled(wang, guard.title.yours);
    await linda.sidebar.title.filter({ hasText: wang.name }).waitFor();
    expect(await log(solar)).not.toContain('replied');
    await button(wang, guard.send).click();
    await until(async () => (await log(solar)).includes('replied'));
    const told = await log(solar);
    expect(told).toContain('ask-for');
    expect(told).toContain('answer-ask');
  });
});
