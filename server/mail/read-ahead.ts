import { codeOf } from '#server/services/accounts/trouble.ts';
import { surroundings, type Surroundings } from '#server/services/intake/surroundings.ts';
import type { Fetched } from './fetch.ts';
import { prepareApart, type Prepared } from './intake/prepare.ts';
import type { Reader } from './reader.ts';
import { seenIn } from './seen-in.ts';

/** Mails that were read before their turn, and the team they were read for. */
export interface ReadAhead {
  around: Surroundings;
  prepared: Prepared[];
}

/** Mails fetched together. */
export interface Piece {
  /** Those that were not known. */
  mails: Fetched[];
  /** Of these, those young enough to be taken in. */
  wanted: Fetched[];
  read: ReadAhead | null;
}

/** What of the fetched mails is wanted; where many wait, with what the thread for it reads in them. */
export async function* readAhead(
  reader: Reader,
  pieces: AsyncIterable<Fetched[]>,
  about: { uidValidity: number; lastUid: number; since: Date | null; isLong: boolean },
): AsyncGenerator<Piece> {
  const { since, isLong } = about;
  let { lastUid } = about;
  for await (const piece of pieces) {
    const mails = piece.filter(({ uid }) => uid > lastUid);
    const wanted = since === null ? mails : mails.filter((mail) => mail.receivedAt >= since);
    lastUid = mails.at(-1)?.uid ?? lastUid;
    const read = isLong ? await readHere(reader, about.uidValidity, wanted) : null;
    yield { mails, wanted, read };
  }
}

/** `null` where that could not be done apart: then it is done where they are taken in, one by one where they break that too. */
async function readHere(
  { deps, followed }: Reader,
  uidValidity: number,
  mails: readonly Fetched[],
): Promise<ReadAhead | null> {
  const { apart, stumbles, account } = followed;
  if (!apart || stumbles.isCareful || mails.length < 2) return null;
  const around = await surroundings(deps, account.teamId);
  const seen = mails.map((mail) => seenIn(followed, uidValidity, mail));
  try {
    return { around, prepared: await prepareApart(deps, apart, seen, around) };
  } catch (error) {
    deps.log.warn({ code: codeOf(error), mails: mails.length }, 'the reading thread broke');
    return null;
  }
}
