import * as z from 'zod/mini';
import { AcknowledgementState, WithheldReason } from './acknowledgement.ts';
import { Actor } from './actor.ts';
import { ActionId, InquiryId, MemberId } from './ids.ts';
import { Delivery, Evidence, Outcome } from './inquiry.ts';
import { Instant } from './instant.ts';
import { ReplyClass } from './message.ts';

/** What the timeline needs to say about an action beyond who and when. Each field is set by the actions named. */
export const EntryDetail = z.object({
  /** assign, hand-off: to whom; replied: who answered; release: who held it; ask-for: who holds it; answer-ask: who asked; join, set-role, leave, save-member: whom. */
  memberId: z.optional(MemberId),
  /** begin-send: what it went over, and with `memberId` whom. */
  over: z.optional(z.enum(['already-answered', 'already-claimed', 'already-sending'])),
  /** answer-ask: whether whoever asked has it now. */
  given: z.optional(z.boolean()),
  /** hand-off, connect, save-mailbox: the address. */
  address: z.optional(z.string()),
  /** release, note: the words given. */
  text: z.optional(z.string()),
  /** close */
  outcome: z.optional(Outcome),
  /** replied */
  evidence: z.optional(Evidence),
  /** replied: it left while the server could not be asked. */
  unchecked: z.optional(z.boolean()),
  /** deliver */
  delivery: z.optional(Delivery),
  /** tag */
  added: z.optional(z.array(z.string())),
  removed: z.optional(z.array(z.string())),
  /** save-template, remove-template: its name; set-role: the role; health: the trouble, '' when over; save-anchors, use-anchors: the webmail. */
  name: z.optional(z.string()),
  /** save-anchors, use-anchors: which one; none is as shipped. */
  version: z.optional(z.int()),
  /** customer-wrote: this mail reopened a closed inquiry. */
  reopened: z.optional(z.boolean()),
  /** customer-wrote: somebody answered before, though we have not seen it. */
  answeredUnseen: z.optional(z.boolean()),
  /** open: the rules it met. */
  rules: z.optional(z.array(z.string())),
  /** acknowledge */
  acknowledgement: z.optional(AcknowledgementState),
  withheld: z.optional(WithheldReason),
  /** acknowledge: BCP 47. */
  language: z.optional(z.string()),
  /** replied, judge-reply */
  replyClass: z.optional(ReplyClass),
  /** merge, which stands with the inquiry that goes on: the one that went into it; split: the new one. */
  otherId: z.optional(InquiryId),
  /** absence: `planned`, `begun`, `ended`, `cancelled`; with `standInId` and how many inquiries moved. */
  absence: z.optional(z.enum(['planned', 'begun', 'ended', 'cancelled'])),
  standInId: z.optional(MemberId),
  moved: z.optional(z.int()),
});
export type EntryDetail = z.infer<typeof EntryDetail>;

/** One line of the log as devices see it. `seq` has no gap within a team. */
export const Entry = z.object({
  seq: z.int(),
  at: Instant,
  actor: Actor,
  actionId: ActionId,
  action: z.string(),
  inquiryId: z.nullable(InquiryId),
  detail: EntryDetail,
});
export type Entry = z.infer<typeof Entry>;
