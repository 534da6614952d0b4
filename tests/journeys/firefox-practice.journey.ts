import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { letters } from '#server/practice/letters.ts';
import { colleagues, password, team } from '#server/practice/people.ts';
import { connectInFirefox } from '#tests/support/connect-in-firefox.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { launchFirefox, type Firefox } from '#tests/support/firefox.ts';
import { press, rowSays, shows } from '#tests/support/firefox-page.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** The Firefox build, beside a colleague who has no browser at all. */
const words = wordsFor('en');
const spanish = 'bombas sumergibles para pozo';
const chinese = '潜水泵 25 台';

let desk: PracticeDesk;
let wang: Device;
let firefox: Firefox;
let mail: Page;
let record: Page;

beforeAll(async () => {
  desk = await startPracticeDesk();
  wang = await desk.device('wang');
  firefox = await launchFirefox(builtExtension('firefox'), 'baton@baton.invalid');
});
afterAll(async () => {
  await firefox?.close();
  await desk?.stop();
});
lastLook(() => ({ mail, record }));

const inquiryOf = async (subject: string) => {
  const all = await wang.rows('inquiries');
  const found = all.find((inquiry) => inquiry.subject.includes(subject));
  if (!found) throw new Error(`there is no inquiry about ${subject}`);
  return found;
};
const openMail = async (subject: string): Promise<void> => {
  await mail.goto(`${desk.url}/practice/`);
  await press(mail, subject);
  await mail.waitForFunction(
    (wanted) => document.querySelector('#subject')?.textContent?.includes(wanted),
    {},
    subject,
  );
};
const says = (subject: string, label: string): Promise<void> =>
  rowSays(mail, '.list li', subject, label);

test('connects from its options page, and takes the practice webmail', async () => {
  const { name, address } = colleagues.linda;
  const newcomer = { name, team, address, password };
  await connectInFirefox(firefox, desk.url, newcomer, [`${desk.url}/practice/`]);
});

test('marks the rows of the list, and tells them what colleagues do, from a sleeping worker too', async () => {
  mail = await firefox.browser.newPage();
  await mail.setViewport({ width: 1280, height: 800 });
  await mail.goto(`${desk.url}/practice/`);
  await says(spanish, words.chip.unclaimed);
  await says('40 submersible pumps', words.chip.yours);
  const { id } = await inquiryOf(chinese);
  await firefox.putToSleep();
  expect(await firefox.isAwake()).toBe(false);
  expect((await wang.perform('claim', { inquiryId: id })).status).toBe('done');
  // Whatever wakes it, the alarm of the minute or a page of ours: it asks the list what it shows.
  const popup = await firefox.openExtensionPage('popup.html');
  await says(chinese, words.chip.of(colleagues.wang.name));
  await popup.close();
});

test('stands beside a mail in the practice webmail, and claims there', async () => {
  await openMail(spanish);
  const frame = await mail.waitForSelector('iframe');
  expect(await frame?.evaluate((element) => element.src)).toBe(
    `${firefox.extensionUrl}sidebar.html`,
  );
  const sidebar = sidebarIn(mail);
  // Blank until it has something to say.
  await sidebar.isPainted();
  const { id } = await inquiryOf(spanish);
  await until(async () => {
    await sidebar.press('c');
    return (await inquiryOf(spanish)).assigneeId === desk.desk.members[colleagues.linda.address];
  });
  await says(spanish, words.chip.yours);
  record = await firefox.openExtensionPage(`sidebar.html?inquiry=${id}`);
  await shows(record, words.state.mine);
});

test('a template goes into the reply, which is answered when it is sent', async () => {
  await mail.bringToFront();
  await sidebarIn(mail).useTemplate('First reply with questions', async () => {
    if (!mail.url().includes('/practice/compose')) return false;
    const text = await mail.$eval('#text', (area) => (area as HTMLTextAreaElement).value);
    return /Gracias por su interés[^]*> Buscamos doce bombas/.test(text);
  });
  await press(mail, words.practice.send);
  await shows(record, words.state.answeredMe);
  await until(async () => (await inquiryOf(spanish)).answer?.evidence === 'server');
  expect((await inquiryOf(spanish)).replyBy).toBeNull();
  await says(spanish, words.chip.answeredMe);
});

test('what a colleague does elsewhere is on the sidebar', async () => {
  const { id } = await inquiryOf('40 submersible pumps');
  const tab = await firefox.openExtensionPage(`sidebar.html?inquiry=${id}`);
  await shows(tab, words.state.mine);
  const since = performance.now();
  const wangs = await wang.memberId();
  const given = await (
    await desk.device('zhou')
  ).perform('assign', { inquiryId: id, memberId: wangs });
  expect(given.status).toBe('done');
  await shows(tab, colleagues.wang.name);
  const took = Math.round(performance.now() - since);
  process.stdout.write(`assigned by API → on Firefox’s sidebar: ${took} ms\n`);
  await tab.close();
});

test('the popup tells what is overdue, and opens its mail', async () => {
  const subject = 'A pump that nobody has answered for';
  await desk.receive({ ...letters.pumps, subject }, 60);
  const { id } = await until(() => inquiryOf(subject));
  const lindas = desk.desk.members[colleagues.linda.address];
  if (!lindas) throw new Error('she is not there');
  const zhou = await desk.device('zhou');
  await zhou.perform('assign', { inquiryId: id, memberId: lindas });
  const popup = await firefox.openExtensionPage('popup.html');
  await shows(popup, words.popup.title);
  await shows(popup, words.popup.over);
  const before = new Set(firefox.browser.targets());
  const opening = firefox.browser.waitForTarget(
    (target) => !before.has(target) && target.url().includes('uid='),
  );
  await press(popup, subject);
  const opened = await (await opening).page();
  await opened?.waitForFunction(
    (wanted) => document.querySelector('#subject')?.textContent?.includes(wanted),
    {},
    subject,
  );
  await popup.close();
});
