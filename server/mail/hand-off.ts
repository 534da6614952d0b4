import { v5 as uuidFrom } from 'uuid';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { Place } from '#lib/domain/message.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { troubleOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import { commit } from '#server/services/actions/commit.ts';
import {
  beginSending,
  finishDelivery,
  planDelivery,
  type DeliveryRow,
} from '#server/services/deliveries/deliveries.ts';
import {
  followUpFacts,
  handOffFacts,
  mailsToPassOn,
  type HandOffFacts,
} from '#server/services/deliveries/hand-off-facts.ts';
import type { Deps } from '#server/services/deps.ts';
import { appendOriginal } from './append-original.ts';
import { fetchWhole } from './find-mail.ts';
import { mailOriginal } from './mail-original.ts';
import { deliverOnce, type Begin, type End } from './once.ts';
import type { Tried } from './route.ts';
import { usualTimes, type MailTimes } from './sent-copy.ts';
import { traceOf } from './trace.ts';
import { withAccount } from './with-account.ts';

/** How long a refused delivery is tried again before a person is told. */
const PATIENCE = 3 * 3_600_000;

type Job = { teamId: TeamId; inquiryId: InquiryId; actionId: ActionId };

/**
 * Puts the original of a handed-off inquiry into the assignee's own mailbox: appended where their account is connected,
 * so that Message-ID and threads are kept, else attached to a short mail. At most once, as `deliverOnce` has it. Rejects
 * where it may be tried again.
 */
export async function handOff(
  deps: Deps,
  vault: Vault,
  job: Job,
  times: MailTimes = usualTimes,
): Promise<void> {
  const facts = await handOffFacts(deps, job.teamId, job.inquiryId, job.actionId);
  const row = await planDelivery(deps, {
    kind: 'hand-off',
    id: job.actionId,
    teamId: job.teamId,
    inquiryId: job.inquiryId,
    address: facts?.assignee.address ?? '',
  });
  // Taken back meanwhile: nothing leaves, and nobody needs to be told.
  if (!facts) return finishDelivery(deps, row, row.state === 'sending' ? 'unsure' : 'failed');
  await deliverOnce(deps, {
    row,
    patientUntil: new Date(facts.at.getTime() + PATIENCE),
    send: (begin) => send(deps, vault, { row, facts, begin, times }),
    begin: (route) => beginSending(deps, row, route),
    trace: () => trace(deps, vault, row, facts, times),
    tell: (end) => tell(deps, row, facts, end),
  });
  // What the customer wrote between the first mail and the hand-off; what comes later brings a job of its own.
  for (const actionId of await mailsToPassOn(deps, job.teamId, job.inquiryId)) {
    const data = { teamId: job.teamId, inquiryId: job.inquiryId, actionId };
    await deps.database.transaction((transaction) =>
      deps.queue.enqueue(transaction, { name: 'follow-up', data }),
    );
  }
}

/** Puts a mail that the customer wrote beside the first one into the assignee's own mailbox, in the same way. */
export async function passOn(
  deps: Deps,
  vault: Vault,
  job: Job,
  times: MailTimes = usualTimes,
): Promise<void> {
  const { teamId, inquiryId, actionId: id } = job;
  const facts = await followUpFacts(deps, teamId, inquiryId, id);
  const address = facts?.assignee.address ?? '';
  const row = await planDelivery(deps, { kind: 'follow-up', id, teamId, inquiryId, address });
  if (!facts) return finishDelivery(deps, row, row.state === 'sending' ? 'unsure' : 'failed');
  await deliverOnce(deps, {
    row,
    patientUntil: new Date(Math.max(+facts.at, +(facts.inquiry.handoff?.at ?? 0)) + PATIENCE),
    send: (begin) => send(deps, vault, { row, facts, begin, times }),
    begin: (route) => beginSending(deps, row, route),
    trace: () => trace(deps, vault, row, facts, times),
    tell: (end) => tellFollowUp(deps, row, facts, end),
  });
}

/** That it arrived is nothing to tell but where it lies; that it did not is told as of the hand-off itself. */
async function tellFollowUp(
  deps: Deps,
  row: DeliveryRow,
  facts: HandOffFacts,
  end: End,
): Promise<void> {
  if (end.delivery !== 'delivered') return tell(deps, row, facts, end);
  if (row.how !== 'appended' || !end.place || !facts.original) return;
  await commit(
    deps,
    row.teamId,
    { kind: 'clock' },
    {
      id: uuidFrom(end.delivery, row.id) as ActionId,
      at: deps.now(),
      type: 'locate',
      inquiryId: row.inquiryId,
      messageId: facts.original.id,
      place: end.place,
      rfcMessageId: facts.original.rfcMessageId,
      keys: [],
    },
  );
}

interface Sending {
  row: DeliveryRow;
  facts: HandOffFacts;
  begin: Begin;
  times: MailTimes;
}

async function send(deps: Deps, vault: Vault, sending: Sending): Promise<Tried> {
  const { row, facts, begin, times } = sending;
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
  const mailed = mailOriginal(deps, vault, { from, facts, source, actionId: row.id, times });
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

const REFUSED = new Set<MailboxTrouble>(['password', 'code', 'imap-off', 'certificate']);

/** In the assignee's INBOX where it was appended, else its copy in the mailbox's Sent. */
async function trace(
  deps: Deps,
  vault: Vault,
  { teamId, how, rfcMessageId, updatedAt: at }: DeliveryRow,
  facts: HandOffFacts,
  times: MailTimes,
): Promise<Place | null> {
  const account = await accountOf(
    deps,
    teamId,
    how === 'appended'
      ? { kind: 'member', memberId: facts.assignee.id }
      : { kind: 'mailbox', mailboxId: facts.mailbox.id },
  );
  if (!account || rfcMessageId === null) return null;
  const begun = { in: how === 'appended' ? 'inbox' : 'sent', rfcMessageId, at } as const;
  return traceOf(deps, vault, account, begun, times);
}

async function tell(
  deps: Deps,
  row: DeliveryRow,
  facts: HandOffFacts,
  { delivery, place }: End,
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
      // What a Sent folder holds is our copy; only an inbox of the assignee is a place of the original.
      place: row.how === 'appended' ? place : null,
    },
  );
}
