import type { Action } from '#lib/domain/action.ts';
import type { Message, MessageFacts } from '#lib/domain/message.ts';
import type { EarlyReport } from '#server/services/intake/early-reports.ts';
import type { Conversation } from '#server/services/intake/conversations.ts';
import type { Lookups } from '#server/services/intake/lookups.ts';
import type { Surroundings } from '#server/services/intake/surroundings.ts';
import type { AutomaticSignal } from '../facts/automatic.ts';
import type { Bounce } from '../facts/bounce.ts';
import type { Waiting } from '../facts/own-reply.ts';
import type { OwnSide } from '../facts/own-side.ts';
import type { ParsedMail } from '../facts/parse.ts';
import type { Threaded } from '../facts/thread.ts';
import type { MailNature } from '../facts/what-is.ts';
import type { Seen } from './seen.ts';

/** One mail with all that is known around it, while it is decided what it means. */
export interface Reading {
  seen: Seen;
  mail: ParsedMail;
  /** What it is by itself. */
  nature: MailNature;
  facts: MessageFacts;
  /** The same mail, where the team has it already. */
  known: Message | null;
  mailboxAddresses: string[];
  own: OwnSide;
  /** The team as it is set up: who works there, and what it told the desk. */
  team: Surroundings;
  /** An id that follows from the place, so that doing it twice does nothing. */
  idOf<T extends string>(what: string): T;
  now: Date;
  /** What the team has so far; while a page is taken in, with the mails of the page before this one. */
  look: Lookups;
}

/** What a mail means: an action, a report to be kept for a mail to come, or why none. */
export type Read =
  | {
      kind: 'action';
      action: Extract<
        Action,
        { type: 'open' | 'customer-wrote' | 'replied' | 'bounced' | 'locate' }
      >;
      /** How it was found where it belongs. */
      thread?: Threaded;
    }
  | { kind: 'early-report'; report: EarlyReport }
  | {
      kind: 'ignored';
      /** `unrelated`: to none of our inquiries, and in an account that is not the team's. */
      why: AutomaticSignal | Bounce['kind'] | 'internal' | 'unrelated' | 'before' | 'nothing-new';
    };

export function ignored(why: Extract<Read, { kind: 'ignored' }>['why']): Read {
  return { kind: 'ignored', why };
}

export function waiting({ inquiry, customer, messages }: Conversation): Waiting {
  return {
    inquiryId: inquiry.id,
    customerAddresses: customer.addresses,
    messages,
    subject: inquiry.subject,
    isOpen: inquiry.stage !== 'closed',
    assigneeId: inquiry.assigneeId,
  };
}

/** The mail is known: where it now also lies, and what pages can recognise it by there. */
export function located(reading: Reading, known: Message): Read {
  const { seen, facts, idOf, now } = reading;
  return {
    kind: 'action',
    action: {
      id: idOf('locate'),
      at: now,
      type: 'locate',
      inquiryId: known.inquiryId,
      messageId: known.id,
      place: seen.place,
      rfcMessageId: facts.rfcMessageId,
      keys: facts.keys,
    },
  };
}
