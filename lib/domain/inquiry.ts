import * as z from 'zod/mini';
import { Acknowledgement } from './acknowledgement.ts';
import { Channel } from './channel.ts';
import { ActionId, CustomerId, InquiryId, MailboxId, MemberId, MessageId } from './ids.ts';
import { Instant } from './instant.ts';
import { Hours, Priority, Routing } from './routing.ts';
import { Warning } from './warning.ts';

export const Stage = z.enum(['open', 'claimed', 'handed-off', 'closed']);
export type Stage = z.infer<typeof Stage>;

/** `none` is "not an inquiry". */
export const Outcome = z.enum(['won', 'lost', 'none', 'spam']);
export type Outcome = z.infer<typeof Outcome>;

/** Milliseconds for which a closed inquiry stays in snapshots and on devices; its history is asked of the server afterwards. */
export const keptAfterClosing = 90 * 86_400_000;

/**
 * What proves a reply, the weakest first: the customer's next mail answers one we have not seen; the browser that sent it
 * says so; a copy reached the mailbox; it was seen in Sent.
 */
export const Evidence = z.enum(['guess', 'browser', 'copy', 'server']);
export type Evidence = z.infer<typeof Evidence>;

/** Whether `a` proves more than `b`. */
export function isStronger(a: Evidence, b: Evidence): boolean {
  return Evidence.options.indexOf(a) > Evidence.options.indexOf(b);
}

/** How far the original has come on its way into the assignee's own mailbox. */
export const Delivery = z.enum(['planned', 'sending', 'delivered', 'unsure', 'failed']);
export type Delivery = z.infer<typeof Delivery>;

export const Answer = z.object({
  at: Instant,
  /** Who answered; `null` where only "answered from info@" is known. */
  by: z.nullable(MemberId),
  evidence: Evidence,
  messageId: z.nullable(MessageId),
  /** The deadline it stopped, to say "in time" or how late. */
  dueBy: z.nullable(Instant),
});
export type Answer = z.infer<typeof Answer>;

export const Handoff = z.object({
  memberId: MemberId,
  address: z.string(),
  at: Instant,
  delivery: Delivery,
  /** Appended over IMAP with its Message-ID kept, or attached to a short mail. */
  how: z.nullable(z.enum(['appended', 'mailed'])),
});
export type Handoff = z.infer<typeof Handoff>;

/** A member has pressed Send: until it runs out nobody else's mail should go to the same customer. */
export const Sending = z.object({
  memberId: MemberId,
  /** The `begin-send` that made it; none is known of an old one. */
  press: z.optional(ActionId),
  at: Instant,
  until: Instant,
  /** When the first was of presses that followed one another; none on the first itself. */
  since: z.optional(Instant),
});
export type Sending = z.infer<typeof Sending>;

/** A colleague who would take it over asks its holder for it. */
export const Asked = z.object({ memberId: MemberId, at: Instant });
export type Asked = z.infer<typeof Asked>;

/** One customer conversation that began at a mailbox. */
export const Inquiry = z.object({
  id: InquiryId,
  mailboxId: MailboxId,
  customerId: CustomerId,
  subject: z.string().check(z.maxLength(1000)),
  snippet: z.string().check(z.maxLength(1000)),
  language: z.nullable(z.string().check(z.maxLength(35))),
  product: z.nullable(z.string().check(z.maxLength(200))),
  /** How many of it, as the customer wrote: "40 pcs". */
  quantity: z.nullable(z.string().check(z.maxLength(80))),
  channel: Channel,
  /** What showed the channel: an alias, a form's name, a line of the mail. `null` where nothing did. */
  channelEvidence: z.nullable(z.string().check(z.maxLength(300))),
  warnings: z.array(Warning).check(z.maxLength(20)),
  tags: z.array(z.string()),
  priority: Priority,
  /** Hours of its own, by a rule; `null`: those of its mailbox. */
  hours: z.nullable(Hours),
  /** Which rules it met when it came. */
  routing: z.nullable(Routing),
  acknowledgement: z.nullable(Acknowledgement),
  stage: Stage,
  assigneeId: z.nullable(MemberId),
  assignedAt: z.nullable(Instant),
  /** Who gave it; the assignee themselves after a claim. */
  assignedBy: z.nullable(MemberId),
  /** For whom the assignee stands in; it goes back when they are. */
  standInFor: z.nullable(MemberId),
  asked: z.nullable(Asked),
  /** One that ran out counts as none: `sendingNow`. */
  sending: z.nullable(Sending),
  receivedAt: Instant,
  /** When the wait that the deadlines measure began. */
  clockFrom: Instant,
  /** Running deadlines. `null`: none runs (looked at, answered, closed). */
  viewBy: z.nullable(Instant),
  replyBy: z.nullable(Instant),
  viewedAt: z.nullable(Instant),
  viewedBy: z.nullable(MemberId),
  /** The reply that stopped the clock, until the customer writes again. */
  answer: z.nullable(Answer),
  handoff: z.nullable(Handoff),
  outcome: z.nullable(Outcome),
  closedAt: z.nullable(Instant),
  closedBy: z.nullable(MemberId),
  /** The inquiry its mails went to; it is closed then. */
  mergedInto: z.nullable(InquiryId),
  lastMessageAt: Instant,
  seq: z.int(),
});
export type Inquiry = z.infer<typeof Inquiry>;
