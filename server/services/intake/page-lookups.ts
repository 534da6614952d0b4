import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { isSamePlace, type Message } from '#lib/domain/message.ts';
import type { Keys } from '../actions/load-rows.ts';
import type { PageRows } from '../actions/page-rows.ts';
import { conversationOf } from '../actions/page-slice.ts';
import type { Conversation, Pointers } from './conversations.ts';
import type { Identity } from './known-messages.ts';
import { latestReplies, type LatestReply } from './latest-replies.ts';
import type { Lookups } from './lookups.ts';

/** The same answers as `lookupsIn`, from the rows of a page and as its earlier mails leave them. */
export function lookupsOf(rows: PageRows): Lookups {
  let replies: Promise<LatestReply[]> | null = null;
  return {
    replies: () => (replies ??= latestReplies(rows, rows.teamId)),
    async known(identity) {
      await rows.load(identityKeys(identity));
      return [...rows.messages.values()].filter((one) => isNamed(one, identity)).slice(0, 10);
    },
    async conversations(pointers) {
      await rows.load(pointerKeys(pointers));
      const ids = pointedTo(rows, pointers);
      await rows.load({ conversations: ids });
      return ids
        .flatMap((id) => conversationAt(rows, rows.inquiries.get(id)) ?? [])
        .toSorted(({ inquiry: a }, { inquiry: b }) => byLastMessage(a, b))
        .slice(0, 50);
    },
  };
}

/** Asks at once for what each mail of a page will ask by itself. */
export async function lookAhead(
  rows: PageRows,
  mails: readonly { identity: Identity; pointers: Pointers; keys: Keys }[],
): Promise<void> {
  const all = mails.flatMap(({ identity, pointers, keys }) => [
    keys,
    identityKeys(identity),
    pointerKeys(pointers),
  ]);
  await rows.load(joined(all));
  const ids = mails.flatMap(({ pointers }) => pointedTo(rows, pointers));
  await rows.load({ conversations: [...new Set(ids)] });
}

function joined(all: readonly Keys[]): Keys {
  const together: Record<string, unknown[]> = {};
  for (const keys of all) {
    for (const [name, values] of Object.entries(keys) as [string, unknown[]][]) {
      (together[name] ??= []).push(...values);
    }
  }
  return together;
}

function identityKeys({ place, rfcMessageId, keys }: Identity): Keys {
  return {
    places: place ? [place] : [],
    rfcMessageIds: rfcMessageId ? [rfcMessageId] : [],
    fingerprints: keys,
  };
}

function pointerKeys(pointers: Pointers): Keys {
  const { rfcMessageIds, gmailThreadId, conversation, customerAddresses } = pointers;
  return {
    rfcMessageIds,
    gmailThreads: gmailThreadId ? [gmailThreadId] : [],
    outlookThreads: conversation ? [conversation] : [],
    inquiriesOf: customerAddresses,
  };
}

function isNamed(message: Message, { place, rfcMessageId, keys }: Identity): boolean {
  if (rfcMessageId !== null && message.rfcMessageId === rfcMessageId) return true;
  if (place !== null && message.places.some((one) => isSamePlace(one, place))) return true;
  return message.rfcMessageId === null && message.keys.some((key) => keys.includes(key));
}

function pointedTo(
  rows: PageRows,
  { rfcMessageIds, gmailThreadId, conversation, customerAddresses }: Pointers,
): string[] {
  const asked = new Set(rfcMessageIds);
  const byMail = [...rows.messages.values()]
    .filter(
      (one) =>
        (one.rfcMessageId !== null && asked.has(one.rfcMessageId)) ||
        (gmailThreadId !== null && one.gmail?.threadId === gmailThreadId) ||
        (conversation !== null && one.conversation === conversation),
    )
    .map(({ inquiryId }) => inquiryId);
  const byCustomer =
    customerAddresses.length === 0
      ? []
      : [...rows.inquiries.values()]
          .filter(({ customerId }) => hasOneOf(rows.customers.get(customerId), customerAddresses))
          .toSorted(byLastMessage)
          .slice(0, 20)
          .map(({ id }) => id);
  return [...new Set([...byMail.slice(0, 50), ...byCustomer])];
}

function hasOneOf(customer: Customer | undefined, addresses: readonly string[]): boolean {
  return customer?.addresses.some((address) => addresses.includes(address)) ?? false;
}

function conversationAt(rows: PageRows, inquiry: Inquiry | undefined): Conversation | null {
  const customer = inquiry && rows.customers.get(inquiry.customerId);
  return inquiry && customer
    ? { inquiry, customer, messages: conversationOf(rows, inquiry.id) }
    : null;
}

function byLastMessage(a: Inquiry, b: Inquiry): number {
  return b.lastMessageAt.getTime() - a.lastMessageAt.getTime();
}
