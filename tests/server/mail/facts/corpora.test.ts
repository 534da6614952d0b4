import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { MessageFacts } from '#lib/domain/message.ts';
import { Open } from '#lib/domain/actions/on-inquiry.ts';
import { isAutomatic } from '#server/mail/facts/automatic.ts';
import { factsOf } from '#server/mail/facts/message-facts.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { customerOf, whatIs } from '#server/mail/facts/what-is.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { filesOf, hasCollections } from './collections.ts';
import { read } from './letter.ts';

const around = {
  own: ownSideOf(['info@acme.test']),
  mailboxAddresses: ['info@acme.test'],
  authservId: null,
  profiles: [],
};

async function takenFrom(file: string) {
  const mail = await read(readFileSync(file));
  const place = {
    id: idOf<MessageFacts['id']>(file),
    receivedAt: morning,
    places: [],
    gmail: null,
  };
  return {
    mail,
    facts: factsOf(mail, { ...place, direction: 'in' }),
    nature: whatIs(mail, around),
  };
}

describe.skipIf(!hasCollections)('every file of the collections', () => {
  test.each([...filesOf('messages'), ...filesOf('automatic-mail')])('%s', async (file) => {
    const { facts, nature } = await takenFrom(file);
    expect(z.safeEncode(MessageFacts, facts)).toMatchObject({ success: true });
    expect(facts.snippet.length).toBeLessThanOrEqual(300);
    if (!nature.who) return;
    const customer = { id: idOf('customer'), ...customerOf(nature.who, nature) };
    expect(z.safeEncode(Open.shape.customer, customer as never)).toMatchObject({ success: true });
  });

  test('automatic mail is automatic, every one', async () => {
    const people: string[] = [];
    const files = filesOf('automatic-mail');
    for (const file of files) {
      const { mail } = await takenFrom(file);
      if (!isAutomatic(mail, ['info@acme.test'])) people.push(file.split('/').at(-1) ?? '');
    }
    expect(files.length).toBeGreaterThan(300);
    expect(people).toEqual([]);
  });
});
