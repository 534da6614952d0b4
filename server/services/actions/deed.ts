import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Decision } from '#lib/domain/decide/decision.ts';
import type { EntryDetail } from '#lib/domain/entry.ts';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Job } from '#server/queue/queue.ts';
import { followUpId } from '../deliveries/follow-up-id.ts';
import { hasReached } from '../deliveries/hand-off-facts.ts';
import type { Envelope } from './digest.ts';
import type { Outcome } from './outcome.ts';

/** What an action that was done leaves behind. */
export interface Deed {
  envelope: Omit<Envelope, 'payloadDigest'>;
  action: object;
  detail: EntryDetail;
  salt: string;
  changes: Change[];
  outcome: Outcome;
}

/** An action being decided, and the log as it stands before it. */
export interface Turn {
  teamId: TeamId;
  actor: Actor;
  action: Action;
  now: Date;
  /** The place in the log of the entry before, and its digest. */
  seq: number;
  head: string;
}

/** What follows from a decision: an entry with its rows and jobs, or, where nothing is recorded, the answer alone. */
export function followUp(
  turn: Turn,
  decision: Decision,
  salt: string,
): { outcome: Outcome; deed: Deed | null; jobs: Job[] } {
  const { teamId, actor, action, now } = turn;
  if (decision.kind === 'pending') throw new Error(`${action.type}: the server must decide`);
  if (decision.kind === 'refusal') {
    return { outcome: { status: 'refused', refusal: decision.refusal }, deed: null, jobs: [] };
  }
  const { changes, detail } = decision;
  if (changes.length === 0) return { outcome: { status: 'done', seq: null }, deed: null, jobs: [] };
  const seq = turn.seq + 1;
  const outcome: Outcome = { status: 'done', seq };
  const envelope = {
    teamId,
    seq,
    at: now,
    actor,
    actionId: action.id,
    action: action.type,
    inquiryId: inquiryOf(action, changes),
    previous: turn.head,
  };
  const deed = { envelope, action, detail, salt, changes, outcome };
  return { outcome, deed, jobs: jobsFor(turn, changes) };
}

/** What must be done once this is committed, and only then. */
function jobsFor({ teamId, actor, action }: Turn, changes: Change[]): Job[] {
  if (action.type === 'hand-off') {
    const { inquiryId, id: actionId } = action;
    return [{ name: 'hand-off', data: { teamId, inquiryId, actionId } }];
  }
  if (action.type === 'open' && actor.kind === 'watcher' && opens(changes)) {
    const { inquiryId, route, id: actionId } = action;
    const { assign = null, handOff = null } = route ?? {};
    return [
      ...(isToAcknowledge(changes)
        ? [{ name: 'acknowledge', data: { teamId, inquiryId, actionId } } as const]
        : []),
      ...(assign || handOff
        ? [{ name: 'route', data: { teamId, inquiryId, assign, handOff } } as const]
        : []),
    ];
  }
  if (action.type === 'customer-wrote') return passedOn(teamId, action.inquiryId, changes);
  return [];
}

/** What the customer writes after a hand-off must reach the assignee's own mailbox too, unless it did so by itself. */
function passedOn(teamId: TeamId, inquiryId: InquiryId, changes: Change[]): Job[] {
  const rows = changes.flatMap((change) => (change.op === 'upsert' ? [change] : []));
  const inquiry = rows.find(({ table }) => table === 'inquiries')?.row as Inquiry | undefined;
  const message = rows.find(({ table }) => table === 'messages')?.row as Message | undefined;
  if (!message || inquiry?.stage !== 'handed-off' || !inquiry.handoff) return [];
  const { memberId, address } = inquiry.handoff;
  if (hasReached(message, address)) return [];
  const actionId = followUpId(message.id, memberId);
  return [{ name: 'follow-up', data: { teamId, inquiryId, actionId } }];
}

/** A mail met again opens nothing. */
function opens(changes: Change[]): boolean {
  return changes.some((change) => change.op === 'upsert' && change.table === 'inquiries');
}

function isToAcknowledge(changes: Change[]): boolean {
  return changes.some(
    (change) =>
      change.op === 'upsert' &&
      change.table === 'inquiries' &&
      change.row.acknowledgement?.state === 'planned',
  );
}

/**
 * Whose timeline the entry stands in. A mail met again belongs to the inquiry it was first seen in; what two inquiries
 * became is told where they go on.
 */
function inquiryOf(action: Action, changes: Change[]): InquiryId | null {
  if (!('inquiryId' in action)) return null;
  if (action.type === 'merge') return action.intoId;
  if (action.type === 'split') return action.inquiryId;
  for (const change of changes) {
    if (change.op === 'upsert' && change.table === 'messages') return change.row.inquiryId;
  }
  return action.inquiryId;
}
