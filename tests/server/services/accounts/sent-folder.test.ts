import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { imapClient } from '#server/services/accounts/imap-client.ts';
import {
  findJunkFolders,
  findSentFolder,
  selectableFolders,
} from '#server/services/accounts/sent-folder.ts';
import { imapAnswers, type LineServer, lineServer } from '#tests/support/line-server.ts';

const running: LineServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

/** The folders of an account as LIST shows them: attributes, then the name in modified UTF-7 (RFC 3501 §5.1.3). */
async function foldersOf(
  listed: [attributes: string, name: string][],
  chosen: string | null = null,
) {
  const lines = listed.map(([attributes, name]) => `* LIST (${attributes}) "/" "${name}"`);
  const server = await lineServer({
    greeting: ['* OK ready'],
    answer: imapAnswers('IMAP4rev1 ID AUTH=PLAIN SASL-IR', {
      // The empty name asks for the root alone (RFC 3501 §6.3.8).
      LIST: (tag, line) =>
        line.endsWith('"" ""')
          ? ['* LIST (\\Noselect) "/" ""', `${tag} OK done`]
          : [...lines, `${tag} OK done`],
    }),
  });
  running.push(server);
  const { host, port } = server;
  const login = { username: 'info', password: 'any' };
  const imap = { host, port, security: 'none' } as const;
  const client = imapClient({ ...login, imap }, pino({ level: 'silent' }));
  await client.connect();
  const found = {
    sent: await findSentFolder(client, chosen),
    junk: await findJunkFolders(client),
    all: await selectableFolders(client),
  };
  client.close();
  return found;
}

test('what the server marks comes before what a name means', async () => {
  const found = await foldersOf([
    ['', 'INBOX'],
    ['', 'Sent'],
    ['\\Sent', 'Gone out'],
    ['\\Junk', 'Nonsense'],
    ['\\Noselect', 'Upper'],
  ]);
  expect(found).toEqual({
    sent: 'Gone out',
    junk: ['Nonsense'],
    all: expect.not.arrayContaining(['Upper']),
  });
});

/** Names as the providers of facts name them, none of them marked. */
test.each([
  // Tencent Exmail.
  [['Sent Messages', 'Junk', '&UXZO1mWHTvZZOQ-'], 'Sent Messages', ['Junk']],
  // NetEase: 已发送, 垃圾邮件, 广告邮件, 订阅邮件, 病毒文件夹.
  [
    ['&XfJT0ZAB-', '&V4NXPpCuTvY-', '&Xn9USpCuTvY-', '&i6KWBZCuTvY-', '&dcVr0mWHTvZZOQ-'],
    '已发送',
    ['垃圾邮件', '广告邮件', '订阅邮件'],
  ],
  // cPanel: all below INBOX.
  [['INBOX/Sent', 'INBOX/spam'], 'INBOX/Sent', ['INBOX/spam']],
  // Microsoft 365 in German.
  [['Gesendete Elemente', 'Junk-E-Mail'], 'Gesendete Elemente', ['Junk-E-Mail']],
  [['Ablage'], null, []],
])('of %j Sent is %s, and %j may hold inquiries', async (names, sent, junk) => {
  const listed = ['INBOX', ...names].map((name): [string, string] => ['', name]);
  expect(await foldersOf(listed)).toMatchObject({ sent, junk });
});

test('what somebody chose comes first, as long as it is there', async () => {
  const listed: [string, string][] = [
    ['\\Sent', 'Sent'],
    ['', 'Gone out'],
  ];
  expect((await foldersOf(listed, 'Gone out')).sent).toBe('Gone out');
  expect((await foldersOf(listed, 'No more')).sent).toBeNull();
});
