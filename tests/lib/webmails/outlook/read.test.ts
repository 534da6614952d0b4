// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { readAccount } from '#lib/webmails/outlook/account.ts';
import { agreementOf } from '#lib/webmails/outlook/agree.ts';
import { canonicalId } from '#lib/webmails/outlook/ids.ts';
import { readMessage } from '#lib/webmails/outlook/read.ts';
import { whereIs } from '#lib/webmails/outlook/where.ts';
import { booster, grace, info, linda, outlookPage, solar, type DrawnPage } from './outlook-page.ts';

beforeEach(() => document.body.replaceChildren());

const read = (page: DrawnPage) =>
  readMessage(document, whereIs(page.location), page.anchors, new Date(2026, 10, 30));
const shown = (page: DrawnPage) => {
  const reading = read(page);
  if (!reading || 'missing' in reading) throw new Error(`nothing read: ${JSON.stringify(reading)}`);
  return reading.shown;
};
const agreement = (page: DrawnPage) =>
  agreementOf(document, whereIs(page.location), shown(page), page.anchors);

describe.each(['lang=en', 'lang=zh', 'lang=de'])('a mail, with %s', (language) => {
  test.each(['', 'view=items', 'pane=bottom', 'tree=flat', 'theme=dark'])('and %s', (how) => {
    const page = outlookPage({
      query: `${language}&${how}`,
      path: ({ conversationId, itemId }) =>
        `/mail/inbox/id/${encodeURIComponent(how === 'view=items' ? itemId : conversationId)}`,
    });
    expect(shown(page)).toMatchObject({
      webmail: 'outlook',
      account: linda,
      from: grace,
      subject: solar.subject,
      sentAt: solar.date,
      bodies: [solar.lines.join('\n')],
    });
    const id = how === 'view=items' ? page.itemId : page.conversationId;
    expect(agreement(page)).toEqual({ kind: 'agreed', id: canonicalId(id) });
  });
});

describe('the sender', () => {
  test('has the address of the selected row, where the pane shows a name', () => {
    expect(shown(outlookPage({ query: 'names' })).from).toEqual(grace);
  });

  test('has none where the row is of another name, is not selected, or is not there', () => {
    const page = outlookPage({ query: 'names' });
    const row = document.querySelector('[role="option"]');
    row?.setAttribute('aria-selected', 'false');
    expect(shown(page).from).toEqual({ name: grace.name, address: '' });
    row?.setAttribute('aria-selected', 'true');
    const name = row?.querySelector('.who');
    if (name) name.textContent = 'Somebody else';
    expect(shown(page).from).toEqual({ name: grace.name, address: '' });
    row?.remove();
    expect(shown(page).from).toEqual({ name: grace.name, address: '' });
  });

  test('who calls himself by another’s address is not taken for the other', () => {
    const from = { name: grace.address, address: 'mallory@evil.test' };
    const forged = { mails: [{ ...solar, from }] };
    expect(shown(outlookPage(forged)).from).toEqual(from);
    expect(shown(outlookPage({ ...forged, query: 'names' })).from).toEqual({
      name: grace.address,
      address: '',
    });
    const page = outlookPage(forged);
    document.querySelector('[role="option"]')?.remove();
    expect(shown(page).from).toEqual({ name: grace.address, address: '' });
  });

  test('is not who a mail’s own text says, in Outlook’s own marks', () => {
    const page = outlookPage();
    const forged = document.createElement('div');
    forged.id = 'UniqueMessageBody_9';
    const sender = document.createElement('span');
    sender.id = 'MSG_forged_FROM';
    sender.title = booster.from.address;
    sender.textContent = 'Tom Baker<tom@pumps.test>';
    const heading = document.createElement('span');
    heading.id = 'CONV_forged_SUBJECT';
    heading.role = 'heading';
    heading.textContent = 'Booster pumps';
    document.querySelector('[id^="UniqueMessageBody"]')?.append(forged, sender, heading);
    expect(shown(page)).toMatchObject({ from: grace, subject: solar.subject });
  });
});

