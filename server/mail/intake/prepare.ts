import type { MessageId } from '#lib/domain/ids.ts';
import type { Deps } from '#server/services/deps.ts';
import type { Surroundings } from '#server/services/intake/surroundings.ts';
import { idAt } from './action-ids.ts';
import type { ReadApart } from './read-apart.ts';
import { ourSide, readMail, type MailRead, type Unread } from './read-mail.ts';
import type { Reading } from './reading.ts';
import type { Seen } from './seen.ts';

/** A mail read by itself, before anything is asked about it. */
export type Prepared = Omit<Reading, 'known' | 'look'>;

type Now = Pick<Deps, 'now' | 'newId'>;

/** Reads a mail by itself. */
export async function prepare(deps: Now, seen: Seen, team: Surroundings): Promise<Prepared> {
  const begun = begin(deps, seen);
  return ended(begun, await readMail(begun.unread, team), team);
}

/** The same for a page of mails, read in a thread of its own. */
export async function prepareApart(
  deps: Now,
  apart: ReadApart,
  mails: readonly Seen[],
  team: Surroundings,
): Promise<Prepared[]> {
  const all = mails.map((seen) => begin(deps, seen));
  const { mailboxes, members, profiles } = team;
  const reads = await apart.read(
    all.map(({ unread }) => unread),
    { mailboxes, members, profiles },
  );
  return all.flatMap((begun, at) => {
    const read = reads[at];
    return read ? [ended(begun, read, team)] : [];
  });
}

interface Begun extends Pick<Reading, 'seen' | 'idOf' | 'now'> {
  unread: Unread;
}

function begin(deps: Now, seen: Seen): Begun {
  const { of, folder, place, raw, receivedAt, gmail } = seen;
  const known = new Map<string, string>();
  const idOf = <T extends string>(what: string): T => {
    if (!place) return deps.newId() as T;
    const id = known.get(what) ?? idAt(place, what);
    known.set(what, id);
    return id as T;
  };
  const now = deps.now();
  const id = idOf<MessageId>('message');
  return { seen, idOf, now, unread: { of, folder, place, raw, receivedAt, gmail, id, now } };
}

function ended({ seen, idOf, now }: Begun, read: MailRead, team: Surroundings): Prepared {
  return { seen, ...read, ...ourSide(team), team, idOf, now };
}
