import { takeIn } from '#server/mail/intake/intake.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { compose } from '#server/practice/mail.ts';
import { mailbox } from '#server/practice/people.ts';
import { gmailThread, type GmailThread } from './gmail-account.ts';
import type { PracticeDesk } from './practice-desk.ts';

const desk = { name: mailbox.name, address: mailbox.address };

/** Customers whose mails lie in the stand-in for Gmail, as the shared account has them. */
export const gmailThreads = {
  grace: gmailThread(
    '18c2f0a1b2c3d4e5',
    { name: 'Grace Wanjiru', address: 'grace@kilimo-solar.test' },
    desk,
    'Solar pumps for 15 villages',
    'Dear Sir,\nwhich model do you suggest for 15 villages in Kenya?\nGrace Wanjiru',
  ),
  okoro: gmailThread(
    '18c2f0a1b2c3d500',
    { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
    desk,
    'Quotation for 40 submersible pumps',
    'Good day,\nplease quote 40 submersible pumps for Lagos.\nAdaeze Okoro',
  ),
  voss: gmailThread(
    '18c2f0a1b2c3d600',
    { name: 'Katrin Voss', address: 'k.voss@bergland.test' },
    desk,
    'Ersatzteile für Pumpe NQ-220',
    'Guten Tag,\nwir benötigen Gleitringdichtungen für drei Pumpen NQ-220.\nKatrin Voss',
  ),
};

/** A mail that is no inquiry, in a list among them. */
export const newsletter = gmailThread(
  '18c2f0a1b2c3d700',
  { name: 'Quayside Weekly', address: 'news@quayside.test' },
  desk,
  'Port fees are changing in January',
  'What shippers should know.',
);

/** The server takes in the first mail of a thread, with Gmail's ids, as it does over Gmail's IMAP. */
export async function takeInThread(
  { deps, desk: ids }: PracticeDesk,
  { id, subject, messages }: GmailThread,
): Promise<void> {
  const [first] = messages;
  if (!first) throw new Error('a thread without a mail');
  const { name, address } = first.from;
  await takeIn(deps, {
    teamId: ids.teamId,
    of: { kind: 'mailbox', mailboxId: ids.mailboxId },
    folder: 'inbox',
    place: null,
    raw: wholeMail(
      await compose({
        from: `"${name}" <${address}>`,
        to: mailbox.address,
        subject,
        text: first.lines.join('\n'),
        date: new Date(),
      }),
    ),
    receivedAt: new Date(),
    gmail: { threadId: id, messageId: first.id },
    notBefore: null,
  });
}

/** The same mails as another account has them. */
export function withOtherIds({ id, messages, ...thread }: GmailThread): GmailThread {
  const other = (one: string): string => `19${one.slice(2)}`;
  return structuredClone({
    ...thread,
    id: other(id),
    messages: messages.map((message) => ({ ...message, id: other(message.id) })),
  });
}