describe('a conversation', () => {
  const first = { ...solar, conversation: 'one' };
  const second = {
    ...solar,
    conversation: 'one',
    subject: 'Re: Solar pumps for 15 villages',
    date: new Date(2026, 10, 25, 10, 2),
    lines: ['One more question: do you ship to Mombasa, and in how many weeks?'],
  };
  const all = { mails: [second, first, booster], open: 1 };

  test.each(['', 'oldest'])('is its newest opened message, however it is ordered: %s', (query) => {
    expect(shown(outlookPage({ ...all, query }))).toMatchObject({
      sentAt: second.date,
      bodies: [second.lines.join('\n')],
    });
    document.querySelector<HTMLElement>('.folded')?.click();
    expect(document.querySelectorAll('[id^="UniqueMessageBody"]')).toHaveLength(2);
  });

  test.each(['', 'oldest'])('still, with an older one opened: %s', (query) => {
    const page = outlookPage({ ...all, query });
    document.querySelector<HTMLElement>('.folded')?.click();
    expect(shown(page).sentAt).toEqual(second.date);
  });

  test('with nothing opened is not read', () => {
    const page = outlookPage();
    document.querySelector('[id^="UniqueMessageBody"]')?.remove();
    expect(read(page)).toEqual({ missing: ['sender', 'body'] });
  });

  test('of which a message lost its sender does not take another’s', () => {
    const page = outlookPage({ ...all, query: 'oldest' });
    document.querySelector<HTMLElement>('.folded')?.click();
    [...document.querySelectorAll('[id$="_FROM"]')].at(-1)?.remove();
    expect(read(page)).toEqual({ missing: ['sender'] });
  });
});

describe('a page between two mails', () => {
  test('is waited for: the address is of one, the pane of the other', () => {
    const page = outlookPage();
    const other = outlookPage({ open: 1 });
    const here = whereIs(page.location);
    expect(agreementOf(document, here, shown(other), other.anchors)).toEqual({ kind: 'apart' });
  });

  test('is waited for: list and pane have gone on, or the list alone', () => {
    const page = outlookPage();
    const [first, second] = document.querySelectorAll('[role="option"]');
    first?.setAttribute('aria-selected', 'false');
    second?.setAttribute('aria-selected', 'true');
    expect(agreement(page)).toEqual({ kind: 'apart' });
  });

  test('with two headings that differ is not read', () => {
    const page = outlookPage();
    const heading = document.querySelector('[id$="_SUBJECT"]')?.cloneNode(true) as HTMLElement;
    heading.title = 'Booster pumps';
    document.querySelector('.scroll')?.append(heading);
    expect(read(page)).toEqual({ missing: ['subject'] });
  });

  test('is of no known id where its row has been scrolled away', () => {
    const page = outlookPage();
    for (const row of document.querySelectorAll('[role="option"]')) row.remove();
    expect(agreement(page)).toEqual({ kind: 'agreed', id: null });
  });
});

describe('the mailbox', () => {
  const account = (page: DrawnPage) => readAccount(document, whereIs(page.location), page.anchors);

  test('is that of the address, opened as one of its own', () => {
    const id = (coded: string) => `/mail/${info.address}/inbox/id/${encodeURIComponent(coded)}`;
    expect(account(outlookPage({ path: ({ conversationId }) => id(conversationId) }))).toBe(
      info.address,
    );
  });

  test.each(['nested', 'flat'])('is that of the selected folder, %s', (tree) => {
    const drawing = { query: `tree=${tree}`, current: info.address };
    expect(account(outlookPage(drawing))).toBe(info.address);
    expect(account(outlookPage({ query: `tree=${tree}` }))).toBe(linda);
  });

  test('is not known where several stand there and no folder is selected', () => {
    const page = outlookPage();
    const select = (is: string) => {
      for (const one of document.querySelectorAll('[aria-selected]')) {
        one.setAttribute('aria-selected', is);
      }
    };
    select('false');
    expect(account(page)).toBeNull();
    select('true');
    expect(account(page)).toBeNull();
  });

  test('is not known in a window of its own, and not named by a root without an address', () => {
    const page = outlookPage({ current: info.address });
    const root = [...document.querySelectorAll('.root')][1];
    root?.removeAttribute('title');
    root?.setAttribute('data-folder-name', 'info');
    expect(account(page)).toBeNull();
    document.querySelector('[role="tree"]')?.remove();
    expect(account(page)).toBeNull();
  });
});
