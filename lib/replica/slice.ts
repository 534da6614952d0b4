import { foldAddress } from '#lib/domain/address.ts';
import type { Row, Table } from '#lib/domain/change.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import { isSamePlace } from '#lib/domain/message.ts';
import { emptySlice, type Slice, type SliceRequest } from '#lib/domain/slice.ts';
import type { Replica } from './database.ts';
import { spot } from './record.ts';

/** Predicted rows by table and id; `null` where the prediction removes one. */
export type Laid = { readonly [T in Exclude<Table, 'entries'>]: Map<string, Row<T> | null> };

export function nothingLaid(): Laid {
  return {
    members: new Map(),
    mailboxes: new Map(),
    templates: new Map(),
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
    customer: request.customer ? await knownCustomer(replica, laid, request.customer) : null,
    template: await one('templates', request.template),
    members: members.filter((member) => member !== null),
    messages: request.message ? await knownMessages(replica, request.message) : [],
    mailboxes: request.allMailboxes ? await allRows(replica, laid, 'mailboxes') : [],
    held: request.heldBy ? await heldBy(replica, laid, request.heldBy) : [],
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

/** Every row of a small table, as predicted. */
export async function allRows<T extends 'members' | 'mailboxes' | 'templates'>(
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
  { id, addresses }: NonNullable<SliceRequest['customer']>,
) {
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

async function heldBy(replica: Replica, laid: Laid, memberId: MemberId) {
  const kept = await replica.inquiries
    .where('[index.holder+row.stage]')
    .anyOf([
      [memberId, 'open'],
      [memberId, 'claimed'],
      [memberId, 'handed-off'],
    ])
    .toArray();
  const rows = new Map(kept.map(({ row }) => [row.id as string, row]));
  for (const [id, row] of laid.inquiries) {
    if (row && row.assigneeId === memberId && row.stage !== 'closed') rows.set(id, row);
    else rows.delete(id);
  }
  return [...rows.values()];
}
