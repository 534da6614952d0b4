import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ImapFlow } from 'imapflow';
import { simpleParser, type ParsedMail } from 'mailparser';
import pg from 'pg';
import { fetchMails } from '#server/mail/fetch.ts';
import type { MailStack } from '#tests/support/mailstack.ts';

const page = 50;

/**
 * What any reader of this inbox must do and nothing else, on the same kind of database: the same parts are fetched, in
 * the same pages, each mail goes through mailparser and becomes one row. It decides nothing and keeps no log.
 * @returns Mails a second.
 */
export async function bareCatchUp(
  stack: MailStack,
  count: number,
  databaseUrl: string | null,
): Promise<number> {
  const table = await openTable(databaseUrl);
  const client = new ImapFlow({
    ...stack.imap,
    secure: false,
    logger: false,
    disableAutoIdle: true,
    disableBinary: true,
    auth: { user: stack.users.info, pass: stack.password },
  });
  try {
    const begun = performance.now();
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const uids = (await client.search({ uid: '1:*' }, { uid: true })) || [];
    for (let at = 0; at < uids.length; at += page) {
      const mails = await fetchMails(client, uids.slice(at, at + page).join(), 'texts');
      for (const { uid, raw } of mails) {
        await table.insert(uid, await simpleParser(Buffer.from(raw.source)));
      }
    }
    const seconds = (performance.now() - begun) / 1000;
    if (uids.length < count) throw new Error(`there were only ${uids.length} mails`);
    return uids.length / seconds;
  } finally {
    client.close();
    await table.close();
  }
}

interface Table {
  insert(uid: number, mail: ParsedMail): Promise<void>;
  close(): Promise<void>;
}

const create =
  'create table mails (uid int primary key, message_id text, subject text, sender text, sent_at timestamptz, body text)';
const insert = 'insert into mails values ($1, $2, $3, $4, $5, $6)';

async function openTable(databaseUrl: string | null): Promise<Table> {
  const valuesOf = (uid: number, mail: ParsedMail): unknown[] => [
    uid,
    mail.messageId,
    mail.subject,
    mail.from?.text,
    mail.date,
    mail.text ?? '',
  ];
  if (databaseUrl !== null) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(create);
    return {
      insert: async (uid, mail) => {
        await client.query({ name: 'insert', text: insert, values: valuesOf(uid, mail) });
      },
      close: () => client.end(),
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'baton-bare-'));
  const pglite = await PGlite.create({ dataDir: join(folder, 'database') });
  await pglite.exec(create);
  return {
    insert: async (uid, mail) => {
      await pglite.query(insert, valuesOf(uid, mail));
    },
    async close() {
      await pglite.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
