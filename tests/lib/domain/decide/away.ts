import { expect } from 'vitest';
import type { Absence } from '#lib/domain/absence.ts';
import type { ActionOf } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { AbsenceId, InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { TeamInMemory } from '#tests/support/team-in-memory.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';

export const id = (name: string) => idOf<MemberId>(name);
export const by = (name: string): Actor => ({ kind: 'member', memberId: id(name) });
export const clock: Actor = { kind: 'clock' };
export const watcher: Actor = { kind: 'watcher' };
let count = 0;

/** Linda holds the inquiry; Wang and Sun may stand in, Max manages, and Gone left. */
export function team(inquiry: Partial<Inquiry> = {}) {
  const made = new TeamInMemory();
  made.put('members', aMember('Linda'), aMember('Wang'), aMember('Sun'), aMember('Max', 'manager'));
  made.put('members', aMember('Gone', 'rep', { leftAt: morning }));
  made.put('mailboxes', aMailbox());
  made.put('customers', aCustomer());
  const held = { stage: 'claimed', assigneeId: id('Linda'), assignedAt: morning } as const;
  made.put('inquiries', anInquiry({ ...held, ...inquiry }));
  made.put('messages', aMessage('first'));
  return made;
}

/** From one hour after the morning until nine after it. */
export function absence(name: string, over: Partial<Absence> = {}): Absence {
  return {
    id: idOf<AbsenceId>(`${name} away`),
    from: hoursLater(1),
    to: hoursLater(9),
    standInId: id('Wang'),
    held: 'stand-in',
    state: 'planned',
    ...over,
  };
}
export function save(name: string, over: Partial<Absence> = {}): ActionOf<'save-absence'> {
  return {
    id: idOf(`action ${(count += 1)}`),
    at: morning,
    type: 'save-absence',
    memberId: id(name),
    absence: absence(name, over),
  };
}
/** Planned in the morning; then begun and ended by the clock at these hours. */
export function plan(made: TeamInMemory, name: string, over: Partial<Absence> = {}) {
  expect(made.act(by('Max'), save(name, over), morning).kind).toBe('changes');
}
export const begin = (made: TeamInMemory, name: string, hour = 1, over: Partial<Absence> = {}) =>
  made.act(clock, save(name, { ...over, state: 'begun' }), hoursLater(hour));
export const end = (made: TeamInMemory, name: string, hour = 9, over: Partial<Absence> = {}) =>
  made.act(clock, save(name, { ...over, state: 'ended' }), hoursLater(hour));
export const inquiryOf = (made: TeamInMemory) => {
  const row = made.rows.inquiries.get(idOf<InquiryId>('inquiry'));
  if (!row) throw new Error('lost');
  return row;
};
export const code = (decision: ReturnType<TeamInMemory['act']>) =>
  decision.kind === 'refusal' ? decision.refusal.code : decision.kind;
export const wrote = (hour: number): ActionOf<'customer-wrote'> => {
  const {
    seq: _seq,
    inquiryId,
    ...message
  } = aMessage(`mail ${(count += 1)}`, {
    receivedAt: hoursLater(hour),
  });
  return {
    id: idOf(`action ${(count += 1)}`),
    at: morning,
    type: 'customer-wrote',
    inquiryId,
    message,
    answersUnseen: false,
    warnings: [],
  };
};
