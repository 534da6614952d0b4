import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { mailbox } from '#server/practice/people.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startOutlook, type OutlookStandIn } from '#tests/support/outlook.ts';
import {
  customerWrites,
  openOutlookPerson,
  type OutlookPerson,
} from '#tests/support/outlook-person.ts';
import { sidebarOf } from '#tests/support/person.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** Two people over one shared mailbox in Outlook: one claim, one template, one mail, seen by the server's team. */
const words = wordsFor('en');
const grace = { name: 'Grace Wanjiru', address: 'grace@kilimo-solar.test' };
const tom = { name: 'Tom Baker', address: 'tom@pumps.test' };
const solar = {
  from: grace,
  subject: 'Solar pumps for 15 schools',
  lines: ['Dear Sir,', 'which model do you suggest for 15 schools in Kenya?', '', 'Grace Wanjiru'],
};
const booster = {
  from: tom,
  subject: 'Booster pumps for a hotel',
  lines: ['Hello,', 'please quote 20 booster pumps for a hotel of 300 rooms.', '', 'Tom'],
};

let desk: PracticeDesk;
let outlook: OutlookStandIn;
let manager: Device;
let linda: OutlookPerson;
let wang: OutlookPerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  outlook = await startOutlook({
    mails: {},
    shared: [mailbox.address],
    signature: ['Linda Chen', 'Northquay Pumps'],
  });
  await customerWrites(desk, outlook, solar);
  await customerWrites(desk, outlook, booster);
  manager = await desk.device('zhou');
  linda = await openOutlookPerson(desk, outlook, 'linda');
  wang = await openOutlookPerson(desk, outlook, 'wang');
});
afterAll(async () => {
  await linda?.close();
  await wang?.close();
  await outlook?.stop();
  await desk?.stop();
});

lastLook(() => ({ linda: linda?.page, wang: wang?.page }));

const inquiryOf = async (subject: string) =>
  (await manager.rows('inquiries')).find((one) => one.subject.includes(subject)) ?? null;
const chip = ({ page }: OutlookPerson, subject: string) =>
  page.locator('[role="option"]', { hasText: subject }).locator('baton-chip');

describe('one inquiry, two people', () => {
  test('is unclaimed on both sidebars, and in both lists', async () => {
    for (const person of [linda, wang]) {
      await person.enter();
      await person.open(solar.subject);
      await person.sidebar.title.filter({ hasText: words.state.open }).waitFor();
      await chip(person, solar.subject).waitFor();
      const row = person.page.locator('[role="option"]').first();
      expect((await row.boundingBox())?.height).toBe(76);
    }
  });

  test('claimed by one, it is hers on the other’s sidebar and in his list', async () => {
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await wang.sidebar.title.filter({ hasText: linda.name }).waitFor();
    await expect
      .poll(() => chip(wang, solar.subject).getAttribute('aria-label'))
      .toContain(linda.name);
  });
});

describe('a reply', () => {
  const editor = () => linda.page.locator('[id^="editorParent_"] > [contenteditable]');

  test('is opened by a template, which goes above signature and quote', async () => {
    await linda.press('r');
    const { frame } = linda.sidebar;
    await frame.getByRole('option', { name: /First reply with questions/ }).click();
    const blanks = frame.locator('.blanks input');
    for (let at = 0; at < (await blanks.count()); at += 1) await blanks.nth(at).fill('Sales');
    await linda.sidebar.button(words.do.insert).click();
    const parts = async (): Promise<string[]> =>
      (await editor().innerText()).split('Northquay Pumps\n');
    await expect.poll(async () => (await parts())[0]).toMatch(/Grace Wanjiru[^]*Linda Chen/);
    const [own = '', rest = ''] = await parts();
    expect(rest).toContain('15 schools in Kenya');
    expect(own).not.toContain('15 schools in Kenya');
  });

  test('one undo takes it out, and another step brings it back', async () => {
    const before = await editor().innerText();
    await editor().focus();
    await linda.page.keyboard.press('Control+z');
    await expect.poll(() => editor().innerText()).not.toMatch(/Dear Grace|Hello Grace|Hi Grace/);
    expect(await editor().innerText()).toContain('15 schools in Kenya');
    await linda.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => editor().innerText()).toBe(before);
  });

  test('sent, it is in the mail, and answered by her', async () => {
    expect(outlook.sent).toEqual([]);
    await linda.page.locator('[data-testid="ComposeSendButton"] button').first().click();
    await until(() => outlook.sent[0]);
    expect(outlook.sent).toHaveLength(1);
    expect(outlook.sent[0]?.to).toEqual([grace]);
    expect(outlook.sent[0]?.html).toContain('Grace Wanjiru');
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    const { answer } = await until(async () => {
      const inquiry = await inquiryOf(solar.subject);
      return inquiry?.answer ? inquiry : null;
    });
    expect(answer).toMatchObject({ evidence: 'browser' });
  });
});

describe('overdue', () => {
  const hour = 3_600_000;

  test('the popup opens that conversation, in the mailbox it lies in', async () => {
    await linda.open(booster.subject);
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await until(async () => (await inquiryOf(booster.subject))?.assigneeId);
    await linda.open(solar.subject);
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    const popup = await linda.browser.context.newPage();
    await popup.clock.install({ time: Date.now() + 60 * hour });
    await popup.goto(`chrome-extension://${linda.browser.extensionId}/popup.html`);
    const opening = linda.browser.context.waitForEvent('page');
    await popup.getByRole('button', { name: /Booster pumps for a hotel/ }).click();
    const opened = await opening;
    await opened
      .locator('#ReadingPaneContainerId [id$="_SUBJECT"]', { hasText: booster.subject })
      .waitFor();
    expect(opened.url()).toContain(`/mail/${mailbox.address}/inbox/id/AAQk`);
    const beside = sidebarOf(opened).title.filter({ hasText: words.state.mine });
    await beside.waitFor();
    await opened.close();
    await popup.close();
  });
});

test('the page’s own policy was kept, and its console has nothing to say', () => {
  expect(outlook.violations).toEqual([]);
  expect(linda.troubles).toEqual([]);
  expect(wang.troubles).toEqual([]);
});
