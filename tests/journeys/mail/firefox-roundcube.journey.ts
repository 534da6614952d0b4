import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { connectInFirefox } from '#tests/support/connect-in-firefox.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { launchFirefox, type Firefox } from '#tests/support/firefox.ts';
import { dialogIn } from '#tests/support/firefox-dialog.ts';
import { rowSays, shows } from '#tests/support/firefox-page.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { readFolder } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { password, teamName } from '#tests/support/team-server/set-up.ts';
import { until } from '#tests/support/until.ts';

/** The relay in Firefox, on a real mail server and in the real Roundcube; the colleague has no browser. */
const words = wordsFor('en');
const pumps = {
  from: '"Adaeze Okoro" <adaeze@okoro-farms.test>',
  to: 'info@acme.test',
  subject: 'Quotation for 40 submersible pumps',
  text: 'Dear Sir,\n\nplease quote 40 submersible pumps, 7.5 kW, CIF Lagos.\n\nAdaeze Okoro',
};
const valves = { ...pumps, subject: 'Quotation for 12 gate valves' };

let stack: MailStack;
let server: TeamServer;
let wang: Device;
let firefox: Firefox;
let mail: Page;
let record: Page;

beforeAll(async () => {
  stack = await startMailStack();
  server = await startTeamServer({ mail: { stack, own: [] } });
  wang = await server.wang.connect();
  for (const one of [pumps, valves]) await stack.deliver(one);
  firefox = await launchFirefox(builtExtension('firefox'), 'baton@baton.invalid');
  const linda = { ...server.linda, team: teamName, password };
  await connectInFirefox(firefox, server.url, linda, [stack.webmail]);
  mail = await firefox.browser.newPage();
  // Roundcube asks before it leaves a draft.
  mail.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  await mail.setViewport({ width: 1440, height: 900 });
  await mail.goto(stack.webmail);
  await mail.type('#rcmloginuser', 'info');
  await mail.type('#rcmloginpwd', stack.password);
  await mail.click('#rcmloginsubmit');
});
afterAll(async () => {
  await firefox?.close();
  await server?.stop();
  await stack?.stop();
});
lastLook(() => ({ mail, record }));

const inquiryOf = async (subject: string) =>
  (await wang.rows('inquiries')).find((inquiry) => inquiry.subject === subject) ?? null;
const says = (subject: string, label: string): Promise<void> =>
  rowSays(mail, '#messagelist tr.message', subject, label);
const select = async (subject: string): Promise<void> => {
  await mail.bringToFront();
  const row = `::-p-xpath(//*[@id="messagelist"]//tr[contains(., "${subject}")]//td[contains(@class, "subject")])`;
  await (await mail.waitForSelector(row))?.click();
  await mail.waitForFunction(
    (wanted) =>
      document
        .querySelector<HTMLIFrameElement>('#messagecontframe')
        ?.contentDocument?.querySelector('h2.subject')
        ?.textContent?.includes(wanted),
    {},
    subject,
  );
  await sidebarIn(mail).isPainted();
};
const draft = (): Promise<string> =>
  mail.$eval('#composebody', (area) => (area as HTMLTextAreaElement).value).catch(() => '');

test('marks the rows of the list', async () => {
  const { id } = await until(() => inquiryOf(valves.subject));
  await until(() => inquiryOf(pumps.subject));
  await mail.waitForSelector('#messagelist tr.message');
  await says(pumps.subject, words.chip.unclaimed);
  expect((await wang.perform('claim', { inquiryId: id })).status).toBe('done');
  await says(valves.subject, words.chip.of('Wang'));
});

test('claimed beside the mail, answered with a template, seen in Sent by the server', async () => {
  await select(pumps.subject);
  const { id } = await until(async () => {
    await sidebarIn(mail).press('c');
    const inquiry = await inquiryOf(pumps.subject);
    return inquiry?.assigneeId ? inquiry : null;
  });
  await says(pumps.subject, words.chip.yours);
  await sidebarIn(mail).useTemplate('First reply with questions', async () =>
    /Adaeze Okoro[^>]*> Dear Sir/.test(await draft()),
  );
  await mail.click('#compose-content .formbuttons button.send');
  await until(async () => (await inquiryOf(pumps.subject))?.answer?.evidence === 'server');
  expect((await inquiryOf(pumps.subject))?.replyBy).toBeNull();
  record = await firefox.openExtensionPage(`sidebar.html?inquiry=${id}`);
  await shows(record, words.state.answeredMe);
});

test('what a colleague holds waits at Send', async () => {
  await mail.goto(`${stack.webmail}?_task=mail&_mbox=INBOX`);
  await select(valves.subject);
  await mail.click('#toolbar-menu a.reply');
  await mail.waitForSelector('#composebody', { visible: true });
  await sidebarIn(mail).isPainted();
  await mail.click('#compose-content .formbuttons button.send');
  await dialogIn(mail).keepEditing();
  expect(mail.url()).toContain('_action=compose');
  const sent = await readFolder(stack, 'info', 'Sent');
  expect(sent.filter(({ subject }) => subject.includes(valves.subject))).toEqual([]);
});
