import { sendActions } from '#lib/api/api.ts';
import type { Server } from '#lib/api/call.ts';
import type { Action } from '#lib/domain/action.ts';
import type { Answer } from '#lib/protocol/api.ts';
import type { Parts } from './parts.ts';
import { push } from './push.ts';

/**
 * Sends an action that somebody waits for, past the outbox. What waits there for the same inquiry goes first, for the
 * server must know of the claim before the reply. Throws `ApiFailure`; `null` for an answer that is not to it.
 */
export async function sendAtOnce(
  { replica, now }: Pick<Parts, 'replica' | 'now'>,
  server: Server,
  action: Action,
): Promise<Answer | null> {
  if ('inquiryId' in action) {
    const before = replica.outbox.where({ inquiryId: action.inquiryId });
    const waits = await before.filter(({ doneSeq }) => doneSeq === null).count();
    if (waits > 0) await push(replica, server, now);
  }
  const { answers } = await sendActions(server, [action]);
  return answers.find(({ actionId }) => actionId === action.id) ?? null;
}
