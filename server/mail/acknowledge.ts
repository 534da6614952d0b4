import { v5 as uuidFrom } from 'uuid';
import type { Acknowledgement } from '#lib/domain/acknowledgement.ts';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { MessageFacts, Place } from '#lib/domain/message.ts';
import { quietUntil } from '#lib/domain/quiet-hours.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import {
  acknowledgementFacts,
  type AcknowledgementFacts,
} from '#server/services/acknowledgements/acknowledgement-facts.ts';
import { beginAcknowledging } from '#server/services/acknowledgements/begin.ts';
import type { Withheld } from '#server/services/acknowledgements/limits.ts';
import { commit } from '#server/services/actions/commit.ts';
import {
  finishDelivery,
  planDelivery,
  type DeliveryRow,
} from '#server/services/deliveries/deliveries.ts';
import type { Deps } from '#server/services/deps.ts';
import { composeAcknowledgement, type Composed } from './compose-acknowledgement.ts';
import { isFreeMail, organisationDomain } from './facts/free-mail.ts';
import { deliverOnce, Halted, type Begin, type End } from './once.ts';
import type { Tried } from './route.ts';
import { sendAutomatic } from './send-automatic.ts';
import { copyToSent, usualTimes, type MailTimes } from './sent-copy.ts';
import { traceOf } from './trace.ts';

type Job = { teamId: TeamId; inquiryId: InquiryId; actionId: ActionId };

/** How long a refused acknowledgement is tried again: later it would be no first answer any more. */
const PATIENCE = 3 * 3_600_000;

/** It must not leave after all. */
class Withholding extends Halted {
  readonly withheld: Withheld;
  constructor(withheld: Withheld) {
    super(`withheld: ${withheld.reason}`);
    this.withheld = withheld;
  }
}

/**
 * Sends the first automatic answer to a new inquiry, or writes down why not. Asked again here, since time has passed and
 * other mails have come: whether it is still wanted, and the limits, for certain. Waits for the end of quiet hours. At
 * most once, as `deliverOnce` has it. Rejects where it may be tried again.
 */
export async function acknowledge(
  deps: Deps,
  vault: Vault,
  job: Job,
  times: MailTimes = usualTimes,
): Promise<void> {
  const facts = await acknowledgementFacts(deps, job.teamId, job.inquiryId, job.actionId);
  const row = await planDelivery(deps, {
    kind: 'acknowledgement',
    id: job.actionId,
    teamId: job.teamId,
    inquiryId: job.inquiryId,
    address: facts?.to ?? '',
  });
  if (!facts) return finishDelivery(deps, row, row.state === 'sending' ? 'unsure' : 'failed');
  if (row.state === 'planned') {
    const withheld = notWanted(facts, deps.now());
    if (withheld) return withhold(deps, row, withheld);
    const opens = quietUntil(facts.mailbox.acknowledgement.quiet, deps.now());
    if (opens) return wait(deps, row, opens);
  }
  const work = { deps, vault, row, facts, times };
  // What was sent; where a process died after it began, the same letter once more, for what is kept of it.
  let letter: Composed | null = null;
  await deliverOnce(deps, {
    row,
    patientUntil: new Date(dueFrom(facts).getTime() + PATIENCE),
    async send(begin) {
      letter = await compose(work, deps.now());
      return send(work, letter, begin);
    },
    begin: (route) => beginOrHalt(work, route.rfcMessageId),
    trace: () => trace(work),
    async tell(end) {
      letter ??= await compose(work, row.updatedAt).catch(() => null);
      await tellEnd(work, letter, end);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof Withholding)) throw error;
    return withhold(deps, row, error.withheld);
  });
}

/** What became known since the mail came in. */
function notWanted(facts: AcknowledgementFacts, now: Date): Withheld | null {
  const { inquiry, mailbox } = facts;
  const { isOn, notAfterHours } = mailbox.acknowledgement;
  if (!isOn || !mailbox.active) return { reason: 'off', evidence: null };
  if (inquiry.outcome === 'spam' || inquiry.outcome === 'none') {
    return { reason: 'junk', evidence: inquiry.outcome };
  }
  if (inquiry.answer || inquiry.stage === 'closed') return { reason: 'in-thread', evidence: null };
  const isLate = now.getTime() - dueFrom(facts).getTime() > notAfterHours * 3_600_000;
  return isLate ? { reason: 'too-old', evidence: null } : null;
}

