import type { Action } from '#lib/domain/action.ts';
import type { Change } from '#lib/domain/change.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import type { Decision } from '#lib/domain/decide/decision.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { sliceFor } from '#lib/domain/slice.ts';
import type { Replica } from './database.ts';
import { follows, takesBack } from './followers.ts';
import { readMeta, type Me } from './meta.ts';
import { loadSlice, nothingLaid, type Laid } from './slice.ts';

/**
 * What an unsettled action is worth for now: `predicted` (shown as if done), `pending` (only the server can say: wait),
 * `refused` (with what we know now it cannot be done; the server's word follows).
 */
export type Phase = 'predicted' | 'pending' | 'refused';

export interface Step {
  action: Action;
  phase: Phase;
  /** With `refused`. */
  refusal: Refusal | null;
  changes: Change[];
}

/** The outbox laid over the rows. */
export interface Overlay {
  laid: Laid;
  steps: Step[];
}

/**
 * Runs the outbox, in order, through the rules the server decides by. A prediction is made only where nothing before
 * it on the same inquiry is open, so it equals what the server will say to the same state, or it says `pending`.
 */
export async function overlay(replica: Replica): Promise<Overlay> {
  const waiting = await replica.outbox.orderBy('order').toArray();
  const over: Overlay = { laid: nothingLaid(), steps: [] };
  const me = waiting.length > 0 ? await readMeta(replica, 'me') : null;
  if (!me) return over;
  for (const { id, action } of waiting) {
    // Already in the rows: its answer, or its leaving the outbox, is only late.
    if (await isSettled(replica, id)) continue;
    const step = await stepOf(replica, action, me, over);
    over.steps.push(step);
    for (const change of step.changes) lay(over.laid, change);
  }
  return over;
}

async function isSettled(replica: Replica, actionId: string): Promise<boolean> {
  return (await replica.entries.where('row.actionId').equals(actionId).count()) > 0;
}

async function stepOf(replica: Replica, action: Action, me: Me, over: Overlay): Promise<Step> {
  const lost = over.steps.find(
    ({ action: earlier, refusal }) =>
      refusal && takesBack(refusal.code) && follows(action, earlier),
  );
  if (lost) return { action, phase: 'refused', refusal: lost.refusal, changes: [] };
  if (isUnsure(action, over)) return { action, phase: 'pending', refusal: null, changes: [] };
  const slice = await loadSlice(replica, sliceFor(action), me.memberId, over.laid);
  const decision = decide(slice, action, {
    actor: { kind: 'member', memberId: me.memberId },
    now: action.at,
    calendar: null,
    visibility: me.team.visibility,
  });
  return { action, ...told(decision) };
}

function told(decision: Decision): Omit<Step, 'action'> {
  if (decision.kind === 'changes') {
    return { phase: 'predicted', refusal: null, changes: decision.changes };
  }
  // What is not here may be there: old closed inquiries and messages leave the replica.
  if (decision.kind === 'pending' || decision.refusal.code === 'not-found') {
    return { phase: 'pending', refusal: null, changes: [] };
  }
  return { phase: 'refused', refusal: decision.refusal, changes: [] };
}

/** Whether something before it, on which it may depend, is still open. */
function isUnsure(action: Action, { steps }: Overlay): boolean {
  const open = steps.filter(({ phase }) => phase === 'pending').map((step) => step.action);
  // A departure gives back whatever is held by then, and ends what its member may do.
  if (action.type === 'leave') return open.length > 0;
  if (open.some((other) => !('inquiryId' in other))) return true;
  if (!('inquiryId' in action) || action.type === 'note') return false;
  return open.some((other) => 'inquiryId' in other && other.inquiryId === action.inquiryId);
}

function lay(laid: Laid, change: Change): void {
  if (change.table === 'entries') return;
  const rows = laid[change.table] as Map<string, unknown>;
  if (change.op === 'remove') rows.set(change.id, null);
  else rows.set(change.row.id as string, change.row);
}
