import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { MessageFacts } from '#lib/domain/message.ts';
import { Open } from '#lib/domain/action.ts';
import { isAutomatic } from '#server/mail/facts/automatic.ts';
import { writerOf } from '#server/mail/facts/customer.ts';
import { factsOf } from '#server/mail/facts/message-facts.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { read } from './letter.ts';

// Collections of other people's mail lie beside the repository; whoever cloned it has none.
const beside = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url));
const corpora = process.env.BATON_CORPORA ?? beside;
const has = existsSync(corpora);
if (!has) process.stderr.write(`skipped: no mail collections at ${corpora} (BATON_CORPORA)\n`);

const filesOf = (folder: string): string[] =>
  has ? readdirSync(join(corpora, folder)).map((name) => join(corpora, folder, name)) : [];
const own = ownSideOf(['info@acme.test']);

async function takenFrom(file: string) {
  const mail = await read(readFileSync(file));
  const around = {
    id: idOf<MessageFacts['id']>(file),
    receivedAt: morning,
    places: [],
    gmail: null,
  };
  return {
    mail,
    facts: factsOf(mail, { ...around, direction: 'in' }),
    writer: writerOf(mail, own),
  };
}

describe.skipIf(!has)('every file of the collections', () => {
  test.each([...filesOf('messages'), ...filesOf('automatic-mail')])('%s', async (file) => {
    const { facts, writer } = await takenFrom(file);
    expect(z.safeEncode(MessageFacts, facts)).toMatchObject({ success: true });
    expect(facts.snippet.length).toBeLessThanOrEqual(300);
    if (!writer) return;
    const customer = { id: idOf('customer'), ...writer.customer };
    expect(z.safeEncode(Open.shape.customer, customer as never)).toMatchObject({ success: true });
  });

  test('of automatic mail only two carry no sign of it: complaints a person forwarded', async () => {
    const people: string[] = [];
    const files = filesOf('automatic-mail');
    for (const file of files) {
      const { mail } = await takenFrom(file);
      if (!isAutomatic(mail, ['info@acme.test'])) people.push(file.split('/').at(-1) ?? '');
    }
    expect(files.length).toBeGreaterThan(300);
    expect(people).toEqual(['arf-22.eml', 'arf-24.eml']);
  });
});
