import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bounceOf } from '#server/mail/facts/bounce.ts';
import { fetchMails } from '#server/mail/fetch.ts';
import { factsOf } from '#server/mail/facts/message-facts.ts';
import { parseMail, wholeMail, type RawMail } from '#server/mail/facts/parse.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { asPerson, hasMailStack } from './desk.ts';
import { filesOf } from './facts/collections.ts';

const beside = fileURLToPath(new URL('../../../../shared/corpora', import.meta.url));
const folder = join(process.env.BATON_CORPORA ?? beside, 'messages');
const files = existsSync(folder) ? readdirSync(folder) : [];
if (files.length === 0) process.stderr.write(`skipped: no mail collection at ${folder}\n`);

let stack: MailStack;

async function factsFrom(raw: RawMail) {
  const around = { id: idOf<never>('mail'), receivedAt: morning, places: [], gmail: null };
  const facts = factsOf(await parseMail(raw), { ...around, direction: 'in' });
  return { ...facts, attachments: facts.attachments.map(({ name }) => name) };
}

describe.skipIf(!hasMailStack || files.length === 0)('a mail fetched in parts', () => {
  beforeAll(async () => {
    stack = await startMailStack();
  });
  afterAll(() => stack?.stop());

  test('says the same as the whole of it', async () => {
    const raws = files.map((name) => readFileSync(join(folder, name)));
    await asPerson(stack, 'info@acme.test', async (client) => {
      for (const raw of raws) await client.append('INBOX', raw);
      await client.mailboxOpen('INBOX', { readOnly: true });
      const fetched = await fetchMails(client, '1:*', 'texts');
      expect(fetched).toHaveLength(files.length);
      for (const [index, name] of files.entries()) {
        const parts = await factsFrom(fetched[index]?.raw ?? wholeMail(Buffer.alloc(0)));
        const whole = await factsFrom(wholeMail(raws[index] ?? Buffer.alloc(0)));
        expect.soft(parts, name).toEqual(whole);
      }
    });
  });

  test('tells as much of a mail that came back', async () => {
    const reports = filesOf('automatic-mail').filter((_, index) => index % 6 === 0);
    const raws = reports.map((file) => readFileSync(file));
    await asPerson(stack, 'linda@acme.test', async (client) => {
      for (const raw of raws) await client.append('INBOX', raw);
      await client.mailboxOpen('INBOX', { readOnly: true });
      const fetched = await fetchMails(client, '1:*', 'texts');
      const bounces = await Promise.all(
        fetched.map(async ({ raw }) => bounceOf(await parseMail(raw))),
      );
      const whole = await Promise.all(
        raws.map(async (raw) => bounceOf(await parseMail(wholeMail(raw)))),
      );
      for (const [index, file] of reports.entries()) {
        expect.soft(bounces[index], file).toEqual(whole[index]);
      }
    });
  });

  test('by its header alone tells of a report all the same, and of no other mail a word', async () => {
    const report = filesOf('automatic-mail').find((file) => file.endsWith('postfix-01.eml'));
    const raws = [readFileSync(report ?? ''), Buffer.from('Subject: Dinner\r\n\r\nAt eight?\r\n')];
    await asPerson(stack, 'wang@acme.test', async (client) => {
      for (const raw of raws) await client.append('INBOX', raw);
      await client.mailboxOpen('INBOX', { readOnly: true });
      const [first, second] = await fetchMails(client, '1:*', 'headers');
      const parsed = await parseMail(first!.raw);
      expect(bounceOf(parsed)?.recipients.length).toBeGreaterThan(0);
      expect(bounceOf(parsed)).toEqual(bounceOf(await parseMail(wholeMail(raws[0]!))));
      expect(second?.raw.headersOnly).toBe(true);
      expect((await parseMail(second!.raw)).text).toBe('');
    });
  });
});
