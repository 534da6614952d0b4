import { describe, expect, test } from 'vitest';
import { foldBody } from '#lib/domain/fingerprint/body.ts';

const asked = 'Please quote 500 pcs.\nLinda';
const askedFolded = 'Pleasequote500pcs.Linda';

describe('what programs put above a quote ends the message', () => {
  test.each([
    ['Gmail', 'On Fri, Nov 20, 2026 at 10:00 AM Li Wei <li@acme.test> wrote:\n\n> Hello'],
    [
      'Gmail, wrapped',
      'On Fri, Nov 20, 2026 at 10:00 AM Li Wei <\nli@acme.test> wrote:\n\n> Hello',
    ],
    [
      'Gmail, wrapped twice',
      'On Fri, Nov 20, 2026 at 10:00 AM,\nLi Wei <li@acme.test>\nwrote:\n> Hi',
    ],
    ['Gmail without marks', 'On Fri, Nov 20, 2026 at 10:00 AM Li <li@acme.test> wrote:\nHello\nLi'],
    ['Thunderbird', 'On 20/11/2026 10:00, Li Wei wrote:\n> Hello'],
    ['Gmail in Chinese', 'Li Wei <li@acme.test> 于2026年11月20日周五 10:00写道：\n\n> 您好'],
    ['Apple Mail in Chinese', '在 2026年11月20日，10:00，Li Wei <li@acme.test> 写道：\n\n> 您好'],
    ['Gmail, traditional', 'Li <li@acme.test> 於 2026年11月20日 週五 上午10:00寫道：\n> 您好'],
    ['NetEase', 'At 2026-11-20 10:00:00, "Li Wei" <li@acme.test> wrote:\nHello\nLi'],
    ['NetEase in Chinese', '在 2026-11-20 10:00:00，"李伟" <li@acme.test> 写道：\n您好\n李'],
    ['Zoho', '---- On Fri, 20 Nov 2026 10:00:00 +0530 Li <li@acme.test> wrote ----\n\nHello'],
    ['German', 'Am Fr., 20. Nov. 2026 um 10:00 Uhr schrieb Li <li@acme.test>:\n\n> Hallo'],
    ['German Thunderbird', 'Am 20.11.2026 um 10:00 schrieb Li Wei:\n> Hallo'],
    ['French', 'Le ven. 20 nov. 2026 à 10:00, Li <li@acme.test> a écrit :\n> Bonjour'],
    ['Spanish', 'El vie, 20 nov 2026 a las 10:00, Li (<li@acme.test>) escribió:\n> Hola'],
    ['Portuguese', 'Em sex., 20 de nov. de 2026 às 10:00, Li <li@acme.test> escreveu:\n> Oi'],
    ['Italian', 'Il giorno ven 20 nov 2026 alle ore 10:00 Li <li@acme.test> ha scritto:\n> Ciao'],
    ['Dutch', 'Op vr 20 nov. 2026 om 10:00 schreef Li <li@acme.test>:\n> Hallo'],
    ['Russian', 'пт, 20 нояб. 2026 г. в 10:00, Li <li@acme.test>:\n> Привет'],
    ['Japanese', '2026年11月20日(金) 10:00 Li <li@acme.test>:\n> こんにちは'],
    ['Korean', '2026년 11월 20일 (금) 오전 10:00, Li <li@acme.test>님이 작성:\n> 안녕'],
    ['Turkish', 'Li <li@acme.test>, 20 Kas 2026 Cum, 10:00 tarihinde şunu yazdı:\n> Selam'],
    ['Outlook', '-----Original Message-----\nFrom: Li\nSent: 20 November 2026\n\nHello'],
    ['Outlook in German', '-----Ursprüngliche Nachricht-----\nVon: Li\n\nHallo'],
    [
      'Outlook on the web',
      '________________________________\nFrom: Li <li@acme.test>\nSent: Friday, November 20, 2026 10:00\nTo: Linda\nSubject: Pumps\n\nHello',
    ],
    ['Outlook, bold', '*From:* Li\n*Sent:* Friday\n*To:* Linda\n*Subject:* Pumps\n\nHello'],
    [
      'Outlook in Chinese',
      '发件人: Li\n发送时间: 2026年11月20日 10:00\n收件人: Linda\n主题: 水泵\n\n您好',
    ],
    ['Foxmail', '\n发件人： 李伟\n发送时间： 2026-11-20 10:00\n收件人： Linda\n主题： 水泵\n您好'],
    [
      'Alibaba',
      '------------------------------------------------------------------\n发件人：李伟 <li@acme.test>\n日　期：2026年11月20日 10:00:00\n收件人：Linda\n主　题：水泵\n\n您好',
    ],
    ['QQ', '------------------ 原始邮件 ------------------\n发件人: "李伟";\n\n您好'],
    [
      'QQ in English',
      '------------------&nbsp;Original&nbsp;------------------'.replaceAll('&nbsp;', '\u00a0'),
    ],
    ['QQ, phone', '---Original---\nFrom: "Li"<li@acme.test>\n\nHello'],
    ['NetEase forward', '---- 转发的邮件 ----\n发件人：李\n您好'],
    ['Gmail forward', '---------- Forwarded message ---------\nFrom: Li <li@acme.test>\nHello'],
    [
      'Italian web form block',
      'Da: Li\nRisposta: Linda\nData: giovedì 8 ottobre 2026 15:26\nA: Linda\nOggetto: x',
    ],
    ['marks alone', '> Hello\n> Li'],
  ])('%s', (_program, quote) => {
    expect(foldBody(`${asked}\n\n${quote}`)).toBe(askedFolded);
    expect(foldBody(`${asked}\r\n\r\n${quote.replaceAll('\n', '\r\n')}`)).toBe(askedFolded);
  });
});