/** What came in quiet hours has waited for us and is not late by that. */
function dueFrom({ inquiry, mailbox }: AcknowledgementFacts): Date {
  return quietUntil(mailbox.acknowledgement.quiet, inquiry.receivedAt) ?? inquiry.receivedAt;
}

async function withhold(deps: Deps, row: DeliveryRow, withheld: Withheld): Promise<void> {
  deps.log.info({ reason: withheld.reason }, 'acknowledgement withheld');
  await tell(deps, row, { state: 'withheld', at: deps.now(), language: null, ...withheld }, null);
  await finishDelivery(deps, row, 'failed');
}

/** Says until when, and comes back then. Both may happen twice and change nothing. */
async function wait(deps: Deps, row: DeliveryRow, until: Date): Promise<void> {
  const { teamId, inquiryId, id: actionId } = row;
  const acknowledgement = { state: 'waiting', at: until, language: null } as const;
  await tell(deps, row, { ...acknowledgement, reason: null, evidence: null }, null);
  await deps.database.transaction((transaction) =>
    deps.queue.enqueue(transaction, {
      name: 'acknowledge',
      data: { teamId, inquiryId, actionId },
      startAfter: until,
    }),
  );
}

interface Work {
  deps: Deps;
  vault: Vault;
  row: DeliveryRow;
  facts: AcknowledgementFacts;
  times: MailTimes;
}

async function compose({ row, facts }: Work, now: Date): Promise<Composed> {
  const composed = await composeAcknowledgement(row.id, facts, now);
  if ('problem' in composed) {
    throw new Withholding({ reason: 'template', evidence: composed.problem });
  }
  return composed;
}

async function send(work: Work, letter: Composed, begin: Begin): Promise<Tried> {
  const { deps, vault, facts, times } = work;
  const account = await senderOf(work);
  if (!account?.smtp) throw new Withholding({ reason: 'no-account', evidence: null });
  await begin({ how: 'mailed', rfcMessageId: letter.rfcMessageId });
  const sent = await sendAutomatic(deps, vault, account, { ...letter, to: facts.to });
  if (sent.status !== 'accepted') return sent;
  return { status: 'delivered', place: await copyToSent(deps, vault, account, letter, times) };
}

function senderOf({ deps, row, facts }: Work) {
  return accountOf(deps, row.teamId, { kind: 'mailbox', mailboxId: facts.mailbox.id });
}

async function beginOrHalt({ deps, row, facts }: Work, rfcMessageId: string): Promise<boolean> {
  const { to, mailbox } = facts;
  const domain = isFreeMail(to) ? null : organisationDomain(to);
  const asked = { to, domain, mailbox, now: deps.now() };
  const begun = await beginAcknowledging(deps, row, asked, rfcMessageId);
  if (typeof begun !== 'boolean') throw new Withholding(begun);
  return begun;
}

async function trace(work: Work): Promise<Place | null> {
  const { deps, vault, row, times } = work;
  const account = await senderOf(work);
  if (!account || row.rfcMessageId === null) return null;
  const begun = { in: 'sent', rfcMessageId: row.rfcMessageId, at: row.updatedAt } as const;
  return traceOf(deps, vault, account, begun, times);
}

async function tellEnd(work: Work, letter: Composed | null, end: End): Promise<void> {
  const { deps, row } = work;
  const state = ({ delivered: 'sent', unsure: 'unsure', failed: 'failed' } as const)[end.delivery];
  const language = letter?.language ?? null;
  const told = { state, at: deps.now(), language, reason: null, evidence: end.code };
  // Perhaps it arrived, and then the customer may answer it.
  const places = end.place ? [end.place] : [];
  const message = letter && state !== 'failed' ? { ...letter.message, places } : null;
  await tell(deps, row, told, message);
}

async function tell(
  deps: Deps,
  { id, teamId, inquiryId }: DeliveryRow,
  acknowledgement: Acknowledgement,
  message: MessageFacts | null,
): Promise<void> {
  await commit(
    deps,
    teamId,
    { kind: 'clock' },
    {
      id: uuidFrom(acknowledgement.state, id) as ActionId,
      at: deps.now(),
      type: 'acknowledge',
      inquiryId,
      acknowledgement,
      message,
    },
  );
}
