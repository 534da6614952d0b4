import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { v5 as uuidFrom } from 'uuid';
import type { ActionId, MessageId } from '#lib/domain/ids.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import type { AcknowledgementFacts } from '#server/services/acknowledgements/acknowledgement-facts.ts';
import { acknowledgementLetter } from './acknowledgement-letter.ts';
import { factsOf } from './facts/message-facts.ts';
import { parseMail, wholeMail } from './facts/parse.ts';

/** An acknowledgement ready to be sent. */
export interface Composed {
  /** Built once, so that the copy in Sent is what was sent. */
  raw: Buffer;
  rfcMessageId: string;
  language: string;
  /** What is kept of it. */
  message: MessageFacts;
}

/** The acknowledgement with this id, or what of its template cannot be filled in. */
export async function composeAcknowledgement(
  id: ActionId,
  facts: AcknowledgementFacts,
  now: Date,
): Promise<Composed | { problem: string }> {
  const { address } = facts.mailbox;
  const rfcMessageId = `<acknowledgement.${id}@${address.slice(address.lastIndexOf('@') + 1)}>`;
  const letter = acknowledgementLetter(facts, { now, rfcMessageId });
  if ('problem' in letter) return letter;
  const raw = await new MailComposer(letter.mail).compile().build();
  const message = factsOf(await parseMail(wholeMail(raw)), {
    id: uuidFrom('message', id) as MessageId,
    direction: 'out',
    receivedAt: now,
    places: [],
    gmail: null,
    authentication: null,
  });
  const reply = { class: 'automatic', reason: 'acknowledgement', overruledBy: null } as const;
  return { raw, rfcMessageId, language: letter.language, message: { ...message, reply } };
}