describe('what people write themselves stays', () => {
  test.each([
    ['answers between quotes', '> How many?\n500 pcs\n> When?\nIn March', '500pcsInMarch'],
    [
      'an answer below its quote',
      'On Fri, Nov 20, 2026 at 10:00 AM Li <li@acme.test> wrote:\n> How many?\n\n500 pcs for us',
      '500pcsforus',
    ],
    [
      'a wrapped attribution leaves its neighbour alone',
      'We need 500 pcs\nOn Fri, Nov 20, 2026 at 10:00 AM, Li <li@acme.test>\nwrote:\n> Hello',
      'Weneed500pcs',
    ],
    [
      'a contact form',
      'A visitor wrote to you\nFrom: John Lee\nSubject: Pumps\nMessage: 500 pcs please',
      'AvisitorwrotetoyouFrom:JohnLeeSubject:PumpsMessage:500pcsplease',
    ],
    [
      'a sentence about an earlier mail',
      'On 12 May 2026 you wrote that we need the following:\n500 pcs',
      'On12May2026youwrotethatweneedthefollowing:500pcs',
    ],
    ['a drawn line', 'Specification\n-----\n500 pcs', 'Specification-----500pcs'],
    ['a signature', '500 pcs\n-- \nLinda', '500pcs--Linda'],
  ])('%s', (_case, text, expected) => {
    expect(foldBody(text)).toBe(expected);
  });
});

describe('a forward without a word of its own is known by what it forwards', () => {
  test.each([
    [
      'Gmail',
      '---------- Forwarded message ---------\nFrom: Li <li@acme.test>\n\nPlease quote',
      '----------Forwardedmessage---------From:Li<li@acme.test>Pleasequote',
    ],
    ['marks alone', '> Please quote\n> > 500 pcs', 'Pleasequote500pcs'],
  ])('%s', (_case, text, expected) => {
    expect(foldBody(text)).toBe(expected);
  });
});

test.each([
  ['white space of every kind', ' a\tb\u00a0c\u3000d\u2003e\r\nf\u0085g\u2028h ', 'abcdefgh'],
  ['NFKC', 'Ｐｕｍｐ① ﬁt', 'Pump1fit'],
  ['composed and decomposed', 'cafe\u0301 caf\u00e9', 'cafécafé'],
  ['invisible characters', 'a\u200bb\u00adc\ufeffd\u034fe\u2060f', 'abcdef'],
  ['emoji, which webmails draw as pictures', 'ok 👍🏽 500 ☎️ 🇩🇪 pcs', 'ok500pcs'],
  ['letter case stays', 'ABC abc', 'ABCabc'],
  ['nothing', ' \n\u200b ', ''],
])('folds %s', (_what, text, expected) => {
  expect(foldBody(text)).toBe(expected);
});

test('keeps 400 characters, not 400 halves of characters', () => {
  expect(foldBody('ab '.repeat(1000))).toBe('ab'.repeat(200));
  expect(foldBody('𠮷 '.repeat(1000))).toBe('𠮷'.repeat(400));
});

describe('long and hostile bodies end before the time of a test is up', () => {
  test.each([
    ['30 MB', 'Hello world. '.repeat(2_400_000), 'Helloworld.'],
    ['dashes', `${'-'.repeat(65_000)}x`, '-----------'],
    ['a divider and spaces', `--original${' '.repeat(65_000)}x`, '--originalx'],
    ['underscores', `${'_'.repeat(65_000)}x:`, '___________'],
    ['colons', 'a:'.repeat(32_000), 'a:a:a:a:a:a'],
    ['lines of digits', '1:\n'.repeat(20_000), '1:1:1:1:1:1'],
    ['quotes', `x${'\n> y'.repeat(15_000)}`, 'x'],
    ['addresses', `${'a@b '.repeat(15_000)}wrote:`, 'a@ba@ba@ba@'],
  ])('%s', (_case, text, start) => {
    expect(foldBody(text).slice(0, 11)).toBe(start);
  });
});
