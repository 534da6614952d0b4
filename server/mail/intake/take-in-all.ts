import type { Action } from '#lib/domain/action.ts';
import { commitPage } from '#server/services/actions/commit-page.ts';
import type { Deps } from '#server/services/deps.ts';
import type { EarlyReport } from '#server/services/intake/early-reports.ts';
import { lookAhead, lookupsOf } from '#server/services/intake/page-lookups.ts';
import type { Surroundings } from '#server/services/intake/surroundings.ts';
import { mayHaveMet, outcomeOf, type Outcome } from './intake.ts';
import { prepare, type Prepared } from './prepare.ts';
import { identityOf, readPrepared } from './read-prepared.ts';
import type { Seen } from './seen.ts';
import { keepReports, settleReports } from './settle-reports.ts';
import { isOurs } from '../facts/own-side.ts';
import { referencesOf } from '../facts/thread.ts';

/** What a mail may lead to, and so under which ids its place may have been answered before. */
const deeds: readonly Action['type'][] = ['open', 'customer-wrote', 'replied', 'locate', 'bounced'];

/**
 * Takes in mails of one team in their order and in one transaction, as `takeIn` would one after the other: the second
 * mail of a thread sees what the first led to. Rejects where anything breaks, and then none of them was taken in.
 * @param read The same mails, where they were read ahead.
 */
export async function takeInAll(
  deps: Deps,
  mails: readonly Seen[],
  around: Surroundings,
  read: readonly Prepared[] | null = null,
): Promise<Outcome[]> {
  const [first] = mails;
  if (!first) return [];
  // Decoded before the team's turn is taken, so that a claim need not wait for it.
  const prepared = read ?? (await prepareHere(deps, mails, around));
  const reports: EarlyReport[] = [];
  const outcomes = await commitPage(deps, first.teamId, { kind: 'watcher' }, async (page) => {
    await lookAhead(page.rows, prepared.map(askedBy));
    const look = lookupsOf(page.rows);
    const outcomes: Outcome[] = [];
    for (const mail of prepared) {
      const read = await readPrepared(mail, look);
      if (read.kind === 'early-report') reports.push(read.report);
      outcomes.push(
        read.kind === 'action' ? outcomeOf(read.action, await page.commit(read.action)) : read,
      );
    }
    return outcomes;
  });
  await keepReports(deps, first.teamId, reports);
  if (outcomes.some(mayHaveMet)) await settleReports(deps, first.teamId);
  return outcomes;
}

async function prepareHere(
  deps: Deps,
  mails: readonly Seen[],
  around: Surroundings,
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const mail of mails) prepared.push(await prepare(deps, mail, around));
  return prepared;
}

/** What will be asked about a mail, as far as the mail alone tells; whatever else is asked for is loaded when it is. */
function askedBy(prepared: Prepared) {
  const { seen, nature, facts, own, idOf } = prepared;
  const isSent = seen.folder === 'sent';
  const writers = nature.who?.addresses ?? [];
  const outside = [...facts.to, ...facts.cc]
    .map(({ address }) => address)
    .filter((address) => !isOurs(address, own));
  return {
    identity: identityOf(prepared),
    pointers: {
      rfcMessageIds: referencesOf(facts),
      gmailThreadId: facts.gmail?.threadId ?? null,
      conversation: facts.conversation,
      customerAddresses: isSent ? outside : writers,
    },
    keys: {
      actions: deeds.map((what) => idOf(what)),
      messages: [facts.id],
      inquiries: [idOf('inquiry')],
      customers: [idOf('customer')],
      addresses: isSent ? [] : writers,
    },
  };
}
