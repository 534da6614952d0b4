import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Decision } from '#lib/domain/decide/decision.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { TeamInMemory } from '#tests/support/team-in-memory.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  aTemplate,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';

export const linda = aMember('Linda');
export const wang = aMember('Wang');
export const zhou = aMember('Zhou', 'manager');
export const root = aMember('Root', 'admin');
export const as = (member: { id: typeof linda.id }): Actor => ({
  kind: 'member',
  memberId: member.id,
});
export const watcher: Actor = { kind: 'watcher' };
export const inquiryId = idOf<InquiryId>('inquiry');
export const noon = hoursLater(3);

let counter = 0;
export const on = () => ({ id: idOf<Action['id']>(`action ${++counter}`), at: morning, inquiryId });

export function team(over: Partial<Inquiry> = {}) {
  const made = new TeamInMemory();
  made.put('members', linda, wang, zhou, root);
  made.put('mailboxes', aMailbox());
  made.put('customers', aCustomer());
  made.put('templates', aTemplate());
  made.put('inquiries', anInquiry(over));
  made.put('messages', aMessage('first'));
  return made;
}
export const now = (made: TeamInMemory) => made.rows.inquiries.get(inquiryId)!;
export const code = (decision: Decision) =>
  decision.kind === 'refusal' ? decision.refusal.code : decision.kind;
export const held = {
  stage: 'claimed',
  assigneeId: linda.id,
  assignedAt: morning,
  viewBy: null,
} as const;
export const shut = {
  stage: 'closed',
  outcome: 'won',
  closedAt: morning,
  closedBy: linda.id,
  viewBy: null,
  replyBy: null,
} as const;
