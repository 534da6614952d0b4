import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, team } from '#server/practice/people.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { launchFirefox, type Firefox } from '#tests/support/firefox.ts';
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
let options: Page;
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
lastLook(() => ({ options, mail, record }));

const inquiryOf = async (subject: string) => {
  const all = await wang.rows('inquiries');
  const found = all.find((inquiry) => inquiry.subject.includes(subject));
  if (!found) throw new Error(`there is no inquiry about ${subject}`);
  return found;
};
/** Until the page's text holds this. */
const shows = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
const press = async (page: Page, button: string): Promise<void> => {
  const found = await page.waitForSelector(`::-p-xpath(//button[contains(., "${button}")])`);
  await found?.click();
};
const type = async (page: Page, label: string, text: string): Promise<void> => {
  const field = await page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`);
  await field?.type(text);
};

test('connects from its options page, and takes the practice webmail', async () => {
  options = await firefox.openExtensionPage('options.html');
  await type(options, words.options.server.label, desk.url);
  await press(options, words.do.connect);
  const shown = await options.waitForSelector('output.code');
  const code = await shown?.evaluate((output) => output.textContent);
  await desk.approve('linda', code ?? '');
  await shows(options, words.options.server.connected(colleagues.linda.name, team));
  await type(options, words.options.webmails.label, `${desk.url}/practice/`);
  await press(options, words.options.webmails.add);
  await shows(options, words.options.webmails.added(new URL(desk.url).host));
});

test('stands beside a mail in the practice webmail, and claims there', async () => {
  mail = await firefox.browser.newPage();
  await mail.setViewport({ width: 1280, height: 800 });
  await mail.goto(`${desk.url}/practice/`);
  await openMail(mail, spanish);
  const frame = await mail.waitForSelector('iframe');
  expect(await frame?.evaluate((element) => element.src)).toBe(
    `${firefox.extensionUrl}sidebar.html`,
  );
  const box = await frame?.boundingBox();
  if (!box) throw new Error('the frame has no place');
  // Blank until it has something to say.
  await until(async () => (await coloursIn(mail, box)) > 20, { what: 'something in the sidebar' });
  const { id } = await inquiryOf(spanish);
  await until(async () => {
    // The ring: it takes no press, but the frame takes the focus; where it is not painted yet the key does nothing.
    await mail.mouse.click(box.x + 47, box.y + 68);
    await mail.keyboard.press('c');
    return (await inquiryOf(spanish)).assigneeId === desk.desk.members[colleagues.linda.address];
  });
  record = await firefox.openExtensionPage(`sidebar.html?inquiry=${id}`);
  await shows(record, words.state.mine);
});

test('what a colleague does elsewhere is on the sidebar', async () => {
  const { id } = await inquiryOf(chinese);
  const tab = await firefox.openExtensionPage(`sidebar.html?inquiry=${id}`);
  await tab.waitForSelector(`::-p-xpath(//button[contains(., "${words.do.claim}")])`);
  const since = performance.now();
  expect((await wang.perform('claim', { inquiryId: id })).status).toBe('done');
  await shows(tab, colleagues.wang.name);
  const took = Math.round(performance.now() - since);
  process.stdout.write(`claimed by API → on Firefox’s sidebar: ${took} ms\n`);
  await tab.close();
});

test('the popup tells what is due, and what is free', async () => {
  const popup = await firefox.openExtensionPage('popup.html');
  await shows(popup, words.popup.title);
  await press(popup, 'Unclaimed');
  await shows(popup, words.popup.freeNone);
  await popup.close();
});

async function openMail(page: Page, subject: string): Promise<void> {
  const link = await page.waitForSelector(`::-p-xpath(//a[contains(., "${subject}")])`);
  await link?.click();
  await page.waitForFunction(
    (wanted) => document.querySelector('#subject')?.textContent?.includes(wanted),
    {},
    subject,
  );
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How many colours a part of the page shows, by a screenshot of it: a frame of another origin cannot be asked. */
async function coloursIn(page: Page, box: Box): Promise<number> {
  const picture = await page.screenshot({ clip: box, encoding: 'base64' });
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return new Set(new Uint32Array((pixels as Uint8ClampedArray<ArrayBuffer>).buffer)).size;
  }, picture);
}
