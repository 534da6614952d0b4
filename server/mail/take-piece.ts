import { codeOf } from '#server/services/accounts/trouble.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import type { Fetched } from './fetch.ts';
import { takeIn, type Outcome } from './intake/intake.ts';
import { takeInAll } from './intake/take-in-all.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { Reader } from './reader.ts';
import { seenIn } from './seen-in.ts';
import { noteSelfCheck } from './self-check.ts';

type Around = Awaited<ReturnType<typeof surroundings>>;

/**
 * Takes in fetched mails, oldest first: all in one transaction, or one by one where that breaks, so that the mail which
 * breaks it holds up no other. Stops where the reader is told to.
 * @param read The same mails, where they were read ahead.
 * @returns Whether all were taken in.
 */
export async function takePiece(
  reader: Reader,
  uidValidity: number,
  mails: readonly Fetched[],
  eventAt: number | null,
  read: ReadAhead | null = null,
): Promise<boolean> {
  const { deps, followed, signal } = reader;
  if (mails.length === 0) return true;
  if (signal.aborted) return false;
  if (followed.role !== 'sent') {
    for (const mail of mails) await noteSelfCheck(deps, followed.account, mail);
  }
  const around = read?.around ?? (await surroundings(deps, followed.account.teamId));
  const tell = (outcome: Outcome): void => told(reader, outcome, eventAt);
  // What no reading came to an end with is passed over; that is written with the piece.
  const wanted = read ? mails.filter(({ uid }) => read.prepared.has(uid)) : mails;
  if (wanted.length > 1 && !followed.stumbles.isCareful) {
    try {
      const seen = wanted.map((mail) => seenIn(followed, uidValidity, mail));
      const prepared = read && [...read.prepared.values()];
      (await takeInAll(deps, seen, around, prepared)).forEach(tell);
      return true;
    } catch (error) {
      deps.log.warn({ code: codeOf(error), mails: wanted.length }, 'a page of mails broke');
    }
  }
  for (const mail of wanted) {
    if (signal.aborted) return false;
    const outcome = await takeOne(reader, uidValidity, mail, { around, read });
    if (outcome) tell(outcome);
  }
  return true;
}

/** One mail by itself; `null` where it was passed over because it breaks the reader again and again. */
async function takeOne(
  reader: Reader,
  uidValidity: number,
  mail: Fetched,
  { around, read }: { around: Around; read: ReadAhead | null },
): Promise<Outcome | null> {
  const { deps, followed, passOver } = reader;
  const { stumbles, account, role } = followed;
  const { uid } = mail;
  if (stumbles.isHopeless(uid)) {
    // Written first: where the database itself takes nothing, no mail is to blame and none is passed over.
    await passOver(uid);
    deps.log.error({ account: account.id, role, uid }, 'a mail could not be read, passed over');
    stumbles.passed();
    return null;
  }
  stumbles.at(uid);
  const outcome = await takeIn(
    deps,
    seenIn(followed, uidValidity, mail),
    around,
    read?.prepared.get(uid),
  );
  stumbles.passed();
  return outcome;
}

function told({ deps, followed }: Reader, outcome: Outcome, eventAt: number | null): void {
  const { role, taken } = followed;
  const ms = eventAt === null ? null : performance.now() - eventAt;
  const facts = { outcome: outcome.kind, role, ms: ms && Math.round(ms) };
  // Of a catch-up its progress is told instead.
  if (ms === null) deps.log.debug(facts, 'mail taken in');
  else deps.log.info(facts, 'mail taken in');
  taken?.(outcome, ms);
}
