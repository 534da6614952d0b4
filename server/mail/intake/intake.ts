import type { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
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
  if (read.kind === 'early-report') {
    await keepReports(deps, seen.teamId, [read.report]);
    return { kind: 'early-report' };
  }
  const { action } = read;
  const outcome = outcomeOf(action, await commit(deps, seen.teamId, { kind: 'watcher' }, action));
  if (outcome.kind === 'replied') await settleReports(deps, seen.teamId);
  return outcome;
}

type Told = Extract<Action, { type: keyof typeof KIND }>;

/** What became of a mail by what became of its action. */
export function outcomeOf(action: Told, decided: Decided): Outcome {
  if (decided.status === 'refused') return { kind: 'refused', refusal: decided.refusal };
  return decided.seq === null
    ? { kind: 'ignored', why: 'nothing-new' }
    : { kind: KIND[action.type], inquiryId: action.inquiryId };
}
