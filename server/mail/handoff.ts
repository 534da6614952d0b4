import { v5 as uuidFrom } from 'uuid';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { Place } from '#lib/domain/message.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { codeOf, troubleOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import { commit } from '#server/services/actions/commit.ts';
import {
  backToPlanned,
  beginSending,
  finishDelivery,
  planDelivery,
  type DeliveryRow,
} from '#server/services/deliveries/deliveries.ts';
import { handOffFacts, type HandOffFacts } from '#server/services/deliveries/hand-off-facts.ts';
import type { Deps } from '#server/services/deps.ts';
import { appendOriginal } from './append-original.ts';
import { fetchWhole } from './find-mail.ts';
import { mailOriginal } from './mail-original.ts';
import type { Route, Tried } from './route.ts';
import { traceOf } from './trace.ts';
import { withAccount } from './with-account.ts';

/** Not taken, so it may be tried again; the job comes back later. */
export class NotYetDelivered extends Error {
  constructor(code: string) {
    super(`hand-off not delivered yet: ${code}`);
    this.name = 'NotYetDelivered';
  }
}

/** How long a refused delivery is tried again before a person is told. */
const PATIENCE = 3 * 3_600_000;

type Job = { teamId: TeamId; inquiryId: InquiryId; actionId: ActionId };

/**
 * Puts the original of a handed-off inquiry into the assignee's own mailbox: appended where their account is connected,
 * so that Message-ID and threads are kept, else attached to a short mail. At most once: that sending begins is written
 * before anything leaves; what is found begun after a crash is looked for, and where it cannot be found a person is told
 * instead of sending it twice. Rejects where it may be tried again.
 */
export async function handOff(deps: Deps, vault: Vault, job: Job): Promise<void> {
  const facts = await handOffFacts(deps, job.teamId, job.inquiryId, job.actionId);
  const row = await planDelivery(deps, {
    kind: 'hand-off',
    id: job.actionId,
    teamId: job.teamId,
    inquiryId: job.inquiryId,
    address: facts?.assignee.address ?? '',
  });
  if (row.state === 'sending') return recover(deps, vault, row, facts);
  if (row.state !== 'planned') return;
  // Taken back meanwhile: nothing leaves, and nobody needs to be told.
  if (!facts) return finishDelivery(deps, row.id, 'failed');
  const tried = await tryOnce(deps, vault, row, facts).catch((error: Error): Tried => {
    // Once it is begun nothing is known of an error's cause; whoever comes back looks for the mail.
    if (row.state === 'sending' || error instanceof Begun) throw error;
    return { status: 'refused', isFinal: false, code: codeOf(error) };
  });
  await conclude(deps, row, facts, tried);
}

async function tryOnce(
  deps: Deps,
  vault: Vault,
  row: DeliveryRow,
  facts: HandOffFacts,
): Promise<Tried> {
  const { teamId } = row;
  const [from, own] = await Promise.all([
    accountOf(deps, teamId, { kind: 'mailbox', mailboxId: facts.mailbox.id }),
    accountOf(deps, teamId, { kind: 'member', memberId: facts.assignee.id }),
  ]);
  const original = facts.original;
  if (!from || !original) return { status: 'refused', isFinal: true, code: 'no-original' };
  const source = await withAccount(deps, vault, from, (client) =>
    fetchWhole(client, from.address, original),
  );
  if (!source) return { status: 'refused', isFinal: true, code: 'original-gone' };
  const begin = async (route: Route): Promise<void> => {
    const isOurs = await beginSending(deps, row.id, route.how, route.rfcMessageId);
    if (!isOurs) throw new Begun();
    Object.assign(row, { state: 'sending', how: route.how });
    await deps.reach('handoff-written');
  };
  const mailed = mailOriginal(deps, vault, from, facts, source, row.id);
  if (!own || original.rfcMessageId === null) return mailed.send(() => begin(mailed));
  const appended = appendOriginal(deps, vault, own, source, original.rfcMessageId);
  return appended
    .send(() => begin(appended))
    .catch((error: unknown) => {
      // Their login no longer opens their account; the mail reaches them all the same.
      if (row.state === 'sending' || !REFUSED.has(troubleOf(error))) throw error;
      return mailed.send(() => begin(mailed));
    });
}

const REFUSED = new Set<MailboxTrouble>([
  'password',
  'code',
  'refused',
  'consent',
  'wants-consent',
  'imap-off',
  'ip-list',
  'certificate',
  'no-tls',
]);

/** Another worker was first. */
class Begun extends Error {}

async function conclude(
  deps: Deps,
  row: DeliveryRow,
  facts: HandOffFacts,
  tried: Tried,
): Promise<void> {
  deps.log.info({ status: tried.status, how: row.how, code: codeIn(tried) }, 'hand-off tried');
  if (tried.status === 'refused') {
    const isTooLate = deps.now().getTime() - facts.at.getTime() > PATIENCE;
    if (!tried.isFinal && !isTooLate) {
      await backToPlanned(deps, row.id);
      throw new NotYetDelivered(tried.code);
    }
    return tell(deps, row, facts, 'failed', null);
  }
  if (tried.status === 'delivered') await deps.reach('handoff-sent');
  await tell(deps, row, facts, tried.status, tried.status === 'delivered' ? tried.place : null);
}

/** Found begun: the process died, or the connection. Sent again by itself is the one thing it must not be. */
async function recover(
  deps: Deps,
  vault: Vault,
  row: DeliveryRow,
  facts: HandOffFacts | null,
): Promise<void> {
  if (!facts) return finishDelivery(deps, row.id, 'unsure');
  const place = await traceOf(deps, vault, row, facts);
  deps.log.warn({ found: place !== null, how: row.how }, 'hand-off found begun');
  // What a Sent folder holds is our copy; only an inbox of the assignee is a place of the original.
  const isOriginal = row.how === 'appended';
  await tell(deps, row, facts, place ? 'delivered' : 'unsure', isOriginal ? place : null);
}

/** The log first, for its id makes a second time harmless; then the row, so that nobody comes back to it. */
async function tell(
  deps: Deps,
  row: DeliveryRow,
  facts: HandOffFacts,
  delivery: 'delivered' | 'unsure' | 'failed',
  place: Place | null,
): Promise<void> {
  await commit(
    deps,
    row.teamId,
    { kind: 'clock' },
    {
      id: uuidFrom(delivery, row.id) as ActionId,
      at: deps.now(),
      type: 'deliver',
      inquiryId: row.inquiryId,
      memberId: facts.assignee.id,
      delivery,
      how: row.how,
      messageId: facts.original?.id ?? null,
      place,
    },
  );
  await finishDelivery(deps, row.id, delivery);
}

function codeIn(tried: Tried): string | null {
  return tried.status === 'delivered' ? null : tried.code;
}
