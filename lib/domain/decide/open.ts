import type { ActionOf } from '../action.ts';
import { foldAddress } from '../address.ts';
import type { Customer } from '../customer.ts';
import { deadlines, hoursOf } from '../deadlines.ts';
import type { Inquiry } from '../inquiry.ts';
import { earlierOf } from '../instant.ts';
import type { Route, Routing } from '../routing.ts';
import { noRoute } from '../routing.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, pending, refuse, upsert } from './decision.ts';
import { added } from './known.ts';

/**
 * A mail begins an inquiry. One that the watcher meets again only adds what it newly knows; one that a person opens
 * again is refused with where it is. Opened by hand the clock starts now, since nobody could have known before.
 */
export function open(slice: Slice, action: ActionOf<'open'>, context: Context): Decision {
  const { actor, calendar, now } = context;
  if (actor.kind !== 'member' && actor.kind !== 'watcher')
    return refuse({ code: 'not-allowed', role: 'rep' });
  const { mailbox } = slice;
  if (!mailbox || !mailbox.active) return refuse({ code: 'not-found' });
  const known = slice.messages[0];
  if (known) {
    if (actor.kind === 'member')
      return refuse({ code: 'already-tracked', inquiryId: known.inquiryId });
    return added(known, action.message);
  }
  if (slice.inquiry) return refuse({ code: 'stale' });
  if (!calendar) return pending;
  // A page may show a date that is still to come; no inquiry begins there.
  const receivedAt = earlierOf(action.message.receivedAt, now);
  const clockFrom = actor.kind === 'watcher' ? receivedAt : now;
  const customer = met(slice.customer, action, now);
  const viewer = actor.kind === 'member' ? actor.memberId : null;
  // What a person opens by hand met no rule, and nobody knows that its sender may be answered by a program.
  const told = actor.kind === 'watcher' ? action : { ...action, ...openedByHand };
  const route = told.route ?? noRoute;
  const due = deadlines(clockFrom, hoursOf(route, mailbox), calendar);
  const isDismissed = route.dismiss !== null;
  const inquiry: Inquiry = {
    id: action.inquiryId,
    mailboxId: mailbox.id,
    customerId: customer.id,
    ...action.inquiry,
    tags: route.tags,
    priority: route.priority,
    hours: route.hours,
    routing: told.route && routingOf(told.route),
    acknowledgement: acknowledgementOf(told, now),
    stage: isDismissed ? 'closed' : 'open',
    assigneeId: null,
    assignedAt: null,
    assignedBy: null,
    standInFor: null,
    asked: null,
    sending: null,
    receivedAt,
    clockFrom,
    viewBy: viewer || isDismissed ? null : due.viewBy,
    replyBy: isDismissed ? null : due.replyBy,
    viewedAt: viewer ? now : null,
    viewedBy: viewer,
    answer: null,
    handoff: null,
    outcome: isDismissed ? 'none' : null,
    closedAt: isDismissed ? now : null,
    closedBy: null,
    mergedInto: null,
    lastMessageAt: receivedAt,
    seq: 0,
  };
  const rules = route.rules.map(({ name }) => name);
  const withheld = inquiry.acknowledgement?.reason;
  return changes(
    [
      upsert('customers', customer),
      upsert('inquiries', inquiry),
      upsert('messages', { ...action.message, inquiryId: inquiry.id, seq: 0 }),
    ],
    { ...(rules.length > 0 && { rules }), ...(withheld && { withheld }) },
  );
}

const openedByHand = {
  route: null,
  acknowledge: { may: false, reason: 'by-hand', evidence: null },
} as const;

function routingOf({ rules, notify, templateId }: Route): Routing {
  return { rules, notify, templateId };
}

/** Planned, or why not. A rule that dismisses the mail withholds it too. */
function acknowledgementOf(
  { acknowledge, route }: Pick<ActionOf<'open'>, 'acknowledge' | 'route'>,
  at: Date,
): Inquiry['acknowledgement'] {
  const language = null;
  if (route?.dismiss) {
    return { state: 'withheld', at, language, reason: 'rule', evidence: route.dismiss.name };
  }
  if (acknowledge.may) return { state: 'planned', at, language, reason: null, evidence: null };
  const { reason, evidence } = acknowledge;
  return { state: 'withheld', at, language, reason, evidence };
}

function met(known: Customer | null, action: ActionOf<'open'>, now: Date): Customer {
  const { customer } = action;
  if (!known)
    return {
      ...customer,
      ownerId: null,
      firstSeenAt: earlierOf(action.message.receivedAt, now),
      seq: 0,
    };
  const addresses = [...new Set([...known.addresses, ...customer.addresses.map(foldAddress)])];
  return {
    ...known,
    name: known.name || customer.name,
    addresses: addresses.slice(0, 50),
    company: known.company ?? customer.company,
    country: known.country ?? customer.country,
    countryEvidence: known.country ? known.countryEvidence : customer.countryEvidence,
    phone: known.phone ?? customer.phone,
    website: known.website ?? customer.website,
    timeZone: known.timeZone ?? customer.timeZone,
    language: customer.language ?? known.language,
  };
}
