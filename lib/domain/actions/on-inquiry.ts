import * as z from 'zod/mini';
import { Acknowledgement, MayAcknowledge } from '../acknowledgement.ts';
import { Customer } from '../customer.ts';
import {
  CustomerId,
  InquiryId,
  MailboxId,
  MemberId,
  MessageId,
  NoteId,
  TemplateId,
} from '../ids.ts';
import { Delivery, Evidence, Inquiry, Outcome } from '../inquiry.ts';
import { MessageFacts, Place, ReplyClass } from '../message.ts';
import { Note } from '../note.ts';
import { Route } from '../routing.ts';
import { Warning } from '../warning.ts';
import { stamp } from './stamp.ts';

const on = { ...stamp, inquiryId: InquiryId };
const reason = z.nullable(z.string().check(z.maxLength(500)));
const label = z.string().check(z.minLength(1), z.maxLength(40));

const NewCustomer = z.omit(Customer, { ownerId: true, seq: true, firstSeenAt: true });
const NewInquiry = z.pick(Inquiry, {
  subject: true,
  snippet: true,
  language: true,
  product: true,
  quantity: true,
  channel: true,
  channelEvidence: true,
  warnings: true,
});

/** A mail begins an inquiry: seen by the watcher, or opened by hand from the message on screen. */
export const Open = z.object({
  ...on,
  type: z.literal('open'),
  mailboxId: MailboxId,
  customer: NewCustomer,
  inquiry: NewInquiry,
  message: MessageFacts,
  /** What the team's rules say; `null` where no rule was asked, as for a mail opened by hand. */
  route: z.nullable(Route),
  acknowledge: MayAcknowledge,
});
/** How the first automatic answer goes on; `message` once there is one. */
const Acknowledge = z.object({
  ...on,
  type: z.literal('acknowledge'),
  acknowledgement: Acknowledgement,
  message: z.nullable(MessageFacts),
});
const View = z.object({ ...on, type: z.literal('view') });
const Claim = z.object({ ...on, type: z.literal('claim') });
const Assign = z.object({ ...on, type: z.literal('assign'), memberId: MemberId });
const Release = z.object({ ...on, type: z.literal('release'), reason });
/** Passes the conversation to the assignee's own address; the server then delivers the original. */
const HandOff = z.object({
  ...on,
  type: z.literal('hand-off'),
  templateId: z.nullable(TemplateId),
});
/** How the delivery of a hand-off went. */
const Deliver = z.object({
  ...on,
  type: z.literal('deliver'),
  /** Into whose mailbox: of a hand-off that was taken back since, nothing is told. */
  memberId: MemberId,
  delivery: Delivery,
  how: z.nullable(z.enum(['appended', 'mailed'])),
  messageId: z.nullable(MessageId),
  place: z.nullable(Place),
});
const CustomerWrote = z.object({
  ...on,
  type: z.literal('customer-wrote'),
  message: MessageFacts,
  /** It answers a mail of ours that nobody saw: somebody has written to them. */
  answersUnseen: z.boolean(),
  /** What a person should know of this mail before they answer. */
  warnings: z.array(Warning).check(z.maxLength(5)),
});
/** A mail of ours came back. */
const Bounced = z.object({
  ...on,
  type: z.literal('bounced'),
  messageId: MessageId,
  /** What the report says, such as `5.1.1`. */
  status: z.nullable(z.string().check(z.maxLength(80))),
  /** The report names no mail; it is the only one of late to that address. */
  isProbable: z.boolean(),
});
/** A manager says what a mail of ours is as an answer. */
const JudgeReply = z.object({
  ...on,
  type: z.literal('judge-reply'),
  messageId: MessageId,
  class: ReplyClass,
});
/** Two inquiries are one: all of this one goes to the other, and this one is closed. */
const Merge = z.object({ ...on, type: z.literal('merge'), intoId: InquiryId });
/** A mail of an inquiry, and what followed from its sender, is one of its own. */
const Split = z.object({
  ...on,
  type: z.literal('split'),
  messageId: MessageId,
  newInquiryId: InquiryId,
  /** For the new one, where its writer is nobody we know. */
  newCustomerId: CustomerId,
});
/** Who looks after a customer from now on. */
const SetOwner = z.object({
  ...on,
  type: z.literal('set-owner'),
  memberId: z.nullable(MemberId),
});
/** Somebody of the team answered. `by` only where it is known, never guessed. */
const Replied = z.object({
  ...on,
  type: z.literal('replied'),
  message: MessageFacts,
  by: z.nullable(MemberId),
  evidence: Evidence,
  /** It left while the server could not be asked whether it may; told by the browser that sent it. */
  unchecked: z.optional(z.boolean()),
});
/** A mail we know was seen in one more place, or with ids we had not. */
const Locate = z.object({
  ...on,
  type: z.literal('locate'),
  messageId: MessageId,
  place: z.nullable(Place),
  rfcMessageId: z.nullable(z.string()),
  keys: MessageFacts.shape.keys,
});
const Close = z.object({ ...on, type: z.literal('close'), outcome: Outcome });
const Reopen = z.object({ ...on, type: z.literal('reopen') });
const Tag = z.object({
  ...on,
  type: z.literal('tag'),
  add: z.array(label).check(z.maxLength(20)),
  remove: z.array(label).check(z.maxLength(20)),
});
const AddNote = z.object({
  ...on,
  type: z.literal('note'),
  noteId: NoteId,
  text: Note.shape.text,
});

/** What is done to one inquiry, by its id. */
export const inquiryActions = [
  Open,
  Acknowledge,
  View,
  Claim,
  Assign,
  Release,
  HandOff,
  Deliver,
  CustomerWrote,
  Bounced,
  JudgeReply,
  Merge,
  Split,
  SetOwner,
  Replied,
  Locate,
  Close,
  Reopen,
  Tag,
  AddNote,
] as const;
