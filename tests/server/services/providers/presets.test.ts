import { expect, test } from 'vitest';
import { en } from '#lib/words/en.ts';
import { MailServer } from '#server/services/accounts/account.ts';
import { isNamedJunk, isNamedSent } from '#server/services/accounts/folder-names.ts';
import {
  presetByDomain,
  presetByMx,
  presetOf,
  presets,
  serverFor,
} from '#server/services/providers/presets.ts';

test('each preset has a name of its own, encrypted servers, and folders that are known', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  for (const { id, imap, smtp, sentNames, junkNames } of presets) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(presetOf(id)?.id).toBe(id);
    for (const server of [imap, smtp]) {
      if (id === 'other') expect(server).toBeNull();
      else {
        expect(MailServer.parse(serverFor(server, 'acme.test')).security).not.toBe('none');
      }
    }
    expect(sentNames.filter((name) => !isNamedSent(name))).toEqual([]);
    expect(junkNames.filter((name) => !isNamedJunk(name))).toEqual([]);
  }
  expect(serverFor(presetOf('cpanel')?.imap ?? null, 'acme.test')?.host).toBe('mail.acme.test');
  expect(presetOf('nobody')).toBeNull();
});

test('names of Sent that no server marks are known, others are not taken for it', () => {
  const names = '已发邮件 已傳送 已發送 寄件匣 发件箱 已发送 寄件備份 보낸편지함 SENT Gesendet';
  expect(names.split(' ').filter((name) => !isNamedSent(name))).toEqual([]);
  const others = 'INBOX Drafts 草稿箱 已删除 Junk 垃圾邮件 Trash Archive 收件箱';
  expect(others.split(' ').filter((name) => isNamedSent(name))).toEqual([]);
  expect(['Junk', '垃圾箱', '广告邮件', '订阅邮件', 'Spam'].every(isNamedJunk)).toBe(true);
  expect(['INBOX', '病毒文件夹', '已发送'].some(isNamedJunk)).toBe(false);
});

/** As providers name them in their instructions for MX records. */
test.each([
  ['aspmx.l.google.com', 'google'],
  ['SMTP.Google.com.', 'google'],
  ['acme-com.mail.protection.outlook.com', 'microsoft'],
  ['acme-com.k-v1.mx.microsoft', 'microsoft'],
  ['mx.zoho.com', 'zoho-com'],
  ['mx2.zoho.eu', 'zoho-eu'],
  ['mx.zoho.com.au', 'zoho-au'],
  ['mxbiz1.qq.com', 'exmail'],
  ['hwmxbiz2.qq.com', 'exmail'],
  ['mx1.qiye.aliyun.com', 'alibaba'],
  ['mxn.mxhichina.com', 'alibaba'],
  ['mx1.sg.aliyun.com', 'alibaba-singapore'],
  ['qiye163mx01.mxmail.netease.com', 'netease-enterprise'],
  ['163mx02.mxmail.netease.com', 'netease-163'],
  ['mx3.qq.com', null],
  ['mx.notgoogle.com', null],
  ['google.com.evil.test', null],
  ['mail.acme.test', null],
])('the mail exchanger %s belongs to %s', (host, id) => {
  expect(presetByMx(host)?.id ?? null).toBe(id);
});

test('a provider is known by its own addresses', () => {
  expect(presetByDomain('GMAIL.com')?.id).toBe('google');
  expect(presetByDomain('126.com')?.id).toBe('netease-126');
  expect(presetByDomain('acme.test')).toBeNull();
});

test('every provider and place has words', () => {
  const { providers } = en.pages;
  for (const { id, provider, place } of presets) {
    expect([id, providers.help[provider]?.name]).toEqual([id, expect.any(String)]);
    if (place) expect([id, providers.places[place]]).toEqual([id, expect.any(String)]);
  }
});
