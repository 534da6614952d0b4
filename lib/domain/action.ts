import * as z from 'zod/mini';
import { anchorActions } from './actions/on-anchors.ts';
import { atSendActions } from './actions/at-send.ts';
import { inquiryActions } from './actions/on-inquiry.ts';
import { teamActions } from './actions/on-team.ts';

/** Anything a member, the mail watcher or a clock does. */
export const Action = z.discriminatedUnion('type', [
  ...inquiryActions,
  ...atSendActions,
  ...teamActions,
  ...anchorActions,
]);
export type Action = z.infer<typeof Action>;
export type ActionType = Action['type'];
export type ActionOf<T extends ActionType> = Extract<Action, { type: T }>;
