import type { Action } from '#lib/domain/action.ts';
import { foldAddress } from '#lib/domain/address.ts';
import type { Row, Table } from '#lib/domain/change.ts';
import { due } from '#lib/domain/clock.ts';
import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { ActionId, InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Refusal } from '#lib/domain/refusal.ts';

/** The assignee, or that nobody holds it: `null` cannot be an index key. */
export type Holder = MemberId | 'pool';

/** What the database finds a row by, beside the row itself. Numbers are milliseconds; what is absent is not indexed. */
export interface Index {
  /** Which snapshot or later change wrote it; rows of an older generation go when a snapshot ends. */
  generation: number;
  holder?: Holder;
  due?: number;
  assigned?: number;
  closed?: number;
  /** Since when a colleague asks for it. */
  asked?: number;
  /** Whom a rule or the roster says to tell, each with when it came. */
  told?: [MemberId, number][];
  /** Folder and UID of each place, as a page shows them: without UIDVALIDITY. */
  spots?: string[];
  /** Of a customer's mail: sender and subject, as a message list shows them, and when it came. */
  letter?: string;
  received?: number;
}

/** A row of the server's truth with what it is found by. */
export interface Kept<T extends Table> {
  row: Row<T>;
  index: Index;
}

/**
 * An action that has not been settled. `order` counts up; `doneSeq` is where the server recorded it; `failed` how often
 * the server broke down over it, and when it may be sent again.
 */
export interface Waiting {
  order?: number;
  id: ActionId;
  inquiryId: InquiryId | null;
  action: Action;
  doneSeq: number | null;
  failed: { times: number; until: Date } | null;
}

/** An action the server refused, until the person has taken note. */
export interface Refused {
  id: ActionId;
  inquiryId: InquiryId | null;
  action: Action;
  /** `null` where the server could not even read it: a fault of ours, with `problem` for the report. */
  refusal: Refusal | null;
  problem: string | null;
  /** Actions queued behind it that were taken back with it, in order. */
  followers: Action[];
  at: Date;
  /** When it was first on screen; a notification carries it where it never is. */
  shownAt: Date | null;
}

/** Where folder and UID meet, for the index. A line break cannot stand in a folder's name. */
export function spot(folder: string, uid: number): string {
  return `${folder}\n${uid}`;
}

/** Sender and subject in one key: folded, without the prefixes of answers. */
export function letter(address: string, subject: string): string {
  return `${foldAddress(address)}\n${baseSubject(subject)}`;
}

/** The row as the database keeps it. */
export function keep<T extends Table>(table: T, row: Row<T>, generation: number): Kept<T> {
  if (table === 'inquiries') return { row, index: inquiryIndex(row as Inquiry, generation) };
  if (table === 'messages') return { row, index: messageIndex(row as Message, generation) };
  return { row, index: { generation } };
}

function messageIndex(message: Message, generation: number): Index {
  const { direction, from, subject, places, receivedAt } = message;
  return {
    generation,
    spots: places.map(({ folder, uid }) => spot(folder, uid)),
    ...(direction === 'in' &&
      from && { letter: letter(from.address, subject), received: receivedAt.getTime() }),
  };
}

function inquiryIndex(inquiry: Inquiry, generation: number): Index {
  const next = due(inquiry);
  const { assignedAt, closedAt, asked, routing, receivedAt } = inquiry;
  return {
    generation,
    holder: inquiry.assigneeId ?? 'pool',
    ...(next && { due: next.by.getTime() }),
    ...(assignedAt && { assigned: assignedAt.getTime() }),
    ...(closedAt && { closed: closedAt.getTime() }),
    ...(asked && { asked: asked.at.getTime() }),
    ...(routing && { told: routing.notify.map((id) => [id, receivedAt.getTime()]) }),
  };
}
