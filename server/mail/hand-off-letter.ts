import type { SendMailOptions } from 'nodemailer';
import { chooseVariant } from '#lib/domain/templates/choose.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { valuesFor } from '#lib/domain/templates/values.ts';
import { instant } from '#lib/words/times.ts';
import { wordsFor } from '#lib/words/words.ts';
import type { HandOffFacts } from '#server/services/deliveries/hand-off-facts.ts';
import { LOOP_HEADER } from './facts/may-acknowledge.ts';

/**
 * The short mail that carries the original to an assignee whose account is not connected, in their language. Programs
 * are asked not to answer it.
 */
export function handOffLetter(
  facts: HandOffFacts,
  original: Buffer,
  now: Date,
): Omit<SendMailOptions, 'messageId'> {
  const { inquiry, mailbox, customer, assignee, teamName } = facts;
  const words = wordsFor(assignee.language);
  const moment = {
    now,
    // The server does not know where the assignee is; it stands where the team works.
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: assignee.language,
  };
  const name = customer.name || customer.addresses[0] || '';
  const opening = openingOf(facts);
  const { handoff, followUp } = words.letter;
  const say = facts.isFollowUp ? followUp : handoff;
  return {
    from: { name: mailbox.name, address: mailbox.address },
    to: { name: assignee.name, address: assignee.address },
    subject: say.subject(name, inquiry.subject),
    text: [
      say.text({
        mailbox: mailbox.address,
        customer: name,
        instant: inquiry.replyBy && instant(inquiry.replyBy, moment),
      }),
      ...(opening ? [`${handoff.opening}\n\n${opening}`] : []),
      words.letter.sign(teamName),
    ].join('\n\n'),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [LOOP_HEADER]: mailbox.address,
    },
    attachments: [
      {
        filename: handoff.attachment,
        contentType: 'message/rfc822',
        contentDisposition: 'attachment',
        content: original,
      },
    ],
  };
}

/** The chosen opening in the customer's language; nothing where a part of it is not known. */
function openingOf({
  template,
  inquiry,
  mailbox,
  customer,
  assignee,
}: HandOffFacts): string | null {
  const chosen = template && chooseVariant(template, inquiry.language ?? customer.language);
  if (!chosen) return null;
  const { language, body } = chosen.variant;
  const values = valuesFor({ inquiry, mailbox, customer, member: assignee }, language);
  const rendered = renderTemplate(body, values);
  return 'error' in rendered || rendered.blanks.length > 0 ? null : rendered.text;
}
