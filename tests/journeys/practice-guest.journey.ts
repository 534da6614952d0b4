import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { expectAccessiblePage } from '#tests/support/accessible-page.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { openPracticePerson, type PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** How the extension behaves in pages it does not own, and what of its looks a person may choose. */
const words = wordsFor('en');
const hour = 3_600_000;
const friendly = {
  from: '"Old friend" <friend@elsewhere.test>',
  to: colleagues.linda.address,
  subject: 'Dinner on Friday?',
  text: 'Hello Linda, are you free on Friday?',
};
const unseen = {
  from: '"Ibrahim Diallo" <ibrahim@diallo-eau.test>',
  to: mailbox.address,
  subject: 'Pumps for Conakry',
  text: 'Hello,\nwe look for six pumps of 3 kW for Conakry.\nIbrahim Diallo',
};

let desk: PracticeDesk;
let linda: PracticePerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  await desk.lay(colleagues.linda.address, { ...friendly, date: new Date() });
  await desk.lay(mailbox.address, { ...unseen, date: new Date() });
  linda = await openPracticePerson(desk, 'linda');
});
afterAll(async () => {
  await linda?.close();
  await desk?.stop();
});
lastLook(() => ({ linda: linda?.page }));

const sidebarFrame = async (page: Page): Promise<Frame> => {
  const frame = await page.locator('iframe[src*="/sidebar.html"]').elementHandle();
  const content = await frame?.contentFrame();
  if (!content) throw new Error('there is no sidebar');
  return content;
};

describe('what there is to say of a mail', () => {
  test('not sent to a shared mailbox: one quiet line', async () => {
    await linda.open(friendly.subject, colleagues.linda.address);
    await linda.sidebar.text(words.quiet.notOurs).waitFor();
    expect(await linda.sidebar.title.count()).toBe(0);
  });

  test('sent to one and unknown: it can be tracked, and is then like any other', async () => {
    await linda.open(unseen.subject);
    await linda.sidebar.text(words.untracked.title).waitFor();
    await linda.sidebar.text(words.untracked.here(mailbox.address)).waitFor();
    await linda.sidebar.button(words.do.track).click();
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    const manager = await desk.device('zhou');
    const tracked = await until(async () =>
      (await manager.rows('inquiries')).find(({ subject }) => subject === unseen.subject),
    );
    expect(tracked).toMatchObject({ stage: 'open', assigneeId: null });
    await linda.page.reload();
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
  });

  test('on a page whose anchors find nothing: what works less, and the search', async () => {
    const page = await linda.browser.context.newPage();
    await page.route('**/practice/**', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/ id="(?:subject|from|body)"/g, '');
      await route.fulfill({ response, body });
    });
    await page.goto(linda.page.url());
    const sidebar = page.frameLocator('iframe[src*="/sidebar.html"]');
    await sidebar.getByText(words.drift.title.lead).waitFor();
    await sidebar.getByLabel(words.search.label).fill('Adaeze');
    await sidebar.getByText('Quotation for 40 submersible pumps').waitFor();
    await page.close();
  });
});

describe('a page that frames the sidebar by itself', () => {
  const framing = (source: string): string =>
    `<!doctype html><title>Curious</title><iframe src="${source}"></iframe><script>
      const ticket = 'a1'.repeat(16);
      const hello = { type: 'hello', ticket, look: { webmail: 'practice', theme: 'light' }, sight: { kind: 'nothing' } };
      const frame = document.querySelector('iframe');
      frame.onload = () => [ticket, hello, { baton: 'page-to-sidebar', message: hello }].forEach((one) => frame.contentWindow.postMessage(one, '*'));
    </script>`;

  test.each(['a page nobody added', 'a page at the address of a webmail, but none'])(
    'gets nothing: %s',
    async (kind) => {
      const source = `chrome-extension://${linda.browser.extensionId}/sidebar.html`;
      const server = createServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(framing(source));
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const page = await linda.browser.context.newPage();
      await page.route('http://curious.test/', (route) =>
        route.fulfill({ contentType: 'text/html', body: framing(source) }),
      );
      const isAdded = kind !== 'a page nobody added';
      await page.goto(isAdded ? `http://127.0.0.1:${port}/` : 'http://curious.test/');
      const frame = await sidebarFrame(page);
      // Its program has run to the end of what it does without a hello.
      await frame.locator('html[data-theme]').waitFor({ state: 'attached' });
      expect(await frame.locator('#sidebar').innerHTML()).toBe('');
      expect(await frame.locator('body').innerText()).toBe('');
      await page.close();
      server.close();
    },
  );
});

