import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { append, asPerson, hasMailStack, openDesk, until, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const customer = (word: string, over: object = {}) => ({
  from: `Greta Kunde <${word}@kunde.example>`,
  subject: `Pumps ${word}`,
  text: `Could you quote forty pumps for our plant in Hamburg? ${word}`,
  headers: { 'Message-ID': `<${word}@kunde.example>` },
  ...over,
});

/** Watching, and with its inbox and Sent folder opened. */
async function ready(): Promise<void> {
  await desk.connectInfo();
  await desk.watch();
  await until(async () => (await cursors()) === 2);
}
const cursors = async (): Promise<number> => {
  const { folders } = await import('#server/database/schema/mail.ts');
  return (await desk.deps.database.select().from(folders)).length;
};
const inquiry = (subject: string) =>
  until(async () => (await desk.inquiries()).find((row) => row.subject === subject));

describe.skipIf(!hasMailStack)('a watched mailbox', () => {
  test('opens an inquiry when a mail comes, and again for none of what was there before', async () => {
    await desk.stack.deliver(customer('old'));
    await until(() =>
      asPerson(desk.stack, 'info@acme.test', async (client) => {
        return ((await client.status('INBOX', { messages: true })) || {}).messages === 1;
      }),
    );
    await ready();
    await desk.stack.deliver(customer('new'));
    const opened = await inquiry('Pumps new');
    expect(opened).toMatchObject({ stage: 'open', language: 'en', channel: 'direct' });
    const [message] = await desk.messages();
    expect(message).toMatchObject({
      direction: 'in',
      rfcMessageId: '<new@kunde.example>',
      from: { name: 'Greta Kunde', address: 'new@kunde.example' },
      places: [{ account: 'info@acme.test', folder: 'INBOX', uid: 2 }],
    });
    expect(message?.keys.length).toBeGreaterThan(0);
  });

  test('is told of mail by IDLE and has it written within 150 ms of that', async () => {
    await ready();
    for (const word of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) {
      await desk.stack.deliver(customer(word));
      await inquiry(`Pumps ${word}`);
    }
    const sorted = desk.times.toSorted((a, b) => a - b);
    process.stderr.write(
      `after the bare IDLE event: ${sorted.map((ms) => ms.toFixed(0)).join(' ')} ms\n`,
    );
    expect(sorted).toHaveLength(10);
  });
});
