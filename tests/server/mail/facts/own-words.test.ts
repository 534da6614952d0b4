import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDeviceLine } from '#server/mail/facts/device-line.ts';
import { ownWords, snippetOf, wordsOf } from '#server/mail/facts/own-words.ts';
import { filesOf, hasCollections } from './collections.ts';

const folded = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Where we differ from the collectors on purpose. */
const OTHERWISE = new Map([
  ['embedded_email_16.txt', 'they keep a quote that stands above the answer'],
  ['embedded_email_18.txt', 'below an attribution nothing tells a quote without marks from words'],
  ['quote_only.txt', 'a quote alone is nobody’s own words'],
]);

test.skipIf(!hasCollections)('28 of 31 replies are cut as their collectors cut them', () => {
  const misses = filesOf('quoted-replies/emails').filter((file) => {
    const trimmed = readFileSync(file.replace('/emails/', '/trimmed/'), 'utf8');
    return folded(ownWords(readFileSync(file, 'utf8'))) !== folded(trimmed);
  });
  expect(filesOf('quoted-replies/emails')).toHaveLength(31);
  expect(misses.map((file) => basename(file))).toEqual([...OTHERWISE.keys()]);
});

// Synthetic: the shapes that Chinese programs write, made for this test; no public collection holds them.
const asked = '您好，\n请报价五百台水泵，规格见附件。';
const chinese: [string, string][] = [
  [
    'QQ',
    '------------------ 原始邮件 ------------------\n发件人: "李伟" <li@acme.test>;\n发送时间: 2026年11月20日(星期五) 上午10:00\n收件人: "Greta"<g@kunde.example>;\n\n主题: 回复：水泵\n\n\n\n您好！',
  ],
  [
    'QQ, spaces as entities',
    '------------------\u00a0原始邮件\u00a0------------------\n发件人:\u00a0"李伟";\n您好！',
  ],
  [
    'QQ of today',
    '\n         原始邮件         \n         \n发件人：李伟 <li@acme.test>\n发件时间：2026年11月20日 10:00\n收件人：Greta <g@kunde.example>\n主题：水泵\n\n您好！',
  ],
  [
    'QQ, phone',
    '---Original---\nFrom: "李伟"<li@acme.test>\nDate: Fri, Nov 20, 2026 10:00 AM\n您好！',
  ],
  [
    'Exmail in English',
    '------------------ Original ------------------\nFrom:  "李伟"<li@acme.test>;\nDate:  Fri, Nov 20, 2026 10:00 AM\nTo:  "Greta"<g@kunde.example>;\nSubject:  水泵\n\n您好！',
  ],
  [
    'Foxmail',
    'g@kunde.example\n \n发件人： 李伟\n发送时间： 2026-11-20 10:00\n收件人： Greta\n抄送： 王芳\n主题： 水泵\n您好！',
  ],
  [
    'Outlook',
    '________________________________\n发件人: 李伟 <li@acme.test>\n发送时间: 2026年11月20日 10:00\n收件人: Greta <g@kunde.example>\n抄送: 王芳\n主题: 水泵\n\n您好！',
  ],
  [
    'Outlook, traditional',
    '寄件者: 李偉 <li@acme.test>\n寄件日期: 2026年11月20日 上午 10:00\n收件者: Greta\n主旨: 水泵\n\n您好！',
  ],
  ['NetEase', 'At 2026-11-20 10:00:00, "李伟" <li@acme.test> wrote:\n\n您好！\n李伟'],
  ['NetEase in Chinese', '在 2026-11-20 10:00:00，"李伟" <li@acme.test> 写道：\n\n您好！'],
  ['NetEase, marked', '在 2026-11-20 10:00:00，"李伟" <li@acme.test> 写道：\n> 您好！\n>'],
  [
    'NetEase, phone',
    '---- 回复的原邮件 ----\n| 发件人 | 李伟<li@acme.test> |\n| 日期 | 2026年11月20日 10:00 |\n| 收件人 | Greta |\n| 主题 | 水泵 |\n您好！',
  ],
  [
    'Alibaba',
    '------------------------------------------------------------------\n发件人：李伟 <li@acme.test>\n发送时间：2026年11月20日(星期五) 10:00\n收件人：Greta\n主　题：水泵\n\n您好！',
  ],
  ['139', '----邮件原文----\n发件人：李伟 <li@acme.test>\n收件人：Greta\n您好！'],
  ['Apple Mail', '> 在 2026年11月20日，10:00，李伟 <li@acme.test> 写道：\n> \n> 您好！'],
  ['Gmail', '李伟 <li@acme.test> 于2026年11月20日周五 10:00写道：\n\n> 您好！'],
  ['a phone', '发自我的iPhone\n\n在 2026年11月20日，10:00，李伟 <li@acme.test> 写道：\n> 您好！'],
  ['a mail app', '发自我的网易邮箱大师'],
];

