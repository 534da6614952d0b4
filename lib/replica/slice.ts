import { foldAddress } from '#lib/domain/address.ts';
import type { Row, Table } from '#lib/domain/change.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { CustomerId, InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Message } from '#lib/domain/message.ts';
import { isSamePlace } from '#lib/domain/message.ts';
import { emptySlice, type Slice, type SliceRequest } from '#lib/domain/slice.ts';
import type { Replica } from './database.ts';
import { spot } from './record.ts';

/** Predicted rows by table and id; `null` where the prediction removes one. */
export type Laid = { readonly [T in Exclude<Table, 'entries'>]: Map<string, Row<T> | null> };

/** No prediction yet. */
export function nothingLaid(): Laid {
  return {
    members: new Map(),
    mailboxes: new Map(),
    templates: new Map(),
    rules: new Map(),
    profiles: new Map(),
    rosters: new Map(),
    anchorSets: new Map(),
    customers: new Map(),
    inquiries: new Map(),
    messages: new Map(),
    notes: new Map(),
  };
}

/** The rows an action is decided on, out of this browser's copy with what is already predicted laid over it. */
export async function loadSlice(
  replica: Replica,
  request: SliceRequest,
  actor: MemberId,
  laid: Laid,
): Promise<Slice> {
  const one = <T extends keyof Laid>(table: T, id: string | null | undefined) =>
    id ? oneRow(replica, laid, table, id) : Promise.resolve(null);
  const inquiry = await one('inquiries', request.inquiry);
  const mailboxId = request.mailbox === 'of-inquiry' ? inquiry?.mailboxId : request.mailbox;
  const memberIds = [
    actor,
    ...(request.members ?? []),
    ...(request.assignee ? [inquiry?.assigneeId] : []),
  ];
  const members = request.allMembers
    ? await allRows(replica, laid, 'members')
    : await Promise.all([...new Set(memberIds)].map((id) => one('members', id)));
  return {
    ...emptySlice,
    inquiry,
    mailbox: await one('mailboxes', mailboxId),
    customer:
      request.customer === 'of-inquiry'
        ? await one('customers', inquiry?.customerId)
        : await knownCustomer(replica, laid, request.customer),
    writers:
      request.writers && inquiry ? await writersOf(replica, laid, inquiry.id, request.writers) : [],
    template: await one('templates', request.template),
    rule: await one('rules', request.rule),
    profile: await one('profiles', request.profile),
    roster: request.roster ? ((await allRows(replica, laid, 'rosters'))[0] ?? null) : null,
    other: await one('inquiries', request.other),
    conversation: request.conversation && inquiry ? await mailsOf(replica, laid, inquiry.id) : [],
    members: members.filter((member) => member !== null),
    messages: request.message ? await knownMessages(replica, request.message) : [],
    mailboxes: request.allMailboxes ? await allRows(replica, laid, 'mailboxes') : [],
    held: request.heldBy ? await heldBy(replica, laid, request.heldBy) : [],
    anchorSets: request.anchorSets ? await allRows(replica, laid, 'anchorSets') : [],
  };
}

/** One row as predicted, else as the server has it. */
export async function oneRow<T extends keyof Laid>(
  replica: Replica,
  laid: Laid,
  table: T,
  id: string | null,
): Promise<Row<T> | null> {
  if (id === null) return null;
  const predicted = laid[table].get(id);
  if (predicted !== undefined) return predicted;
  const kept = (await replica.table(table).get(id)) as { row: Row<T> } | undefined;
  return kept?.row ?? null;
}

type Small = Exclude<keyof Laid, 'customers' | 'inquiries' | 'messages' | 'notes'>;

/** All rows of a small table as predicted, else as the server has them. */
export async function allRows<T extends Small>(
  replica: Replica,
  laid: Laid,
  table: T,
): Promise<Row<T>[]> {
  const kept = (await replica.table(table).toArray()) as { row: Row<T> }[];
  const rows = new Map<string, Row<T>>(kept.map(({ row }) => [row.id as string, row]));
  for (const [id, row] of laid[table]) {
    if (row) rows.set(id, row);
    else rows.delete(id);
  }
  return [...rows.values()];
}

async function knownCustomer(
  replica: Replica,
  laid: Laid,
  asked: { id: CustomerId; addresses: string[] } | undefined,
) {
  if (!asked) return null;
  const { id, addresses } = asked;
  const byId = await oneRow(replica, laid, 'customers', id);
  if (byId) return byId;
  const kept = await replica.customers
    .where('row.addresses')
    .anyOf(addresses.map(foldAddress))
    .first();
  return kept?.row ?? null;
}

async function knownMessages(
  replica: Replica,
  { id, rfcMessageId, places }: NonNullable<SliceRequest['message']>,
): Promise<Message[]> {
  const { messages } = replica;
  const spots = places.map(({ folder, uid }) => spot(folder, uid));
  const found = await Promise.all([
    messages.where('row.id').equals(id).toArray(),
    rfcMessageId ? messages.where('row.rfcMessageId').equals(rfcMessageId).toArray() : [],
    spots.length > 0 ? messages.where('index.spots').anyOf(spots).toArray() : [],
  ]);
  const [byId = [], byMessageId = [], bySpot = []] = found.map((kept) =>
    kept.map(({ row }) => row),
  );
  const there = bySpot.filter((row) =>
    row.places.some((known) => places.some((place) => isSamePlace(known, place))),
  );
  return [...new Map([...byId, ...byMessageId, ...there].map((row) => [row.id, row])).values()];
}

async function mailsOf(replica: Replica, laid: Laid, inquiryId: InquiryId): Promise<Message[]> {
  const kept = await replica.messages.where('row.inquiryId').equals(inquiryId).toArray();
  const rows = new Map<string, Message>(kept.map(({ row }) => [row.id, row]));
  for (const [id, row] of laid.messages) {
    if (row?.inquiryId === inquiryId) rows.set(id, row);
    else rows.delete(id);
  }
  return [...rows.values()];
}

async function writersOf(
  replica: Replica,
  laid: Laid,
  inquiryId: InquiryId,
  id: CustomerId,
): Promise<Customer[]> {
  const mails = await mailsOf(replica, laid, inquiryId);
  const addresses = mails.flatMap(({ direction, from }) =>
    direction === 'in' && from ? [from.address] : [],
  );
  const [kept, named] = await Promise.all([
    replica.customers.where('row.addresses').anyOf(addresses).distinct().toArray(),
    oneRow(replica, laid, 'customers', id),
  ]);
  const rows = [...kept.map(({ row }) => row), ...(named ? [named] : [])];
  return rows.toSorted((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime());
}

async function heldBy(replica: Replica, laid: Laid, memberId: MemberId) {
  const [own, lent] = await Promise.all([
    replica.inquiries
      .where('[index.holder+row.stage]')
      .anyOf([
        [memberId, 'open'],
        [memberId, 'claimed'],
        [memberId, 'handed-off'],
      ])
      .toArray(),
    replica.inquiries.where('row.standInFor').equals(memberId).toArray(),
  ]);
  const isOpen = ({ stage }: Inquiry) => stage !== 'closed';
  const kept = [...own, ...lent].filter(({ row }) => isOpen(row));
  const rows = new Map(kept.map(({ row }) => [row.id as string, row]));
  for (const [id, row] of laid.inquiries) {
    const isTheirs = row?.assigneeId === memberId || row?.standInFor === memberId;
    if (row && isTheirs && isOpen(row)) rows.set(id, row);
    else rows.delete(id);
  }
  return [...rows.values()];
}
