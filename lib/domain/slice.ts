import type { Action } from './action.ts';
import type { AnchorSet } from './anchor-set.ts';
import type { Customer } from './customer.ts';
import type {
  CustomerId,
  InquiryId,
  MailboxId,
  MemberId,
  ProfileId,
  RuleId,
  TemplateId,
} from './ids.ts';
import type { Inquiry } from './inquiry.ts';
import type { Mailbox } from './mailbox.ts';
import type { Member } from './member.ts';
import type { Message, MessageFacts } from './message.ts';
import type { Profile } from './profile.ts';
import type { Roster } from './roster.ts';
import type { Rule } from './rule.ts';
import type { Template } from './template.ts';

/** The rows an action is decided on. Whoever loads it loads each part asked for, and leaves the rest empty. */
export interface Slice {
  inquiry: Inquiry | null;
  mailbox: Mailbox | null;
  customer: Customer | null;
  /** Whom we know of those who wrote in the conversation, the longest known first, and whoever has an id to be given. */
  writers: Customer[];
  template: Template | null;
  rule: Rule | null;
  profile: Profile | null;
  roster: Roster | null;
  /** A second inquiry the action names. */
  other: Inquiry | null;
  /** Every mail of the inquiry. */
  conversation: Message[];
  /** The acting member, the assignee of the inquiry, those the action names. */
  members: Member[];
  /** Messages we already know by id, Message-ID or place; of the whole team. */
  messages: Message[];
  /** Every mailbox of the team. */
  mailboxes: Mailbox[];
  /** Not-closed inquiries a member holds, or for whom somebody stands in. */
  held: Inquiry[];
  /** Every version of every webmail's anchors. */
  anchorSets: AnchorSet[];
}

export const emptySlice: Slice = {
  inquiry: null,
  mailbox: null,
  customer: null,
  writers: [],
  template: null,
  rule: null,
  profile: null,
  roster: null,
  other: null,
  conversation: [],
  members: [],
  messages: [],
  mailboxes: [],
  held: [],
  anchorSets: [],
};

/** What to load, by key. The same shape in browser and server. */
export interface SliceRequest {
  inquiry?: InquiryId;
  /** By id, or the mailbox of the inquiry. */
  mailbox?: MailboxId | 'of-inquiry';
  /** By id, else by address. */
  customer?: { id: CustomerId; addresses: string[] } | 'of-inquiry';
  /** Those of the conversation, and who has this id. */
  writers?: CustomerId;
  template?: TemplateId;
  rule?: RuleId;
  profile?: ProfileId;
  roster?: true;
  other?: InquiryId;
  conversation?: true;
  members?: MemberId[];
  assignee?: true;
  allMembers?: true;
  message?: Pick<MessageFacts, 'id' | 'rfcMessageId' | 'places'>;
  allMailboxes?: true;
  heldBy?: MemberId;
  anchorSets?: true;
}

/** The part of the team an action needs to be decided; the acting member comes on top. */
export function sliceFor(action: Action): SliceRequest {
  switch (action.type) {
    case 'open':
      return {
        inquiry: action.inquiryId,
        mailbox: action.mailboxId,
        customer: action.customer,
        message: action.message,
      };
    case 'acknowledge':
      return { inquiry: action.inquiryId, ...(action.message && { message: action.message }) };
    case 'bounced':
    case 'judge-reply':
      return {
        inquiry: action.inquiryId,
        mailbox: 'of-inquiry',
        message: { id: action.messageId, rfcMessageId: null, places: [] },
        conversation: true,
        allMembers: true,
      };
    case 'merge':
      return { inquiry: action.inquiryId, other: action.intoId, conversation: true };
    case 'split':
      return {
        inquiry: action.inquiryId,
        other: action.newInquiryId,
        mailbox: 'of-inquiry',
        customer: 'of-inquiry',
        writers: action.newCustomerId,
        conversation: true,
        allMembers: true,
      };
    case 'set-owner':
      return {
        inquiry: action.inquiryId,
        customer: 'of-inquiry',
        ...(action.memberId && { members: [action.memberId] }),
      };
    case 'customer-wrote':
      return {
        inquiry: action.inquiryId,
        mailbox: 'of-inquiry',
        // Its holder may be away, and whoever stands in as well.
        allMembers: true,
        message: action.message,
      };
    case 'replied':
      return {
        inquiry: action.inquiryId,
        mailbox: 'of-inquiry',
        message: action.message,
        conversation: true,
        ...(action.by && { members: [action.by] }),
      };
    case 'locate':
      return {
        inquiry: action.inquiryId,
        message: { id: action.messageId, rfcMessageId: null, places: [] },
      };
    case 'deliver':
      return {
        inquiry: action.inquiryId,
        ...(action.messageId && {
          message: { id: action.messageId, rfcMessageId: null, places: [] },
        }),
      };
    case 'reopen':
      return { inquiry: action.inquiryId, mailbox: 'of-inquiry', allMembers: true };
    case 'hand-off':
      return {
        inquiry: action.inquiryId,
        assignee: true,
        ...(action.templateId && { template: action.templateId }),
      };
    case 'assign':
    case 'answer-ask':
      return { inquiry: action.inquiryId, members: [action.memberId] };
    // Whoever asked before may have left.
    case 'ask-for':
      return { inquiry: action.inquiryId, allMembers: true };
    case 'view':
    case 'claim':
    case 'release':
    case 'begin-send':
    case 'end-send':
    case 'withdraw-ask':
    case 'close':
    case 'tag':
    case 'note':
      return { inquiry: action.inquiryId };
    case 'save-template':
      return { template: action.template.id };
    case 'remove-template':
      return { template: action.templateId };
    case 'save-rule':
      return { rule: action.rule.id, allMembers: true };
    case 'remove-rule':
      return { rule: action.ruleId };
    case 'save-profile':
      return { profile: action.profile.id };
    case 'remove-profile':
      return { profile: action.profileId };
    case 'save-roster':
      return { roster: true, allMembers: true };
    case 'save-absence':
    case 'cancel-absence':
      return { allMembers: true, heldBy: action.memberId };
    case 'join':
      return { allMembers: true };
    case 'set-role':
    case 'save-member':
      return { allMembers: true };
    case 'leave':
      return { allMembers: true, heldBy: action.memberId };
    case 'save-mailbox':
      return { allMailboxes: true };
    case 'connect':
      return action.of.kind === 'mailbox'
        ? { mailbox: action.of.mailboxId }
        : { members: [action.of.memberId] };
    case 'save-anchors':
    case 'use-anchors':
      return { anchorSets: true };
    case 'health':
      return { mailbox: action.mailboxId };
  }
}
