import type { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { knownMessages } from '#server/services/intake/known-messages.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { idAt } from './action-ids.ts';
import { factsOf } from '../facts/message-facts.ts';
import { identifying, isSameMail } from './known.ts';
import { ownSideOf } from '../facts/own-side.ts';
import { parseMail } from '../facts/parse.ts';
import { readInbox } from './read-inbox.ts';
import type { Read, Reading } from './reading.ts';
import { readSent } from './read-sent.ts';
import type { Seen } from './seen.ts';

/** What a mail led to. */
export type Outcome =
  | { kind: 'opened' | 'customer-wrote' | 'replied' | 'located'; inquiryId: InquiryId }
  | { kind: 'ignored'; why: Extract<Read, { kind: 'ignored' }>['why'] | 'nothing-new' }
  | { kind: 'refused'; refusal: Refusal };

const KIND = {
  open: 'opened',
  'customer-wrote': 'customer-wrote',
  replied: 'replied',
  locate: 'located',
} as const;

/**
 * Takes one mail in: reads it, decides what it means and commits that. The same for the watcher and for the practice
 * page. Doing it twice for one place changes nothing. Rejects only where the database does; then nothing was written.
 * @param around Who is on our side, where the caller takes in many mails and has asked once.
 */
export async function takeIn(
  deps: Deps,
  seen: Seen,
  around?: Awaited<ReturnType<typeof surroundings>>,
): Promise<Outcome> {
  const mail = await parseMail(seen.raw);
  const { mailboxes, members } = around ?? (await surroundings(deps, seen.teamId));
  const addresses = [
    ...mailboxes.flatMap(({ address, aliases }) => [address, ...aliases]),
    ...members.map(({ address }) => address),
  ];
  const idOf = <T extends string>(what: string): T =>
    seen.place ? idAt<T>(seen.place, what) : (deps.newId() as T);
  const facts = factsOf(mail, {
    id: idOf('message'),
    direction: seen.folder === 'sent' ? 'out' : 'in',
    receivedAt: seen.receivedAt > deps.now() ? deps.now() : seen.receivedAt,
    places: seen.place ? [seen.place] : [],
    gmail: seen.gmail,
  });
  const { place } = seen;
  const known = await knownMessages(deps, seen.teamId, {
    place,
    rfcMessageId: facts.rfcMessageId,
    keys: identifying(facts.keys),
  });
  const same = known.find((message) => isSameMail(message, facts)) ?? null;
  const reading: Reading = {
    seen,
    mail,
    // Some programs give every mail the same id; the second one keeps its words and loses the id.
    facts: known.length > 0 && !same ? { ...facts, rfcMessageId: null } : facts,
    known: same,
    mailboxAddresses: mailboxes.flatMap(({ address, aliases }) => [address, ...aliases]),
    own: ownSideOf(addresses),
    idOf,
    now: deps.now(),
  };
  const read =
    seen.folder === 'sent' ? await readSent(deps, reading) : await readInbox(deps, reading);
  return read.kind === 'ignored' ? read : commitRead(deps, seen, read.action);
}

type Told = Extract<Action, { type: keyof typeof KIND }>;

async function commitRead(deps: Deps, seen: Seen, action: Told): Promise<Outcome> {
  const committed = await commit(deps, seen.teamId, { kind: 'watcher' }, action);
  if (committed.status === 'refused') return { kind: 'refused', refusal: committed.refusal };
  return committed.seq === null
    ? { kind: 'ignored', why: 'nothing-new' }
    : { kind: KIND[action.type], inquiryId: action.inquiryId };
}
