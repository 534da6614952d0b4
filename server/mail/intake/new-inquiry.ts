import type { ActionOf } from '#lib/domain/action.ts';
import type { MayAcknowledge } from '#lib/domain/acknowledgement.ts';
import type { CustomerId, InquiryId, MailboxId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { Route } from '#lib/domain/routing.ts';
import { routeOf } from '#lib/domain/rules/route-of.ts';
import type { Warning } from '#lib/domain/warning.ts';
import type { Conversation } from '#server/services/intake/conversations.ts';
import { mayAcknowledge } from '../facts/may-acknowledge.ts';
import type { Threaded } from '../facts/thread.ts';
import { customerOf } from '../facts/what-is.ts';
import type { Who } from '../facts/who-wrote.ts';
import { forgeryWarnings } from './forgery-warnings.ts';
import type { Reading } from './reading.ts';

/** The opening of an inquiry by a mail: who wrote what, what the team's rules say, and whether it is acknowledged. */
export function newInquiry(
  reading: Reading,
  mailboxId: MailboxId,
  who: Who,
  thread: Exclude<Threaded, { kind: 'follow-up' }>,
  found: readonly Conversation[],
): ActionOf<'open'> {
  const { facts, nature, idOf, now, team } = reading;
  const { subject, snippet } = facts;
  const { wanted, channel } = nature;
  const customer = customerOf(who, nature);
  const mailbox = team.mailboxes.find(({ id }) => id === mailboxId) ?? null;
  return {
    id: idOf('open'),
    at: now,
    type: 'open',
    inquiryId: idOf<InquiryId>('inquiry'),
    mailboxId,
    customer: { id: idOf<CustomerId>('customer'), ...customer },
    inquiry: {
      subject,
      snippet,
      language: customer.language,
      product: wanted.product,
      quantity: wanted.quantity,
      channel: channel.channel,
      channelEvidence: channel.evidence,
      warnings: warningsOf(reading, thread, mailbox),
    },
    message: facts,
    route: routed(reading, mailbox, customer, found),
    acknowledge: acknowledged(reading, mailbox, thread),
  };
}

/** What the rules say. They see the words while they are here; afterwards nobody does. */
function routed(
  { facts, nature, mail, now, team }: Reading,
  mailbox: Mailbox | null,
  customer: ReturnType<typeof customerOf>,
  found: readonly Conversation[],
): Route {
  const known = found.find((one) =>
    one.customer.addresses.some((address) => customer.addresses.includes(address)),
  );
  const named = [...mail.to, ...mail.cc].map(({ address }) => address);
  const ours = mailbox ? mailboxAddresses(mailbox) : [];
  const what = {
    addresses: [
      ...(mailbox ? [mailbox.address] : []),
      ...ours.filter((address) => named.includes(address)),
    ],
    subject: facts.subject,
    body: nature.ownText,
    language: customer.language,
    country: customer.country,
    channel: nature.channel.channel,
    product: nature.wanted.product,
    ownerId: known?.customer.ownerId ?? null,
    isNewCustomer: known === undefined,
    hasAttachment: nature.attachments.length > 0,
    receivedAt: facts.receivedAt,
  };
  return routeOf(team.rules, what, { members: team.members, now, roster: team.roster });
}

/** What the mail itself allows; what was sent before is asked when it is sent. */
function acknowledged(
  { mail, own, mailboxAddresses: all, nature, facts, seen, now }: Reading,
  mailbox: Mailbox | null,
  thread: Threaded,
): MayAcknowledge {
  if (!mailbox) return { may: false, reason: 'no-account', evidence: null };
  return mayAcknowledge(mail, {
    own,
    mailboxAddresses: all,
    mailbox,
    profile: nature.profile,
    channel: nature.channel.channel,
    formAddress: nature.formAddress,
    hasHumanInThread: thread.kind === 'stranger',
    isFromJunk: seen.folder === 'junk',
    receivedAt: facts.receivedAt,
    now,
  });
}

/** What a person should know before they answer. */
function warningsOf(
  { nature, facts, seen, now }: Reading,
  thread: Threaded,
  mailbox: Mailbox | null,
): Warning[] {
  const hours = (now.getTime() - facts.receivedAt.getTime()) / 3_600_000;
  const isLate = mailbox !== null && hours > mailbox.acknowledgement.notAfterHours;
  return [
    ...(seen.folder === 'junk' ? [{ kind: 'found-in-junk' as const, evidence: null }] : []),
    ...(isLate ? [{ kind: 'late' as const, evidence: null }] : []),
    ...(thread.kind === 'stranger'
      ? [{ kind: 'stranger-in-thread' as const, evidence: thread.evidence.slice(0, 300) }]
      : []),
    ...forgeryWarnings(nature.authentication),
  ];
}
