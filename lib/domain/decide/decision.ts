import type { Actor } from '../actor.ts';
import type { Change, Row, Table } from '../change.ts';
import type { Calendar } from '../deadlines.ts';
import type { EntryDetail } from '../entry.ts';
import type { Member, Role } from '../member.ts';
import { hasRole } from '../member.ts';
import type { Refusal } from '../refusal.ts';
import type { Slice } from '../slice.ts';
import type { Visibility } from '../team.ts';

/** Where and when an action is decided. The browser has no calendar and answers `pending` where one is needed. */
export interface Context {
  actor: Actor;
  now: Date;
  calendar: Calendar | null;
  visibility: Visibility;
}

/**
 * What follows from an action. Changes carry whole rows (their `seq` is the saver's to set) and the words for the
 * log; no changes means that nothing is recorded. `pending`: only the server can say.
 */
export type Decision =
  | { kind: 'changes'; changes: Change[]; detail: EntryDetail }
  | { kind: 'refusal'; refusal: Refusal }
  | { kind: 'pending' };

export const pending: Decision = { kind: 'pending' };
export const nothing: Decision = { kind: 'changes', changes: [], detail: {} };

/** The changes of a decision, with what the log tells of them. */
export function changes(list: Change[], detail: EntryDetail = {}): Decision {
  return { kind: 'changes', changes: list, detail };
}

/** Nothing changes, and the author is told why. */
export function refuse(refusal: Refusal): Decision {
  return { kind: 'refusal', refusal };
}

/** A row written whole, new or over the one with its id. */
export function upsert<T extends Exclude<Table, 'entries'>>(table: T, row: Row<T>): Change {
  return { op: 'upsert', table, row } as Change;
}

/** The acting member, as long as they are in the team. */
export function actingMember(slice: Slice, context: Context): Member | null {
  const { actor } = context;
  if (actor.kind !== 'member') return null;
  return (
    slice.members.find((member) => member.id === actor.memberId && member.leftAt === null) ?? null
  );
}

/** Whether the actor has at least this role; the machines among the actors have none. */
export function mayAs(role: Role, slice: Slice, context: Context): boolean {
  const member = actingMember(slice, context);
  return member !== null && hasRole(member, role);
}

/** As `mayAs`, or the server itself: it ships what a team begins with, and knows which logins it was given. */
export function mayAsOrHost(role: Role, slice: Slice, context: Context): boolean {
  return context.actor.kind === 'host' || mayAs(role, slice, context);
}

/** A member of the slice, those who left too. */
export function memberOf(slice: Slice, id: string | null): Member | null {
  return slice.members.find((member) => member.id === id) ?? null;
}
