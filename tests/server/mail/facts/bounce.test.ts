import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bounceOf } from '#server/mail/facts/bounce.ts';
import { natureOf } from './around.ts';
import { filesOf, hasCollections } from './collections.ts';
import { letter, read } from './letter.ts';

/** A report as RFC 3464 has it. */
function report(fields: string, returned: string, type = 'text/rfc822-headers'): Buffer {
  return letter(
    {
      From: 'Mail Delivery System <mailer-daemon@mx.kunde.example>',
      Subject: 'Delivery status',
      'Message-ID': '<report@mx.kunde.example>',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    [
      '--b\r\nContent-Type: text/plain\r\n\r\nWe are sorry.\r\n',
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.kunde.example\r\n\r\n${fields}\r\n`,
      `--b\r\nContent-Type: ${type}\r\n\r\n${returned}\r\n--b--\r\n`,
    ].join(''),
  );
}
const failed = 'Final-Recipient: rfc822; greta@kunde.example\r\nAction: failed\r\nStatus: 5.1.1';
const ours = 'From: info@acme.test\r\nMessage-ID: <answer@acme.test>\r\nSubject: Re: Pumps';

describe('a report', () => {
  test('names the mail that came back, to whom, and why', async () => {
    expect(bounceOf(await read(report(failed, ours)))).toEqual({
      kind: 'failed',
      messageIds: ['<answer@acme.test>'],
      recipients: ['greta@kunde.example'],
      status: '5.1.1',
    });
  });

  test('carries the whole mail', async () => {
    const whole = `${ours}\r\nContent-Type: text/plain\r\n\r\nYes.`;
    const bounce = bounceOf(await read(report(failed, whole, 'message/rfc822')));
    expect(bounce?.messageIds).toEqual(['<answer@acme.test>']);
  });

  test.each([
    ['delayed', 'Action: delayed\r\nStatus: 4.4.1'],
    ['delivered', 'Action: relayed\r\nStatus: 2.0.0'],
    ['failed', 'Action: delayed\r\n\r\nAction: Failed (bad address)'],
    ['failed', 'Status: 5.0.0'],
  ])('%s: %j', async (kind, fields) => {
    expect(bounceOf(await read(report(fields, ours)))?.kind).toBe(kind);
  });

  test('that is delayed is no bounce of the desk', async () => {
    const mail = await read(report('Action: delayed', ours));
    expect(bounceOf(mail)?.kind).toBe('delayed');
    const { kind } = await natureOf({
      From: 'mailer-daemon@kunde.example',
      Subject: 'Warning: message delayed 24 hours',
    });
    expect(kind).toBe('delayed');
  });
});

describe('a server without fields says it in words', () => {
  const daemon = { From: 'MAILER-DAEMON@mx.kunde.example', 'Return-Path': '<>' };

  test('with the mail below', async () => {
    const body = `This message could not be delivered.\r\n\r\n--- Below is a copy of the message.\r\n\r\nReturn-Path: <info@acme.test>\r\nMessage-Id: <answer@acme.test>\r\nSubject: Re: Pumps`;
    const nature = await natureOf({ ...daemon, Subject: 'failure notice' }, body);
    expect(nature).toMatchObject({
      kind: 'bounce',
      bounce: { kind: 'failed', messageIds: ['<answer@acme.test>'] },
    });
  });

  test('or answers it', async () => {
    const { bounce } = await natureOf({
      ...daemon,
      Subject: '系统退信',
      'In-Reply-To': '<answer@acme.test>',
    });
    expect(bounce).toMatchObject({ kind: 'failed', messageIds: ['<answer@acme.test>'] });
  });

  test('or names who did not get it', async () => {
    const { bounce } = await natureOf({
      From: 'Mail <somebody@mx.example>',
      'X-Failed-Recipients': 'greta@kunde.example, otto@kunde.example',
    });
    expect(bounce?.recipients).toEqual(['greta@kunde.example', 'otto@kunde.example']);
  });
});

test.each([
  [
    'a person who forwards one',
    { Subject: 'Fwd: Undelivered Mail Returned to Sender', From: 'greta@kunde.example' },
  ],
  ['a read receipt', { 'Content-Type': 'multipart/report; report-type=disposition-notification' }],
  ['a person who asks', { Subject: 'Your mail bounced' }],
  [
    'a vacation answer to a letter about one',
    {
      Subject: 'Re: Delivery failed to arrive',
      'Return-Path': '<>',
      'Auto-Submitted': 'auto-replied',
    },
  ],
  [
    'another',
    { Subject: 'Automatic reply: Undeliverable parts', 'Return-Path': '<>', 'X-Autoreply': 'yes' },
  ],
])('%s is no bounce', async (_what, over) => {
  expect(bounceOf(await read(letter(over)))).toBeNull();
});

test.skipIf(!hasCollections)(
  'of the collected reports nearly all are told, and for which mail',
  async () => {
    const counts: Record<string, number> = {};
    let named = 0;
    for (const file of filesOf('automatic-mail')) {
      const bounce = bounceOf(await read(readFileSync(file)));
      counts[bounce?.kind ?? 'none'] = (counts[bounce?.kind ?? 'none'] ?? 0) + 1;
      if (bounce && bounce.messageIds.length > 0) named += 1;
    }
    process.stdout.write(`collected reports: ${JSON.stringify(counts)}, ${named} name the mail\n`);
    // The rest are complaints, vacation answers, and notices of a list.
    expect(counts).toMatchObject({ failed: 287, delayed: 13 });
    expect(named).toBeGreaterThan(240);
  },
);
