import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { foldAddress } from '#lib/domain/address.ts';
import type { Customer } from '#lib/domain/customer.ts';
import { isSamePlace, type Message } from '#lib/domain/message.ts';
import { emptySlice, sliceFor, type Slice, type SliceRequest } from '#lib/domain/slice.ts';
import type { Keys } from './load-rows.ts';
import { NotInAPage, type PageRows } from './page-rows.ts';

/** What an action asks for, as keys of a page; with its own answer, where it was decided before. */
export function keysFor(action: Action): Keys {
  const { inquiry, other, customer, message, conversation } = sliceFor(action);
  const named = [inquiry, other].filter((id) => id !== undefined);
  const isOfInquiry = customer === 'of-inquiry' || conversation === true;
  return {
    actions: [action.id],
    inquiries: named,
    conversations: isOfInquiry && inquiry ? [inquiry] : [],
    ...(customer !== undefined &&
      customer !== 'of-inquiry' && {
        customers: [customer.id],
        addresses: customer.addresses.map(foldAddress),
      }),
    ...(message && {
      messages: [message.id],
      places: message.places,
      rfcMessageIds: message.rfcMessageId ? [message.rfcMessageId] : [],
    }),
  };
}

/** Parts of a slice that a page does not hold. */
const notInAPage = [
  'writers',
  'template',
  'rule',
  'profile',
  'roster',
  'heldBy',
  'anchorSets',
] as const;

/**
 * The slice of an action from rows in memory, the same as `lockAndLoad` gives of the same rows. Throws `NotInAPage`
 * where the action asks for what a page does not hold.
 */
export function sliceFrom(rows: PageRows, actor: Actor, action: Action): Slice {
  const request = sliceFor(action);
  for (const part of notInAPage) {
    if (request[part] !== undefined) throw new NotInAPage(`${action.type}, ${part}`);
  }
  const inquiry = rows.inquiries.get(request.inquiry ?? '') ?? null;
  const mailboxId = request.mailbox === 'of-inquiry' ? inquiry?.mailboxId : request.mailbox;
  const everybody = [...rows.members.values()];
  const named = new Set<string | null>([
    ...(actor.kind === 'member' ? [actor.memberId] : []),
    ...(request.members ?? []),
    ...(request.assignee && inquiry ? [inquiry.assigneeId] : []),
  ]);
  return {
    ...emptySlice,
    inquiry,
    mailbox: rows.mailboxes.get(mailboxId ?? '') ?? null,
    customer: customerFor(rows, request, inquiry?.customerId),
    other: rows.inquiries.get(request.other ?? '') ?? null,
    conversation: request.conversation ? conversationOf(rows, request.inquiry) : [],
    members: request.allMembers ? everybody : everybody.filter(({ id }) => named.has(id)),
    messages: request.message ? messagesFor(rows, request.message) : [],
    mailboxes: request.allMailboxes ? [...rows.mailboxes.values()] : [],
  };
}

function customerFor(
  rows: PageRows,
  { customer: asked }: SliceRequest,
  ofInquiry: string | undefined,
): Customer | null {
  if (asked === undefined) return null;
  if (asked === 'of-inquiry') return rows.customers.get(ofInquiry ?? '') ?? null;
  const byId = rows.customers.get(asked.id);
  if (byId) return byId;
  const addresses = new Set(asked.addresses.map(foldAddress));
  const [first = null] = [...rows.customers.values()]
    .filter((one) => one.addresses.some((address) => addresses.has(address)))
    .toSorted((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime());
  return first;
}

/** Every mail of an inquiry, oldest first. */
export function conversationOf(rows: PageRows, inquiryId: string | undefined): Message[] {
  return [...rows.messages.values()]
    .filter((message) => message.inquiryId === inquiryId)
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** By its id first, then by where it lies, then by its Message-ID, which is only what the sender says. */
function messagesFor(
  rows: PageRows,
  { id, places, rfcMessageId }: NonNullable<SliceRequest['message']>,
): Message[] {
  const rankOf = (message: Message): number => {
    if (message.id === id) return 1;
    if (message.places.some((one) => places.some((place) => isSamePlace(one, place)))) return 2;
    return rfcMessageId !== null && message.rfcMessageId === rfcMessageId ? 3 : 4;
  };
  return [...rows.messages.values()]
    .map((message) => ({ message, rank: rankOf(message) }))
    .filter(({ rank }) => rank < 4)
    .toSorted(
      (a, b) => a.rank - b.rank || a.message.receivedAt.getTime() - b.message.receivedAt.getTime(),
    )
    .map(({ message }) => message);
}
