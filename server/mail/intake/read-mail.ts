import type { MessageId } from '#lib/domain/ids.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import type { Surroundings } from '#server/services/intake/surroundings.ts';
import { factsOf } from '../facts/message-facts.ts';
import { ownSideOf, type OwnSide } from '../facts/own-side.ts';
import { snippetOf } from '../facts/own-words.ts';
import { parseMail, type ParsedMail } from '../facts/parse.ts';
import { whatIs, type MailNature } from '../facts/what-is.ts';
import type { Seen } from './seen.ts';

/** What a mail is read by: its source and where it was seen. Plain values, which may go to another thread. */
export interface Unread extends Pick<
  Seen,
  'of' | 'folder' | 'place' | 'raw' | 'receivedAt' | 'gmail'
> {
  id: MessageId;
  now: Date;
}

/** What must be known of a team to read its mail. */
export type Ours = Pick<Surroundings, 'mailboxes' | 'members' | 'profiles'>;

/** What a mail says, by itself. */
export interface MailRead {
  mail: ParsedMail;
  /** What it is by itself. */
  nature: MailNature;
  facts: MessageFacts;
}

/** Under which addresses mail reaches a team, and who counts as of it. */
export function ourSide({ mailboxes, members }: Ours): {
  mailboxAddresses: string[];
  own: OwnSide;
} {
  const mailboxAddresses = mailboxes.flatMap(({ address, aliases }) => [address, ...aliases]);
  const own = ownSideOf([...mailboxAddresses, ...members.map(({ address }) => address)]);
  return { mailboxAddresses, own };
}

/** Reads a mail by itself: no database, only who is on our side. It is most of the work of taking a mail in. */
export async function readMail(unread: Unread, ours: Ours): Promise<MailRead> {
  const { of, folder, place, raw, receivedAt, gmail, id, now } = unread;
  const mail = await parseMail(raw);
  const mailbox =
    of.kind === 'mailbox' ? ours.mailboxes.find((one) => one.id === of.mailboxId) : null;
  const nature = whatIs(mail, {
    ...ourSide(ours),
    authservId: mailbox?.authservId ?? null,
    profiles: ours.profiles,
  });
  const facts = factsOf(mail, {
    id,
    direction: folder === 'sent' ? 'out' : 'in',
    receivedAt: receivedAt > now ? now : receivedAt,
    places: place ? [place] : [],
    gmail,
    from: nature.from,
    snippet: snippetOf(nature.ownText),
    authentication: authenticationOf(nature),
  });
  return { mail, nature, facts };
}

/** Of what the provider found, that which is kept. */
function authenticationOf({ authentication }: MailNature): MessageFacts['authentication'] {
  if (!authentication) return null;
  const { spf, dkim, dmarc } = authentication;
  return { spf, dkim, dmarc };
}
