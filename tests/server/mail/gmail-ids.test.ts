import { ImapFlow } from 'imapflow';
import { afterEach, expect, test } from 'vitest';
import { fetchMails } from '#server/mail/fetch.ts';
import { imapAnswers, lineServer, type LineServer } from '#tests/support/line-server.ts';

/**
 * Gmail's own ids, as its IMAP gives them: 64 bits in decimal (developers.google.com/gmail/imap/imap-extensions). No
 * other server has them, so that one is spoken for here.
 */
const header = 'Subject: Pumps\r\n\r\n';
const ids = { message: '1784252979671717094', thread: '1784252979671717093' };
let server: LineServer;
afterEach(() => server?.close());

async function fetchFrom(capabilities: string, facts: string) {
  const fetch = (tag: string) => ({
    raw:
      `* 1 FETCH (UID 7 INTERNALDATE "23-Nov-2026 08:39:00 +0000" ${facts} ` +
      `BODY[HEADER] {${header.length}}\r\n${header})\r\n${tag} OK done\r\n`,
  });
  server = await lineServer({
    greeting: [`* OK [CAPABILITY ${capabilities}] ready`],
    answer: imapAnswers(capabilities, { UID: fetch, FETCH: fetch }),
  });
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: false,
    auth: { user: 'info', pass: 'x' },
    logger: false,
    disableCompression: true,
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
    return await fetchMails(client, '7', 'headers');
  } finally {
    client.close();
  }
}

test('are the page’s 16 hexadecimal digits', async () => {
  const [mail] = await fetchFrom(
    'IMAP4rev1 X-GM-EXT-1',
    `X-GM-MSGID ${ids.message} X-GM-THRID ${ids.thread}`,
  );
  expect(mail?.gmail).toEqual({ messageId: '18c2f0a1b2c3d4e6', threadId: '18c2f0a1b2c3d4e5' });
  expect(server.heard.find((line) => line.includes('FETCH'))).toMatch(/X-GM-MSGID.*X-GM-THRID/);
});

test('are not taken from a server that is not Gmail', async () => {
  const [mail] = await fetchFrom('IMAP4rev1 OBJECTID', 'EMAILID (12) THREADID (11)');
  expect(mail).toMatchObject({ uid: 7, gmail: null });
});
