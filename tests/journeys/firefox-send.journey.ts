import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, password, team } from '#server/practice/people.ts';
import { connectInFirefox } from '#tests/support/connect-in-firefox.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { launchFirefox, type Firefox } from '#tests/support/firefox.ts';
import { dialogIn } from '#tests/support/firefox-dialog.ts';
import { press, rowSays } from '#tests/support/firefox-page.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { openPracticePerson, type PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** Linda in Firefox and Wang in Chromium over one inquiry: each sees the other at it, and Send waits. */
const words = wordsFor('en');
const { chip } = words;
const chinese = '潜水泵 25 台';

let desk: PracticeDesk;
let firefox: Firefox;
let mail: Page;
let wang: PracticePerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  firefox = await launchFirefox(builtExtension('firefox'), 'baton@baton.invalid');
  const { name, address } = colleagues.linda;
  const newcomer = { name, team, address, password };
  await connectInFirefox(firefox, desk.url, newcomer, [`${desk.url}/practice/`]);
  wang = await openPracticePerson(desk, 'wang');
  mail = await firefox.browser.newPage();
  await mail.setViewport({ width: 1280, height: 900 });
});
afterAll(async () => {
  await firefox?.close();
  await wang?.close();
  await desk?.stop();
});
lastLook(() => ({ mail, wang: wang?.page }));

const says = (label: string): Promise<void> => rowSays(mail, '.list li', chinese, label);
const send = (): Promise<void> => press(mail, words.practice.send);
const mailsSent = async (): Promise<number> => {
  const page = await wang.browser.context.newPage();
  await page.goto(`${desk.url}/practice/?as=linda&folder=Sent`);
  const count = await page.locator('.list li', { hasText: chinese }).count();
  await page.close();
  return count;
};

test('who reads or writes is seen from one browser in the other', async () => {
  await mail.goto(`${desk.url}/practice/`);
  await says(chip.unclaimed);
  await wang.open(chinese);
  await wang.sidebar.title.filter({ hasText: words.state.open }).waitFor();
  await wang.press('c');
  await wang.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
  const isHis = `${chip.of(colleagues.wang.name)}${chip.between}`;
  await says(isHis);
  await mail.waitForFunction(
    (reading) => document.querySelector(`baton-chip[aria-label$="${reading}"]`),
    {},
    chip.doing.viewing,
  );
  await press(mail, chinese);
  await mail.waitForSelector('#subject');
  await press(mail, words.practice.reply);
  await mail.waitForSelector('#text');
  await wang.sidebar.text(new RegExp(colleagues.linda.name)).first().waitFor();
});

test('a colleague’s inquiry: Send waits until the person goes on writing', async () => {
  await mail.type('#text', 'Dear customer, Linda writes to you.');
  await sidebarIn(mail).isPainted();
  await send();
  await dialogIn(mail).keepEditing();
  await mail.waitForFunction(() => document.activeElement?.id === 'text');
  expect(await mail.$eval('#text', (area) => (area as HTMLTextAreaElement).value)).toContain(
    'Linda writes to you',
  );
  expect(await mailsSent()).toBe(0);
});

test('the dialog comes from a worker that slept, and what is sent anyway leaves once', async () => {
  await firefox.putToSleep();
  await send();
  await dialogIn(mail).sendAnyway();
  await until(() => new URL(mail.url()).searchParams.has('sent'), { what: 'the mail' });
  expect(await mailsSent()).toBe(1);
  const inquiries = await (await desk.device('zhou')).rows('inquiries');
  const holder = inquiries.find(({ subject }) => subject.includes(chinese))?.assigneeId;
  expect(holder).toBe(desk.desk.members[colleagues.wang.address]);
});
