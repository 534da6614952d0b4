import type { Action, ActionType } from '#lib/domain/action.ts';
import type { RefusalCode } from '#lib/domain/refusal.ts';

/** What moves an inquiry between people or stages. */
const moves = new Set<ActionType>([
  'open',
  'claim',
  'assign',
  'release',
  'hand-off',
  'close',
  'reopen',
  'answer-ask',
]);

/** Refusals that say the goal was already reached: what was done because of it may go on. */
const reached = new Set<RefusalCode>(['already-yours', 'not-closed']);

/**
 * Whether `action` was done because of `earlier`: a hand-off after a claim, a note on an inquiry just opened. It is
 * sent only once the earlier one is settled, and taken back with it: a manager's hand-off after a lost claim would
 * otherwise hand off a colleague's inquiry.
 */
export function follows(action: Action, earlier: Action): boolean {
  if (!('inquiryId' in action) || !('inquiryId' in earlier)) return false;
  if (action.inquiryId !== earlier.inquiryId) return false;
  return earlier.type === 'open' || (moves.has(earlier.type) && moves.has(action.type));
}

/** Whether this refusal takes back what follows. */
export function takesBack(code: RefusalCode): boolean {
  return !reached.has(code);
}
