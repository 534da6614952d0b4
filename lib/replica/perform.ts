import { Action } from '#lib/domain/action.ts';
import type { ActionOf, ActionType } from '#lib/domain/action.ts';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import type { Replica } from './database.ts';

/** Where ids and the author's clock come from; `server-clock.ts` is the clock of our own pages. `newId` makes UUIDs of version 7. */
export interface Author {
  newId(): string;
  now(): Date;
}

/** An action before its author has signed it: without `id` and `at`. */
export type Draft = { [T in ActionType]: Omit<ActionOf<T>, 'id' | 'at'> }[ActionType];

/**
 * Appends to the outbox: the one way in which a page changes anything. Queries show the prediction at once; the worker
 * sends it (tell it with `ask({ type: 'sync' })`, for it may be asleep). Durable when the promise resolves.
 * Throws a ZodError that names the field, and appends nothing, where the draft is not an action.
 */
export async function perform(replica: Replica, draft: Draft, author: Author): Promise<ActionId> {
  const signed = { ...draft, id: author.newId(), at: author.now() };
  // As the server will read it: JSON there and back.
  const action = Action.parse(JSON.parse(JSON.stringify(signed)));
  const inquiryId = 'inquiryId' in action ? action.inquiryId : null;
  await replica.outbox.add({ id: action.id, inquiryId, action, doneSeq: null, failed: null });
  return action.id;
}

/** The person has taken note of a refusal: its strip goes away. */
export async function dismissRefusal(replica: Replica, id: ActionId): Promise<void> {
  await replica.refused.delete(id);
}

/** The refusals of this inquiry (`null`: those of none) are on screen now, so that no notification repeats them. */
export async function showRefusals(
  replica: Replica,
  inquiryId: InquiryId | null,
  now: Date,
): Promise<void> {
  await replica.refused
    .filter((one) => one.inquiryId === inquiryId && one.shownAt === null)
    .modify({ shownAt: now });
}

/** What was refused is being done anew, so nobody need be told of it any more. */
export async function dismissRefused(
  replica: Replica,
  isSame: (action: Action) => boolean,
): Promise<void> {
  await replica.refused.filter(({ action }) => isSame(action)).delete();
}
