import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { claimAtOnce } from '#tests/support/claim-at-once.ts';
import { gmailAccount } from '#tests/support/gmail-account.ts';
import { gmailThreads, newsletter, takeInThread, withOtherIds } from '#tests/support/gmail-desk.ts';
import { openGmailPerson, type GmailPerson } from '#tests/support/gmail-person.ts';
import { startGmail, type GmailStandIn } from '#tests/support/gmail.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';

/**
 * Two people, each in Gmail with a browser of their own: Linda in the shared mailbox that is delegated to her, Wang in
 * his own account, which the group's mails reach under other ids.
 */
const words = wordsFor('en');
const hour = 3_600_000;
const { grace, okoro, voss } = gmailThreads;
let desk: PracticeDesk;
let gmail: GmailStandIn;
let linda: GmailPerson;
let wang: GmailPerson;
let popup: Page | undefined;

beforeAll(async () => {
  desk = await startPracticeDesk();
  const threads = [grace, okoro, voss, newsletter];
  gmail = await startGmail([
    gmailAccount({ address: mailbox.address, threads: structuredClone(threads) }),
    gmailAccount({
      address: colleagues.wang.address,
      choices: [colleagues.wang, mailbox].map(({ name, address }) => ({ name, address })),
      threads: threads.map(withOtherIds),
    }),
  ]);
  for (const thread of [grace, okoro, voss]) await takeInThread(desk, thread);
  linda = await openGmailPerson(desk, gmail, 'linda');
  wang = await openGmailPerson(desk, gmail, 'wang', 1);
});
afterAll(async () => {
  await linda?.close();
  await wang?.close();
  await gmail?.stop();
  await desk?.stop();
});
lastLook(() => ({ linda: linda?.page, wang: wang?.page, popup }));

/** A chip, by what a screen reader says of it. */
const saying = (chip: Locator, label: string | RegExp): Promise<void> =>
  chip.and(chip.page().getByRole('img', { name: label })).waitFor();

test('each inquiry’s row says how it stands, and no other row says anything', async () => {
  for (const person of [linda, wang]) {
    for (const { subject } of [grace, okoro, voss]) {
      await saying(person.chip(subject), /^Unclaimed/);
    }
    expect(await person.chip(newsletter.subject).count()).toBe(0);
  }
});

test('a chip stands before the subject, and the row is as high as without', async () => {
  const box = await linda.row(grace.subject).boundingBox();
  const other = await linda.row(newsletter.subject).boundingBox();
  expect(box?.height).toBe(other?.height);
  const chip = await linda.chip(grace.subject).boundingBox();
  const subject = await linda.row(grace.subject).locator('.y6').boundingBox();
  expect((chip?.x ?? 0) + (chip?.width ?? 0)).toBeLessThanOrEqual(subject?.x ?? 0);
});

test('of two who claim at once one has it, and the other is told who', async () => {
  for (const person of [linda, wang]) {
    await person.open(okoro.subject);
    await person.sidebar.title.filter({ hasText: words.state.open }).waitFor();
  }
  await claimAtOnce([linda, wang]);
  const isMine = async ({ sidebar }: GmailPerson): Promise<boolean> =>
    (await sidebar.title.textContent())?.includes(words.state.mine) ?? false;
  await expect.poll(async () => Number(await isMine(linda)) + Number(await isMine(wang))).toBe(1);
  const [first, second] = (await isMine(linda)) ? [linda, wang] : [wang, linda];
  const { name } = first === linda ? colleagues.linda : colleagues.wang;
  await second.sidebar.title.filter({ hasText: name }).waitFor();
  expect(await second.sidebar.refusal.textContent()).toContain(`${name} claimed this`);
});

test('a claim shows on the colleague’s list by itself', async () => {
  await linda.list();
  await linda.open(grace.subject);
  await wang.list();
  await saying(wang.chip(grace.subject), /^Unclaimed/);
  await linda.sidebar.button(words.do.claim).click();
  await saying(wang.chip(grace.subject), new RegExp(`^${colleagues.linda.name}`));
});

test('a row that Gmail writes anew keeps its chip, and one with another thread loses it', async () => {
  await wang.page.evaluate('standIn.rewriteRow(0, 0)');
  await saying(wang.chip(grace.subject), new RegExp(`^${colleagues.linda.name}`));
  await wang.page.evaluate('standIn.rewriteRow(0, 3)');
  await wang.row(newsletter.subject).first().waitFor();
  expect(await wang.page.locator('tr.zA').first().locator('baton-chip').count()).toBe(0);
  await wang.page.evaluate('standIn.show()');
  await saying(wang.chip(grace.subject), new RegExp(`^${colleagues.linda.name}`));
});

test('a template goes into the reply, is sent, and the inquiry is answered', async () => {
  const { frame, title } = linda.sidebar;
  await title.filter({ hasText: words.state.mine }).waitFor();
  await title.click();
  await linda.page.keyboard.press('r');
  await frame.getByRole('option', { name: /First reply with questions/ }).click();
  const blanks = frame.locator('.blanks input');
  for (let at = 0; at < (await blanks.count()); at += 1) await blanks.nth(at).fill('Sales');
  await linda.sidebar.button(words.do.insert).click();
  await linda.page.locator('[g_editable]').getByText('Hello Grace Wanjiru').waitFor();
  await linda.page.locator('.send').click();
  await title.filter({ hasText: words.state.answeredMe }).waitFor();
  expect(gmail.sent).toMatchObject([{ number: 0, thread: grace.id, from: mailbox.address }]);
  await saying(wang.chip(grace.subject), `Answered by ${colleagues.linda.name}`);
});

test('what is overdue stands in the popup, and a click shows its thread', async () => {
  await linda.list();
  await linda.open(voss.subject);
  await linda.sidebar.button(words.do.claim).click();
  await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
  await linda.list();
  popup = await linda.browser.context.newPage();
  await popup.clock.install({ time: Date.now() + 60 * hour });
  await popup.goto(`chrome-extension://${linda.browser.extensionId}/popup.html`);
  const overdue = popup.locator('section', {
    has: popup.getByRole('heading', { name: words.popup.over }),
  });
  const opening = linda.browser.context.waitForEvent('page');
  await overdue.getByRole('button', { name: new RegExp(voss.subject) }).click();
  const opened = await opening;
  await opened.locator('.ha h2', { hasText: voss.subject }).waitFor();
  expect(opened.url()).toBe(`https://mail.google.com/mail/u/0/#all/${voss.id}`);
});

test('InboxSDK met nothing it could not cope with, and nobody else was told', async () => {
  expect([...(await linda.errors()), ...(await wang.errors())]).toEqual([]);
  for (const { asked, browser } of [linda, wang]) {
    const hosts = [...asked].filter((host) => host !== browser.extensionId && host);
    expect(hosts.toSorted()).toEqual([new URL(desk.url).host, 'mail.google.com']);
  }
});
