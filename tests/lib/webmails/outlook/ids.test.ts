import { describe, expect, test } from 'vitest';
import { canonicalId, isConversationId, isSameId } from '#lib/webmails/outlook/ids.ts';
import { locateInOutlook } from '#lib/webmails/outlook/locate.ts';
import { whereIs } from '#lib/webmails/outlook/where.ts';

const id = 'AAQkADAwATM0/DAwMS1iN2ZiLTI3+AItMDACLTAwCg==';
const bare = id.replace(/=+$/, '');

describe('an id', () => {
  test('is one in every alphabet and with or without padding', () => {
    const rest = bare.replaceAll('/', '-').replaceAll('+', '_');
    const other = bare.replaceAll('/', '_').replaceAll('+', '-');
    expect(canonicalId(id)).toBe(bare);
    expect(canonicalId(rest)).toBe(bare);
    expect(isSameId(canonicalId(other), canonicalId(id))).toBe(true);
    expect(isSameId(canonicalId(id), canonicalId(`${id.slice(0, -4)}Q==`))).toBe(false);
  });

  test('that could be none is none', () => {
    for (const text of [
      null,
      '',
      'inbox',
      'AAQk',
      'AAQk<script>alert(1)</script>',
      'A'.repeat(501),
    ]) {
      expect(canonicalId(text)).toBeNull();
    }
    expect(isSameId(null, null)).toBe(false);
  });

  test('says by its beginning whether it is a conversation’s', () => {
    expect(['AAQkAD', 'AQQkAD'].map(isConversationId)).toEqual([true, true]);
    expect(['AAMkAD', 'AMMkAD', 'AQMkAD'].map(isConversationId)).toEqual([false, false, false]);
  });
});

describe('an address', () => {
  const at = (path: string) => whereIs(new URL(path, 'https://outlook.office.com'));
  const coded = encodeURIComponent(id);

  test.each([
    ['/mail/', { id: null, mailbox: null }],
    ['/mail/inbox', { id: null }],
    [`/mail/inbox/id/${coded}`, { id: bare }],
    [`/mail/id/${coded}`, { id: bare }],
    [`/mail/0/inbox/id/${coded}`, { id: bare }],
    [`/mail/inbox/rp/${coded}`, { id: bare }],
    [`/mail/Info@Acme.test/inbox/id/${coded}`, { id: bare, mailbox: 'info@acme.test' }],
    [`/mail/info%40acme.test/inbox/id/${coded}`, { id: bare, mailbox: 'info@acme.test' }],
    [`/mail/deeplink/read/${coded}`, { id: bare, isAlone: true }],
    [`/mail/0/deeplink/readconv/${coded}`, { id: bare, isAlone: true }],
    [`/owa/?ItemID=${coded}&exvsurl=1`, { id: bare, isAlone: true }],
    [`/mail/compose/${coded}`, { kind: 'compose', id: null }],
    ['/mail/deeplink/compose?to=a@b.test', { kind: 'compose', id: null, isAlone: true }],
    ['/calendar/view/week', { kind: 'other' }],
    ['/mail/inbox/id/%E0%A4%A', { id: null }],
  ])('%s', (path, expected) => {
    expect(at(path)).toMatchObject(expected);
  });

  test('is made of an id, and read back', () => {
    const ref = { account: '', folder: '', uid: 0, gmailThreadId: null, webmailId: bare };
    for (const base of [
      'https://outlook.office.com/mail/',
      'https://outlook.live.com/mail/0/',
      'https://outlook.cloud.microsoft/mail/info@acme.test/',
    ]) {
      const url = locateInOutlook(ref, base);
      expect(url?.startsWith(base)).toBe(true);
      expect(whereIs(new URL(url ?? '')).id).toBe(bare);
    }
    const item = bare.replace('AAQk', 'AAMk');
    const alone = locateInOutlook({ ...ref, webmailId: item }, 'https://outlook.office.com/mail/');
    expect(whereIs(new URL(alone ?? ''))).toMatchObject({ id: item, isAlone: true });
  });

  test('names the mailbox whose id it is, where the base does not', () => {
    const ref = { folder: '', uid: 0, gmailThreadId: null, webmailId: bare };
    const office = 'https://outlook.office.com/mail/';
    const at = (account: string, base = office) =>
      whereIs(new URL(locateInOutlook({ ...ref, account }, base) ?? '')).mailbox;
    expect(at('info@acme.test')).toBe('info@acme.test');
    expect(at('info@acme.test', `${office}sales@acme.test/`)).toBe('sales@acme.test');
    expect(at('info@acme.test', 'https://outlook.live.com/mail/0/')).toBeNull();
    expect(at('acme/../info@evil.test/x')).toBeNull();
    expect(at('info')).toBeNull();
  });

  test('is made for Outlook’s own homes alone, and of nothing but an id', () => {
    const ref = { account: '', folder: '', uid: 0, gmailThreadId: null, webmailId: bare };
    const home = 'https://outlook.office.com/mail/';
    expect(locateInOutlook({ ...ref, webmailId: null }, home)).toBeNull();
    expect(locateInOutlook({ ...ref, webmailId: '../../../?x=1#aaaaaaaa' }, home)).toBeNull();
    expect(locateInOutlook(ref, 'https://outlook.office.com.evil.test/mail/')).toBeNull();
    expect(locateInOutlook(ref, 'http://outlook.office.com/mail/')).toBeNull();
    expect(locateInOutlook(ref, 'nowhere')).toBeNull();
  });
});
