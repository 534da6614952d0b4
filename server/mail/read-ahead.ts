import { codeOf } from '#server/services/accounts/trouble.ts';
import { surroundings, type Surroundings } from '#server/services/intake/surroundings.ts';
import type { Fetched } from './fetch.ts';
import { prepareApart, type Prepared } from './intake/prepare.ts';
import type { Reader } from './reader.ts';
import { readOneByOne } from './read-one-by-one.ts';
import { seenIn } from './seen-in.ts';

/** Mails that were read before their turn, and the team they were read for. */
export interface ReadAhead {
  around: Surroundings;
  /** By UID, in their order; without those that are passed over because no reading of them came to an end. */
  prepared: ReadonlyMap<number, Prepared>;
}

/** Mails fetched together. */
export interface Piece {
  /** Those that were not known. */
  mails: Fetched[];
  /** Of these, those young enough to be taken in. */
  wanted: Fetched[];
  read: ReadAhead | null;
}

/** What of the fetched mails is wanted, with what the thread for it reads in them. */
export async function* readAhead(
  reader: Reader,
  pieces: AsyncIterable<Fetched[]>,
  about: { uidValidity: number; lastUid: number; since: Date | null },
): AsyncGenerator<Piece> {
  const { since } = about;
  let { lastUid } = about;
  for await (const piece of pieces) {
    const mails = piece.filter(({ uid }) => uid > lastUid);
    const wanted = since === null ? mails : mails.filter((mail) => mail.receivedAt >= since);
    lastUid = mails.at(-1)?.uid ?? lastUid;
    const read = await readHere(reader, about.uidValidity, wanted);
    yield { mails, wanted, read };
  }
}

/** `null` where there is no thread that could: then mails are read where they are taken in. */
async function readHere(
  reader: Reader,
  uidValidity: number,
  mails: readonly Fetched[],
): Promise<ReadAhead | null> {
  const { deps, followed, signal } = reader;
  const { apart, account } = followed;
  if (!apart || mails.length === 0) return null;
  const around = await surroundings(deps, account.teamId);
  const seen = mails.map((mail) => seenIn(followed, uidValidity, mail));
  try {
    const prepared = await prepareApart(deps, apart, seen, around);
    return { around, prepared: new Map(prepared.map((one, at) => [mails[at]?.uid ?? 0, one])) };
  } catch (error) {
    if (signal.aborted) return null;
    deps.log.warn({ code: codeOf(error), mails: mails.length }, 'the reading thread broke');
    const prepared = await readOneByOne(reader, apart, seen, around);
    return prepared && { around, prepared };
  }
}
