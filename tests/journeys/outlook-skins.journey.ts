import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startOutlook, type OutlookStandIn } from '#tests/support/outlook.ts';
import {
  customerWrites,
  openOutlookPerson,
  type OutlookPerson,
} from '#tests/support/outlook-person.ts';
import { sidebarOf } from '#tests/support/person.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';

/** Outlook as people have it set: pane, language, conversations, windows; and mails enough for a list to scroll. */
const words = wordsFor('en');
const wanted = {
  from: { name: 'Grace Wanjiru', address: 'grace@kilimo-solar.test' },
  subject: 'Solar pumps for 15 schools',
  lines: ['Dear Sir,', 'which model do you suggest for 15 schools in Kenya?', '', 'Grace Wanjiru'],
};
const other = {
  from: { name: 'Tom Baker', address: 'tom@pumps.test' },
  subject: 'Booster pumps for a hotel',
  lines: ['Hello,', 'please quote 20 booster pumps for a hotel of 300 rooms.', '', 'Tom'],
};

let desk: PracticeDesk;
let outlook: OutlookStandIn;
let linda: OutlookPerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  outlook = await startOutlook({ mails: {}, shared: [mailbox.address], signature: ['Linda'] });
  await customerWrites(desk, outlook, other);
  const [from, hour] = [{ name: 'Newsletter', address: 'news@letters.test' }, 3_600_000];
  for (let at = 1; at <= 500; at += 1) {
    const date = new Date(Date.now() - at * hour);
    const letter = { from, to: [mailbox], date, lines: ['Our news of this hour.'] };
    outlook.deliver(mailbox.address, { ...letter, subject: `News ${at}` });
  }
  await customerWrites(desk, outlook, wanted);
  linda = await openOutlookPerson(desk, outlook, 'linda');
});
afterAll(async () => {
  await linda?.close();
  await outlook?.stop();
  await desk?.stop();
});

lastLook(() => ({ linda: linda?.page }));

const isOpen = () => linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
const chips = () => linda.page.locator('baton-chip');

test.each([
  'pane=right',
  'pane=bottom&lang=zh',
  'view=items&late=pane&lang=de',
  'names&tree=flat&oldest',
  'pane=bottom&late=pane&theme=dark',
])('shows the inquiry, and the next after it, with %s', async (query) => {
  await linda.enter(query);
  for (const mail of [wanted, other, wanted]) {
    await linda.page.locator('.rows').evaluate((rows) => rows.scrollTo(0, 0));
    await linda.open(mail.subject);
    await isOpen();
    await linda.sidebar.text(mail.from.name).first().waitFor();
  }
  await chips().nth(1).waitFor();
  expect(await linda.page.locator('[role="option"]').first().boundingBox()).toMatchObject({
    height: 76,
  });
  const theme = query.includes('dark') ? 'dark' : 'light';
  await linda.sidebar.frame.locator(`:root[data-theme=${theme}]`).waitFor({ state: 'attached' });
});

test('a mail that is none of ours has no inquiry, however it follows one', async () => {
  await linda.enter();
  await linda.open(wanted.subject);
  await isOpen();
  await linda.open('News 3');
  await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor({ state: 'detached' });
});

test('rows that a virtual list fills anew keep no chip of another mail', async () => {
  await linda.enter();
  await chips().nth(1).waitFor();
  const rows = linda.page.locator('.rows');
  for (const top of [2_000, 9_000, 500, 0]) {
    await rows.evaluate((list, to) => list.scrollTo(0, to), top);
    await linda.page.locator('[role="option"]').first().waitFor();
    const marked = linda.page.locator('[role="option"]', { has: linda.page.locator('baton-chip') });
    for (const text of await marked.allInnerTexts()) {
      expect(
        [wanted, other].some(({ subject }) => text.includes(subject)),
        text,
      ).toBe(true);
    }
  }
  await chips().nth(1).waitFor();
});

test('a mail in a window of its own has its sidebar, and the shared mailbox on its own too', async () => {
  const { context } = linda.browser;
  await linda.open(wanted.subject);
  const opening = context.waitForEvent('page');
  await linda.page.locator('[data-icon-name="WindowNewRegular"]').click();
  const alone = await opening;
  await sidebarOf(alone).title.filter({ hasText: words.state.open }).waitFor();
  await alone.close();
  const own = await context.newPage();
  const as = new URLSearchParams({ as: colleagues.linda.address });
  await own.goto(`https://outlook.office.com/mail/${mailbox.address}/inbox?${as}`);
  await own.locator('[role="option"]', { hasText: wanted.subject }).click();
  await sidebarOf(own).title.filter({ hasText: words.state.open }).waitFor();
  expect(own.url()).toContain(`/mail/${mailbox.address}/`);
  await own.close();
});

test('the page’s own policy was kept, and its console has nothing to say', () => {
  expect(outlook.violations).toEqual([]);
  expect(linda.troubles).toEqual([]);
});