test('a webmail that frames the sidebar a second time shows nothing in it', async () => {
  const { page } = linda;
  await linda.open(unseen.subject);
  await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
  await page.evaluate(async () => {
    const ours = document.querySelector('iframe[src*="/sidebar.html"]')!;
    const theirs = ours.cloneNode() as HTMLIFrameElement;
    const loaded = new Promise((done) => theirs.addEventListener('load', done, { once: true }));
    theirs.id = 'theirs';
    document.body.append(theirs);
    await loaded;
    // Moved about, ours begins anew, and says hello to whoever would hear it.
    document.body.append(ours);
  });
  const ours = page.frameLocator('iframe[src*="/sidebar.html"]:not(#theirs)');
  await ours.locator('.hero h2').filter({ hasText: words.state.open }).waitFor();
  expect(await page.frameLocator('#theirs').locator('#sidebar').innerHTML()).toBe('');
  await page.evaluate(() => document.getElementById('theirs')?.remove());
});

describe('as one likes it', () => {
  let options: Page;
  let popup: Page;
  const theme = async (name: 'light' | 'dark'): Promise<void> => {
    const { title } = words.options.theme;
    const choice = options.getByRole('group', { name: title });
    await choice.getByText(words.options.theme[name], { exact: true }).click();
    for (const page of [await sidebarFrame(linda.page), popup]) {
      await page.locator(`:root[data-theme=${name}]`).waitFor({ state: 'attached' });
    }
  };

  beforeAll(async () => {
    await linda.open('40 submersible pumps');
    options = await linda.openOwn('options.html');
    popup = await linda.openOwn('popup.html');
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
  });

  test.each(['light', 'dark'] as const)('%s: readable for everybody', async (name) => {
    await theme(name);
    await expectAccessiblePage(await sidebarFrame(linda.page));
    await expectAccessiblePage(popup);
    await expectAccessiblePage(options);
  });

  test('in Chinese, from one moment to the next', async () => {
    const chinese = wordsFor('zh');
    await options.getByText('中文', { exact: true }).click();
    await linda.sidebar.title.filter({ hasText: chinese.state.mine }).waitFor();
    await linda.sidebar.button(chinese.do.handoffTpl).waitFor();
    await popup.getByRole('heading', { name: chinese.popup.title }).waitFor();
    const frame = await sidebarFrame(linda.page);
    expect(await frame.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expectAccessiblePage(frame);
    await expectAccessiblePage(popup);
    await options.getByText('English', { exact: true }).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
  });
});

describe('what is due', () => {
  test('the popup lists what is overdue once the time has come, and a row opens its mail', async () => {
    await linda.page.goto('about:blank');
    const popup = await linda.browser.context.newPage();
    // For every page of this browser, so this comes last.
    await popup.clock.install({ time: Date.now() + 40 * hour });
    await popup.goto(`chrome-extension://${linda.browser.extensionId}/popup.html`);
    const overdue = popup.locator('section', {
      has: popup.getByRole('heading', { name: words.popup.over }),
    });
    const row = overdue.getByRole('button', { name: /Quotation for 40 submersible pumps/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/ over/);
    const opening = linda.browser.context.waitForEvent('page');
    await row.click();
    const opened = await opening;
    await opened.locator('#subject', { hasText: '40 submersible pumps' }).waitFor();
    await opened.close();
    await popup.close();
  });
});
