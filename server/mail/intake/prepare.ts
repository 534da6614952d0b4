import type { Deps } from '#server/services/deps.ts';
import type { surroundings } from '#server/services/intake/surroundings.ts';
import { factsOf } from '../facts/message-facts.ts';
import { ownSideOf } from '../facts/own-side.ts';
import { parseMail } from '../facts/parse.ts';
import { idAt } from './action-ids.ts';
import type { Reading } from './reading.ts';
import type { Seen } from './seen.ts';

/** A mail read by itself, before anything is asked about it. */
export type Prepared = Omit<Reading, 'known' | 'look'>;

/** Reads a mail by itself: no database, only who is on our side. */
export async function prepare(
  deps: Pick<Deps, 'now' | 'newId'>,
  seen: Seen,
  { mailboxes, members }: Awaited<ReturnType<typeof surroundings>>,
): Promise<Prepared> {
  const mail = await parseMail(seen.raw);
  const mailboxAddresses = mailboxes.flatMap(({ address, aliases }) => [address, ...aliases]);
  const idOf = <T extends string>(what: string): T =>
    seen.place ? idAt<T>(seen.place, what) : (deps.newId() as T);
  const now = deps.now();
  return {
    seen,
    mail,
    facts: factsOf(mail, {
      id: idOf('message'),
      direction: seen.folder === 'sent' ? 'out' : 'in',
      receivedAt: seen.receivedAt > now ? now : seen.receivedAt,
      places: seen.place ? [seen.place] : [],
      gmail: seen.gmail,
    }),
    mailboxAddresses,
    own: ownSideOf([...mailboxAddresses, ...members.map(({ address }) => address)]),
    idOf,
    now,
  };
}