describe('Chinese replies', () => {
  test.each(chinese)('%s', (_program, quote) => {
    for (const text of [`${asked}\n\n${quote}`, `${asked}\n\n${quote}`.replaceAll('\n', '\r\n')]) {
      expect(folded(ownWords(text))).toBe(folded(asked));
    }
  });

  test('keep the characters that were written', () => {
    expect(
      ownWords('价格：１００％，谢谢！\n\n在 2026-11-20，"李" <li@acme.test> 写道：\n好'),
    ).toBe('价格：１００％，谢谢！');
    expect(snippetOf('您好，\n请报价！')).toBe('您好， 请报价！');
  });
});

describe('a signature', () => {
  test('is what tells how to reach somebody below a closing', () => {
    const { own, signature } = wordsOf(
      'Please quote 40 pumps.\n\nBest regards,\nGreta Kunde\nPurchasing Manager\nKunde GmbH\nTel: +49 40 123456\nwww.kunde.example',
    );
    expect(own).toBe('Please quote 40 pumps.\n\nBest regards,\nGreta Kunde');
    expect(signature).toBe('Purchasing Manager\nKunde GmbH\nTel: +49 40 123456\nwww.kunde.example');
  });

  test.each([
    ['dashes', 'Forty pumps.\n-- \nGreta\nKunde GmbH'],
    ['German', 'Forty pumps.\nMit freundlichen Grüßen\n\nKunde GmbH, Tel. +49 40 123456'],
    ['Chinese', 'Forty pumps.\n此致\n\n电话：021-12345678\n宁波海天机械有限公司'],
    ['a phone below', 'Forty pumps.\nRegards,\nTel: +49 40 123456\n\nSent from my iPhone'],
  ])('%s', (_case, text) => {
    expect(wordsOf(text).own.split('\n')[0]).toBe('Forty pumps.');
    expect(wordsOf(text).own).not.toMatch(/Kunde|Tel|电话|iPhone/);
  });

  test.each([
    ['a form', 'Name: Greta\nEmail: g@kunde.example\nPhone: +49 40 123456\nMessage: forty pumps'],
    [
      'thanks in the middle',
      'Thanks\n\nWe need forty pumps by June, please call +49 40 123456 and ask for the person who is in charge of the plant, he knows best what we need and when we need it.',
    ],
    ['a closing and a name', 'Forty pumps.\nBest regards,\nGreta'],
    ['a sentence about a phone', 'Sent from my phone yesterday: forty pumps.\nPlease confirm.'],
    ['a table', '| pump | 40 |\n| valve | 7 |'],
    ['an address to write to', 'Please write to\nbuyer@kunde.example'],
    ['a torn sentence', 'On 3 pumps\n\nthe label says what the maker wrote:\n"forty"'],
    ['dashes in a list', '-- 40 pumps\n-- 7 valves'],
  ])('%s is none', (_case, text) => {
    expect(ownWords(text)).toBe(text);
  });

  test.each([
    'Sent from my iPhone',
    'Sent from Outlook Mobile<https://foo.bar>',
    'Get Outlook for Android',
    '<<sent by galaxy>>',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Inviato da iPhone',
    'Von meinem iPhone gesendet',
    'Verstuurd vanaf mijn iPhone',
    'Skickat från min iPhone',
    'Отправлено с iPhone',
    'Wysłane z iPhone’a',
    'iPhone’umdan gönderildi',
    '发自我的 iPhone',
    '來自我的iPhone',
    '从我的 iPhone 发送',
    'iPhoneから送信',
    '나의 iPhone에서 보냄',
  ])('"%s" names a device', (line) => {
    expect(isDeviceLine(line.normalize('NFKC'))).toBe(true);
  });

  test.each([
    'Sent to you by Linda last week',
    'Sent from our warehouse in Hamburg, arriving on Monday: two pallets of pumps',
    'Mit dem Muster gesendet haben wir auch den Katalog',
    '来自德国的客户要五百台水泵，请报价并附上规格',
  ])('"%s" names none', (line) => {
    expect(isDeviceLine(line)).toBe(false);
  });
});

test('odd texts neither throw nor gain a word', () => {
  const pieces = fc.constantFrom('> ', '| ', '\n', '\r\n', 'On 3 May 2026', ' wrote:', '<a@b.c>');
  const more = fc.constantFrom('-- \n', 'Best regards,\n', '发件人：', 'Tel: +1', 'Sent from my x');
  const text = fc.array(fc.oneof(pieces, more, fc.string())).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (body) => {
      const { own, signature } = wordsOf(body);
      expect(own.length + signature.length).toBeLessThanOrEqual(body.length);
    }),
  );
});
