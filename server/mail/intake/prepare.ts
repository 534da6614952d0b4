import type { MessageFacts } from '#lib/domain/message.ts';
import type { Deps } from '#server/services/deps.ts';
import type { Surroundings } from '#server/services/intake/surroundings.ts';
import { factsOf } from '../facts/message-facts.ts';
import { ownSideOf } from '../facts/own-side.ts';
import { snippetOf } from '../facts/own-words.ts';
import { parseMail } from '../facts/parse.ts';
import { whatIs, type MailNature } from '../facts/what-is.ts';
import { idAt } from './action-ids.ts';
import type { Reading } from './reading.ts';
import type { Seen } from './seen.ts';

/** A mail read by itself, before anything is asked about it. */
export type Prepared = Omit<Reading, 'known' | 'look'>;

/** Reads a mail by itself: no database, only who is on our side. */
export async function prepare(
  deps: Pick<Deps, 'now' | 'newId'>,
  seen: Seen,
  team: Surroundings,
): Promise<Prepared> {
  const { mailboxes, members, profiles } = team;
  const mail = await parseMail(seen.raw);
  const mailboxAddresses = mailboxes.flatMap(({ address, aliases }) => [address, ...aliases]);
  const idOf = <T extends string>(what: string): T =>
    seen.place ? idAt<T>(seen.place, what) : (deps.newId() as T);
  const now = deps.now();
  const own = ownSideOf([...mailboxAddresses, ...members.map(({ address }) => address)]);
  const { of } = seen;
  const mailbox = of.kind === 'mailbox' ? mailboxes.find(({ id }) => id === of.mailboxId) : null;
  const nature = whatIs(mail, {
    own,
    mailboxAddresses,
    authservId: mailbox?.authservId ?? null,
    profiles,
  });
  return {
    seen,
    mail,
    facts: factsOf(mail, {
      id: idOf('message'),
      direction: seen.folder === 'sent' ? 'out' : 'in',
      receivedAt: seen.receivedAt > now ? now : seen.receivedAt,
      places: seen.place ? [seen.place] : [],
      gmail: seen.gmail,
      from: nature.from,
      snippet: snippetOf(nature.ownText),
      authentication: authenticationOf(nature),
    }),
    nature,
    mailboxAddresses,
    own,
    team,
    idOf,
    now,
  };
}

/** Of what the provider found, that which is kept. */
function authenticationOf({ authentication }: MailNature): MessageFacts['authentication'] {
  if (!authentication) return null;
  const { spf, dkim, dmarc } = authentication;
  return { spf, dkim, dmarc };
}
