import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox, password, team } from '#server/practice/people.ts';
import { connectInFirefox } from '#tests/support/connect-in-firefox.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { launchFirefox, type Firefox } from '#tests/support/firefox.ts';
import { dialogIn } from '#tests/support/firefox-dialog.ts';
import { rowSays, shows } from '#tests/support/firefox-page.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startOutlook, type OutlookStandIn } from '#tests/support/outlook.ts';
import { customerWrites } from '#tests/support/outlook-person.ts';
import { somebodyIs } from '#tests/support/presence-line.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** The stand-in of Outlook in Firefox, under Trusted Types: marked, claimed, answered with a template, held at Send. */
const words = wordsFor('en');
const asking = 'please quote 40 submersible pumps, 7.5 kW.';
const letter = (subject: string, name: string, address: string) => ({
  from: { name, address },
  subject,
  lines: ['Dear Sir,', asking, '', name],
});
const pumps = letter('Quotation for 40 submersible pumps', 'Grace Wanjiru', 'grace@kilimo.test');
const mill = letter('Pumps for a mill', 'Bruno Costa', 'bruno@costa.test');
const editor = '[id^="editorParent_"] > [contenteditable]';
const sendButton = '[data-testid="ComposeSendButton"] button';

let desk: PracticeDesk;
let outlook: OutlookStandIn;
let wang: Device;
let firefox: Firefox;
let mail: Page;
let record: Page;

beforeAll(async () => {
  desk = await startPracticeDesk();
  outlook = await startOutlook({
    mails: {},
    shared: [mailbox.address],
    signature: ['Linda Chen', 'Northquay Pumps'],
  });
  for (const one of [pumps, mill]) await customerWrites(desk, outlook, one);
  wang = await desk.device('wang');
  firefox = await launchFirefox(builtExtension('firefox'), 'baton@baton.invalid', {
    hosts: outlook.hosts,
  });
  const { name, address } = colleagues.linda;
  const home = 'https://outlook.office.com/mail/';
  await connectInFirefox(firefox, desk.url, { name, team, address, password }, [home]);
  mail = await firefox.browser.newPage();
  await mail.setViewport({ width: 1440, height: 900 });
  await mail.goto(`${home}?as=${address}`);
});
afterAll(async () => {
  await firefox?.close();
  await outlook?.stop();
  await desk?.stop();
});
lastLook(() => ({ mail, record }));

const inquiryOf = async (subject: string) => {
  const found = (await wang.rows('inquiries')).find((one) => one.subject.includes(subject));
  if (!found) throw new Error(`there is no inquiry about ${subject}`);
  return found;
};
const says = (subject: string, label: string): Promise<void> =>
  rowSays(mail, '[role="option"]', subject, label);
const open = async (subject: string): Promise<void> => {
  await mail.bringToFront();
  const row = `::-p-xpath(//*[@role="option"][contains(., "${subject}")])`;
  await (await mail.waitForSelector(row))?.click();
  await mail.waitForFunction(
    (wanted) =>
      document
        .querySelector('#ReadingPaneContainerId [id$="_SUBJECT"]')
        ?.textContent?.includes(wanted),
    {},
    subject,
  );
  await sidebarIn(mail).isPainted();
};
const written = (): Promise<string> =>
  mail.$eval(editor, (element) => (element as HTMLElement).innerText).catch(() => '');

test('marks the rows of the shared mailbox', async () => {
  const inboxes = '[role="treeitem"][data-folder-name="inbox"]';
  await mail.waitForFunction((all) => document.querySelectorAll(all).length > 1, {}, inboxes);
  await (await mail.$$(inboxes))[1]?.click();
  await says(pumps.subject, words.chip.unclaimed);
  expect(
    (await wang.perform('claim', { inquiryId: (await inquiryOf(mill.subject)).id })).status,
  ).toBe('done');
  await says(mill.subject, words.chip.of(colleagues.wang.name));
});

test('claimed beside the mail, it is hers in the list', async () => {
  await open(pumps.subject);
  await until(async () => {
    await sidebarIn(mail).press('c');
    return (await inquiryOf(pumps.subject)).assigneeId !== null;
  });
  await says(pumps.subject, words.chip.yours);
});

test('a template goes above signature and quote, and one undo takes it out', async () => {
  await sidebarIn(mail).useTemplate('First reply with questions', async () =>
    /Grace Wanjiru[^]*Linda Chen[^]*Northquay Pumps/.test((await written()).split(asking)[0] ?? ''),
  );
  const before = await written();
  const undo = async (keys: readonly ('Control' | 'Shift')[]): Promise<void> => {
    await mail.focus(editor);
    for (const key of keys) await mail.keyboard.down(key);
    await mail.keyboard.press('z');
    for (const key of keys) await mail.keyboard.up(key);
  };
  await undo(['Control']);
  await until(async () => !/(?:Dear|Hello|Hi) Grace/.test(await written()), { what: 'the undo' });
  expect(await written()).toContain(asking);
  await undo(['Control', 'Shift']);
  await until(async () => (await written()) === before, { what: 'the text again' });
});

test('sent, it is answered by her', async () => {
  await mail.click(sendButton);
  await until(() => outlook.sent[0]);
  expect(outlook.sent).toMatchObject([{ to: [pumps.from] }]);
  const { answer } = await until(async () => {
    const inquiry = await inquiryOf(pumps.subject);
    return inquiry.answer ? inquiry : null;
  });
  expect(answer).toMatchObject({ evidence: 'browser' });
  const { id } = await inquiryOf(pumps.subject);
  record = await firefox.openExtensionPage(`sidebar.html?inquiry=${id}`);
  await shows(record, words.state.answeredMe);
});

test('what a colleague holds waits at Send', async () => {
  await open(mill.subject);
  await mail.click('[data-icon-name="ArrowReplyRegular"]');
  await mail.waitForSelector(`${editor} #divRplyFwdMsg`);
  await mail.keyboard.type('Our best offer.');
  // What is known to the team is known to the page: nobody writes a mail and sends it before.
  await somebodyIs('writing', (await inquiryOf(mill.subject)).id, wang);
  await mail.click(sendButton);
  await dialogIn(mail).keepEditing();
  await mail.keyboard.type(' And more.');
  expect(await written()).toContain('Our best offer. And more.');
  expect(outlook.sent).toHaveLength(1);
});

test('the page’s own policy was kept', () => {
  expect(outlook.violations).toEqual([]);
});
