import type { SendMailOptions } from 'nodemailer';
import { quietUntil } from '#lib/domain/quiet-hours.ts';
import { chooseVariant } from '#lib/domain/templates/choose.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { valuesFor } from '#lib/domain/templates/values.ts';
import type { Values } from '#lib/domain/templates/variables.ts';
import type { AcknowledgementFacts } from '#server/services/acknowledgements/acknowledgement-facts.ts';
import { LOOP_HEADER } from './facts/may-acknowledge.ts';

export interface Letter {
  mail: SendMailOptions & { messageId: string };
  /** Of the variant that was taken. */
  language: string;
}

/**
 * The first answer, in the customer's language, or what of its template cannot be filled in. Plain text in the thread, and
 * headers that ask every program to leave it alone (RFC 3834 §3.1). Its subject is the customer's with "Re: ", without the
 * "Auto: " of §3.1.5: mail programs know no such prefix, so it would begin a conversation of its own beside the thread;
 * what it is stands in `Auto-Submitted`, where programs look. No `Precedence`, which filters take for bulk.
 */
export function acknowledgementLetter(
  facts: AcknowledgementFacts,
  { now, rfcMessageId }: { now: Date; rfcMessageId: string },
): Letter | { problem: string } {
  const { to, inquiry, mailbox, customer, template, original } = facts;
  const chosen = template && chooseVariant(template, inquiry.language ?? customer.language);
  if (!chosen) return { problem: 'none' };
  const { language, body } = chosen.variant;
  const rendered = renderTemplate(body, valuesOf(facts, language, now));
  if ('error' in rendered) return { problem: rendered.error.kind };
  if (rendered.blanks.length > 0) return { problem: rendered.blanks.join(', ') };
  const above = original.references.length > 0 ? original.references : [original.inReplyTo ?? ''];
  const references = [...above, original.rfcMessageId ?? ''].filter((id) => id !== '');
  return {
    language,
    mail: {
      messageId: rfcMessageId,
      date: now,
      from: { name: mailbox.name, address: mailbox.address },
      to,
      subject: `Re: ${inquiry.subject.replace(/^\s*re\s*[:：]\s*/i, '')}`.trim(),
      ...(original.rfcMessageId && { inReplyTo: original.rfcMessageId, references }),
      text: `${rendered.text}\n`,
      headers: {
        'Auto-Submitted': 'auto-replied',
        'X-Auto-Response-Suppress': 'All',
        [LOOP_HEADER]: mailbox.address,
        'Content-Language': language,
      },
    },
  };
}

function valuesOf(facts: AcknowledgementFacts, language: string, now: Date): Values {
  const { inquiry, mailbox, customer } = facts;
  const { quiet } = mailbox.acknowledgement;
  const opened = quietUntil(quiet, inquiry.receivedAt);
  const left = inquiry.replyBy ? inquiry.replyBy.getTime() - now.getTime() : 0;
  return {
    ...valuesFor({ inquiry, customer, mailbox, member: null }, language),
    'customer.name': isPlainName(customer.name) ? customer.name : null,
    // Never less than what is left by a whole hour: the clock runs while the mail travels.
    hours: left > 0 ? Math.ceil(left / 3_600_000) : null,
    'quiet.until': opened && quiet && moment(opened, language, quiet.timeZone),
    'quiet.customer': opened && customer.timeZone && moment(opened, language, customer.timeZone),
  };
}

/** A name is the sender's to choose, and whoever forges a sender would have us carry what it says to somebody else. */
function isPlainName(name: string): boolean {
  return name.length <= 60 && !/[@/:<>\d]|www\.|\.\w{2,}/i.test(name);
}

/** A template may be in any language, so this is not the words' own list. */
function moment(at: Date, language: string, timeZone: string): string {
  const style = { weekday: 'long', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat(language, { ...style, timeZone }).format(at);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(at);
  }
}
