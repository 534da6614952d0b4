import type { Identity } from '#server/services/intake/known-messages.ts';
import type { Lookups } from '#server/services/intake/lookups.ts';
import { identifying, isSameMail } from './known.ts';
import type { Prepared } from './prepare.ts';
import { readInbox } from './read-inbox.ts';
import { readSent } from './read-sent.ts';
import type { Read, Reading } from './reading.ts';

/** Says what a mail means to the team that `look` knows. */
export async function readPrepared(prepared: Prepared, look: Lookups): Promise<Read> {
  const { seen, facts } = prepared;
  const known = await look.known(identityOf(prepared));
  const same = known.find((message) => isSameMail(message, facts)) ?? null;
  const reading: Reading = {
    ...prepared,
    // Some programs give every mail the same id; the second one keeps its words and loses the id.
    facts: known.length > 0 && !same ? { ...facts, rfcMessageId: null } : facts,
    known: same,
    look,
  };
  return seen.folder === 'sent' ? readSent(reading) : readInbox(reading);
}

/** What a mail may be recognised by. */
export function identityOf({ seen, facts }: Prepared): Identity {
  return {
    place: seen.place,
    rfcMessageId: facts.rfcMessageId,
    keys: identifying(facts.keys),
  };
}
