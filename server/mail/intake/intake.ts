import type { Action } from '#lib/domain/action.ts';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Outcome as Decided } from '#server/services/actions/outcome.ts';
import type { Deps } from '#server/services/deps.ts';
import { lookupsIn } from '#server/services/intake/lookups.ts';
import { surroundings, type Surroundings } from '#server/services/intake/surroundings.ts';
import { prepare, type Prepared } from './prepare.ts';
import { readPrepared } from './read-prepared.ts';
import type { Read } from './reading.ts';
import { keepReports, settleReports } from './settle-reports.ts';
import type { Seen } from './seen.ts';

/** What a mail led to. */
export type Outcome =
  | { kind: 'opened' | 'customer-wrote' | 'replied' | 'bounced' | 'located'; inquiryId: InquiryId }
  | { kind: 'early-report' }
  | { kind: 'ignored'; why: Extract<Read, { kind: 'ignored' }>['why'] | 'nothing-new' }
  | { kind: 'refused'; refusal: Refusal };

const KIND = {
  open: 'opened',
  'customer-wrote': 'customer-wrote',
  replied: 'replied',
  bounced: 'bounced',
  locate: 'located',
} as const;

/**
 * Takes one mail in: reads it, decides what it means and commits that. The same for the watcher and for the practice
 * page. Doing it twice for one place changes nothing. Rejects only where the database does; then nothing was written.
 * @param around Who is on our side, where the caller takes in many mails and has asked once.
 * @param ahead The same mail, where it was read ahead.
 */
export async function takeIn(
  deps: Deps,
  seen: Seen,
  around?: Surroundings,
  ahead?: Prepared,
): Promise<Outcome> {
  const prepared =
    ahead ?? (await prepare(deps, seen, around ?? (await surroundings(deps, seen.teamId))));
  const read = await readPrepared(prepared, lookupsIn(deps, seen.teamId));
  if (read.kind === 'ignored') return read;
  const outcome = await committed(deps, seen.teamId, read);
  if (mayHaveMet(outcome)) await settleReports(deps, seen.teamId);
  return outcome;
}

async function committed(
  deps: Deps,
  teamId: TeamId,
  read: Exclude<Read, { kind: 'ignored' }>,
): Promise<Outcome> {
  if (read.kind === 'early-report') {
    await keepReports(deps, teamId, [read.report]);
    return { kind: 'early-report' };
  }
  return outcomeOf(read.action, await commit(deps, teamId, { kind: 'watcher' }, read.action));
}

/** Whether a report and the mail it is about may both be here now: one of the two has just come, whichever was first. */
export function mayHaveMet({ kind }: Outcome): boolean {
  return kind === 'early-report' || kind === 'replied';
}

type Told = Extract<Action, { type: keyof typeof KIND }>;

/** What became of a mail by what became of its action. */
export function outcomeOf(action: Told, decided: Decided): Outcome {
  if (decided.status === 'refused') return { kind: 'refused', refusal: decided.refusal };
  return decided.seq === null
    ? { kind: 'ignored', why: 'nothing-new' }
    : { kind: KIND[action.type], inquiryId: action.inquiryId };
}
