import { saveLook, type Look } from '#server/services/folders/cursors.ts';
import { troubleOf } from '#server/services/accounts/trouble.ts';
import { learnGrowth } from '#server/services/intake/learn-growth.ts';
import { ahead } from './ahead.ts';
import { fetchInPieces, type Fetched } from './fetch.ts';
import { readAhead } from './read-ahead.ts';
import type { Reader } from './reader.ts';
import { takePiece } from './take-piece.ts';
import { within } from './time-limit.ts';

/** Mails asked for at once. */
export const PAGE = 50;
/** Between two words on how a catch-up goes, in milliseconds. */
const BREATH = 5000;

/** What is to be read. */
export interface Waiting {
  uidValidity: number;
  /** Nothing up to here. */
  lastUid: number;
  /** Their UIDs in order; `null`: the few behind `lastUid`. */
  uids: readonly number[] | null;
  /** What came before is left out. */
  since: Date | null;
  /** When the server announced them, by `performance.now()`; `null` while catching up. */
  eventAt: number | null;
}

/**
 * Reads what waits, and notes after each piece how far it is, so that whoever goes on after us begins there. While a
 * piece is taken in the next one is read, and the one behind that is fetched.
 * @returns The last UID read.
 */
export async function readOn(reader: Reader, waiting: Waiting): Promise<number> {
  const { followed, signal } = reader;
  const { uidValidity, uids, since, eventAt } = waiting;
  const total = uids?.length ?? 0;
  let { lastUid } = waiting;
  let told = performance.now();
  let taken = 0;
  try {
    const fetched = ahead(pieces(reader, waiting));
    const about = { uidValidity, lastUid, since };
    for await (const { mails, wanted, read } of ahead(readAhead(reader, fetched, about))) {
      if (!(await takePiece(reader, uidValidity, wanted, eventAt, read))) return lastUid;
      lastUid = mails.at(-1)?.uid ?? lastUid;
      taken += 1;
      if (total > PAGE && isPowerOfTwo(taken)) await learnGrowth(reader.deps);
      const rest = uids ? uids.filter((uid) => uid > lastUid).length : 0;
      await note(reader, { uidValidity, lastUid, waiting: rest, lastMailAt: newest(mails) });
      if (total > PAGE && (rest === 0 || performance.now() - told > BREATH)) {
        told = performance.now();
        const { id } = followed.account;
        const progress = { account: id, role: followed.role, total, waiting: rest };
        reader.deps.log.info(progress, 'catching up');
      }
      if (signal.aborted) return lastUid;
    }
  } catch (error) {
    // What breaks here, and is not the network, is held against the mail it broke at.
    if (troubleOf(error) === 'other') followed.stumbles.fell();
    throw error;
  }
  return lastUid;
}

/** Writes down how far the folder is read. */
export async function note(
  { deps, followed }: Pick<Reader, 'deps' | 'followed'>,
  look: Pick<Look, 'uidValidity' | 'lastUid' | 'waiting' | 'lastMailAt'>,
): Promise<void> {
  const { account, path } = followed;
  const at = deps.now();
  await saveLook(deps, account.id, path, { ...look, at, begins: account.connectedAt });
}

async function* pieces(reader: Reader, { uids, lastUid }: Waiting): AsyncGenerator<Fetched[]> {
  const { client, followed } = reader;
  const { account, stumbles, answerIn } = followed;
  const what = account.of.kind === 'member' || stumbles.isVeryCareful ? 'headers' : 'texts';
  const size = stumbles.isCareful ? 1 : PAGE;
  // "n:*" names the last mail even where its UID is below n, so what is known is left out.
  const sets = uids === null ? [`${lastUid + 1}:*`] : chunks(uids, size);
  for (const set of sets) {
    const fetching = fetchInPieces(client, set, what);
    for (;;) {
      const { done, value } = await within(client, answerIn, fetching.next());
      if (done) break;
      yield value;
    }
  }
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count));
}

function chunks(uids: readonly number[], size: number): string[] {
  const count = Math.ceil(uids.length / size);
  return Array.from({ length: count }, (_, at) => uids.slice(at * size, (at + 1) * size).join());
}

function newest(mails: readonly Fetched[]): Date | null {
  const times = mails.map(({ receivedAt }) => receivedAt.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
