import type { Action } from './action.ts';
import type { Customer } from './customer.ts';
import type { CustomerId, InquiryId, MailboxId, MemberId, TemplateId } from './ids.ts';
import type { Inquiry } from './inquiry.ts';
import type { Mailbox } from './mailbox.ts';
import type { Member } from './member.ts';
import type { Message, MessageFacts } from './message.ts';
import type { Template } from './template.ts';

/** The rows an action is decided on. Whoever loads it loads each part asked for, and leaves the rest empty. */
export interface Slice {
  inquiry: Inquiry | null;
  mailbox: Mailbox | null;
  customer: Customer | null;
  template: Template | null;
  /** The acting member, the assignee of the inquiry, those the action names. */
  members: Member[];
  /** Messages we already know by id, Message-ID or place; of the whole team. */
  messages: Message[];
  /** Every mailbox of the team. */
  mailboxes: Mailbox[];
  /** Not-closed inquiries a leaving member holds. */
  held: Inquiry[];
}

export const emptySlice: Slice = {
  inquiry: null,
  mailbox: null,
  customer: null,
  template: null,
  members: [],
  messages: [],
  mailboxes: [],
  held: [],
};

/** What to load, by key. The same shape in browser and server. */
export interface SliceRequest {
  inquiry?: InquiryId;
  /** By id, or the mailbox of the inquiry. */
  mailbox?: MailboxId | 'of-inquiry';
  /** By id, else by address. */
  customer?: { id: CustomerId; addresses: string[] };
  template?: TemplateId;
  members?: MemberId[];
  assignee?: true;
  allMembers?: true;
  message?: Pick<MessageFacts, 'id' | 'rfcMessageId' | 'places'>;
  allMailboxes?: true;
  heldBy?: MemberId;
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
    case 'customer-wrote':
      return {
        inquiry: action.inquiryId,
        mailbox: 'of-inquiry',
        assignee: true,
        message: action.message,
      };
    case 'replied':
      return {
        inquiry: action.inquiryId,
        message: action.message,
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
      return { inquiry: action.inquiryId, mailbox: 'of-inquiry', assignee: true };
    case 'hand-off':
      return {
        inquiry: action.inquiryId,
        assignee: true,
        ...(action.templateId && { template: action.templateId }),
      };
    case 'assign':
      return { inquiry: action.inquiryId, members: [action.memberId] };
    case 'view':
    case 'claim':
    case 'release':
    case 'close':
    case 'tag':
    case 'note':
      return { inquiry: action.inquiryId };
    case 'save-template':
      return { template: action.template.id };
    case 'remove-template':
      return { template: action.templateId };
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
    case 'health':
      return { mailbox: action.mailboxId };
  }
}
