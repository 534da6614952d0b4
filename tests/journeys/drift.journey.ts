import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, password, team } from '#server/practice/people.ts';
import { expectAccessiblePage } from '#tests/support/accessible-page.ts';
import { launchBrowser, type Browser } from '#tests/support/browser.ts';
import { connectByOptions } from '#tests/support/connect-by-options.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { openPracticePerson, type PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** The webmail changes under a rep's eyes; an admin mends it on the desk, and the open page goes on by itself. */
const words = wordsFor('en');
const { drift, webmails: say } = words;
const letter = '15 villages';

let desk: PracticeDesk;
let linda: PracticePerson;
let admin: Browser;
let room: Page;

beforeAll(async () => {
  desk = await startPracticeDesk();
  linda = await openPracticePerson(desk, 'linda');
  admin = await launchBrowser({
    extension: builtExtension(),
    viewport: { width: 1280, height: 900 },
  });
  room = await admin.context.newPage();
  await room.goto(`chrome-extension://${admin.extensionId}/options.html`);
  const { name, address } = colleagues.sun;
  await connectByOptions(room, desk.url, { name, team, address, password });
});
afterAll(async () => {
  await admin?.close();
  await linda?.close();
  await desk?.stop();
});

lastLook(() => ({ linda: linda?.page, admin: room }));

const strip = () => linda.sidebar.text(drift.title.lead);
const claimable = () => linda.sidebar.title.filter({ hasText: words.state.open });
/** The desk anew: what browsers report is asked when the room opens. */
async function toRoom(hash: string): Promise<void> {
  await room.goto('about:blank');
  await room.goto(`chrome-extension://${admin.extensionId}/desk.html#${hash}`);
}

test('the person allows reports, in the options', async () => {
  const options = await linda.openOwn('options.html');
  await options.getByRole('checkbox', { name: words.options.reports.check }).check();
  await options.close();
  await toRoom('webmails');
  const outlook = room.getByRole('region', { name: say.name.outlook });
  await outlook.getByText(say.nobody).waitFor();
  await expectAccessiblePage(room);
});

test('an anchor is renamed: nothing is claimed of the mail, and an admin is told', async () => {
  await linda.customerWrites();
  await linda.page.route('**/practice/**', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('id="subject"', 'id="headline"');
    await route.fulfill({ response, body });
  });
  await linda.page.goto(`${desk.url}/practice/?as=linda`);
  await linda.page.locator('.list a', { hasText: letter }).click();
  await strip().waitFor();
  await linda.sidebar.text(drift.told).waitFor();
  // A page that is loaded anew would not have it.
  await linda.page.evaluate('document.body.dataset.open = "still"');
});

test('the mail is found by its subject all the same, here and in the browser’s side panel', async () => {
  const { frame } = linda.sidebar;
  await frame.getByRole('searchbox').fill('villages');
  const hits = frame.getByRole('list', { name: words.search.title });
  await hits.getByRole('button').first().click();
  await claimable().waitFor();
  await linda.press('Escape');
  await strip().waitFor();
  await linda.sidebar.button(words.do.sidePanel).click();
  const worker = await linda.browser.worker();
  const panels = "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })";
  await until(async () => {
    const [panel] = await worker.evaluate<{ documentUrl: string }[]>(panels);
    return panel?.documentUrl.endsWith('/sidebar.html');
  });
});

test('the desk says what is missing, and the admin names it anew', async () => {
  await toRoom('webmails');
  const practice = room.getByRole('region', { name: say.name.practice });
  await practice.getByText(say.less(1, 1)).waitFor();
  await practice.getByText(say.missing(say.missingIn('subject', 1))).waitFor();
  await practice.getByRole('link', { name: say.change }).click();
  await room.getByLabel('subject', { exact: true }).fill('#message #headline');
  await room.getByLabel(say.note).fill('The subject is the headline now');
  await room.getByRole('button', { name: say.save }).click();
  await room.getByText(say.saved(1)).waitFor();
  await expectAccessiblePage(room);
});

test('the open page mends itself, and the desk learns of it', async () => {
  await claimable().waitFor();
  expect(await linda.page.evaluate('document.body.dataset.open')).toBe('still');
  await until(async () => {
    await toRoom('webmails');
    const practice = room.getByRole('region', { name: say.name.practice });
    await practice.getByRole('table').waitFor();
    return (await practice.getByText(say.allFound(1)).count()) > 0;
  });
  await room.getByText(say.inUse(1, 1)).waitFor();
});

test('the way back breaks it once more, and the way forward mends it', async () => {
  await toRoom('webmails/practice');
  await room.getByRole('button', { name: say.useShipped }).click();
  await strip().waitFor();
  await room.getByRole('button', { name: say.useNamed(1) }).click();
  await claimable().waitFor();
  expect(await linda.page.evaluate('document.body.dataset.open')).toBe('still');
});
