import {
  replySchemas,
  type AskOf,
  type AskWorker,
  type Ask,
  type Replies,
} from '#lib/protocol/worker.ts';
import { send } from './send.ts';

/**
 * Asks the worker, from one of our own pages. Rejects where the worker failed (a bug), or did not answer in a way we
 * understand; that the server could not be asked is an answer (`null`).
 */
export const ask: AskWorker = async <T extends Ask['type']>(question: AskOf<T>) => {
  const value = await send('ask', question);
  const type: T = (question as { type: T }).type;
  return replySchemas[type].parse(value) as Replies[T];
};
