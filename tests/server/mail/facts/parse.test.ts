import { describe, expect, test } from 'vitest';
import { factsOf } from '#server/mail/facts/message-facts.ts';
import { parseMail, wholeMail } from '#server/mail/facts/parse.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { letter, read, readHeaderOf } from './letter.ts';

const around = { id: idOf<never>('mail'), receivedAt: morning, places: [], gmail: null };
const facts = async (over: Record<string, string | null>, body?: string) =>
  factsOf(await read(letter(over, body)), { ...around, direction: 'in' });

describe('headers', () => {
  test('are decoded, also where a character is split over two encoded words', async () => {
    // 询价 in UTF-8 is e8 af a2 e4 bb b7; the second byte of the second character begins another word.
    const split = '=?utf-8?q?=e8=af=a2=e4?=\r\n =?utf-8?q?=bb=b7?=';
    expect((await read(letter({ Subject: split }))).subject).toBe('询价');
    const gb = '=?gb2312?B?0a+82w==?=';
    expect((await read(letter({ Subject: gb }))).subject).toBe('询价');
  });

  test('are read where somebody wrote raw GBK or raw UTF-8 into them', async () => {
    const gbk = letter({ Subject: 'X-MARK', 'Content-Type': 'text/plain; charset=gbk' });
    const at = gbk.indexOf('X-MARK');
    const bytes = Buffer.from([0xd1, 0xaf, 0xbc, 0xdb]);
    const raw = Buffer.concat([gbk.subarray(0, at), bytes, gbk.subarray(at + 6)]);
    expect((await parseMail(wholeMail(raw))).subject).toBe('询价');
    expect((await read(letter({ Subject: '询价' }))).subject).toBe('询价');
  });

  test('give ids with angle brackets, whatever stands around them', async () => {
    const mail = await read(
      letter({
        'Message-ID': 'bare@kunde.example',
        'In-Reply-To': 'Your message of Monday <a@x.example> (somebody)',
        References: '<a@x.example>\r\n <b@x\r\n .example> <a@x.example>',
      }),
    );
    expect(mail.messageId).toBe('<bare@kunde.example>');
    expect(mail.inReplyTo).toBe('<a@x.example>');
    expect(mail.references).toEqual(['<a@x.example>', '<b@x.example>']);
  });

  test('name everybody once, in groups too', async () => {
    const mail = await read(
      letter({
        To: 'Team: Ada <ADA@acme.test>, info@acme.test;, ada@acme.test',
        Cc: 'undisclosed-recipients:;',
      }),
    );
    expect(mail.to).toEqual([
      { name: 'Ada', address: 'ada@acme.test' },
      { name: '', address: 'info@acme.test' },
    ]);
    expect(mail.cc).toEqual([]);
  });

  test('are all there is to an account read by headers alone', async () => {
    const mail = await readHeaderOf(letter());
    expect(mail).toMatchObject({ subject: 'Pumps', headersOnly: true, text: '', html: '' });
    const kept = factsOf(mail, { ...around, direction: 'in' });
    expect(kept).toMatchObject({ snippet: '', keys: [], rfcMessageId: '<1@kunde.example>' });
  });
});

test.each(['', ';', '"', 'text', 'message/rfc822'])(
  'a file of the type %j is a file',
  async (type) => {
    const part = `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename=x.bin\r\n\r\nhello\r\n--b--\r\n`;
    const mail = await read(letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, part));
    expect(mail).toMatchObject({ subject: 'Pumps', attachments: [{ name: 'x.bin', size: 5 }] });
  },
);

describe('what is kept of the words', () => {
  test.each([
    ['Forty pumps, please.\n\n-- \nGreta', 'Forty pumps, please.'],
    ['Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Li <li@acme.test> wrote:\n> Shall we?', 'Yes.'],
    [
      '好的，请发货。\n\n------------------ 原始邮件 ------------------\n发件人: 李',
      '好的，请发货。',
    ],
    ['好的：谢谢！\n发件人：李\n发送时间：2026年11月23日\n主题：水泵', '好的：谢谢！'],
  ])('of %j is %j', async (body, snippet) => {
    const typed = { 'Content-Type': 'text/plain; charset=utf-8' };
    expect((await facts(typed, body)).snippet).toBe(snippet);
  });

  test('is at most 300 characters, and never half of one', async () => {
    const typed = { 'Content-Type': 'text/plain; charset=utf-8' };
    const { snippet } = await facts(typed, `${'a'.repeat(299)}😀 and more`);
    expect(snippet.length).toBeLessThanOrEqual(300);
    expect(snippet.isWellFormed()).toBe(true);
    expect(snippet.startsWith('a'.repeat(299))).toBe(true);
  });

  test('can be recognised by when it was sent and by when it came', async () => {
    const late = 'Mon, 16 Nov 2026 09:00:00 +0000';
    const one = await facts({ Date: late });
    const two = await facts({ Date: 'Mon, 23 Nov 2026 09:00:00 +0000' });
    expect(one.keys.filter((key) => two.keys.includes(key)).length).toBeGreaterThan(0);
    expect(one.keys.length).toBeGreaterThan(two.keys.length);
  });
});
