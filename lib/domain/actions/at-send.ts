import * as z from 'zod/mini';
import { ActionId, InquiryId, MemberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { stamp } from './stamp.ts';

const on = { ...stamp, inquiryId: InquiryId };

/** A member presses Send: theirs for a minute, unless a colleague was first. */
const BeginSend = z.object({
  ...on,
  type: z.literal('begin-send'),
  /** When they began to write, by the server's clock as their device knows it: what was answered before, they saw. */
  since: Instant,
  /** They were told what stands against it. */
  anyway: z.boolean(),
});
/** The mail did not go after all. */
const EndSend = z.object({
  ...on,
  type: z.literal('end-send'),
  /** The `begin-send` it takes back: the same member may be sending on another device. */
  press: ActionId,
});
/** Asks the holder to give it away. */
const AskFor = z.object({ ...on, type: z.literal('ask-for') });
const WithdrawAsk = z.object({ ...on, type: z.literal('withdraw-ask') });
const AnswerAsk = z.object({
  ...on,
  type: z.literal('answer-ask'),
  /** Who asks, as whoever answers saw it. */
  memberId: MemberId,
  give: z.boolean(),
});

/** What two colleagues who would write to one customer settle between them. */
export const atSendActions = [BeginSend, EndSend, AskFor, WithdrawAsk, AnswerAsk] as const;
