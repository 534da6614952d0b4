import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import type { Sent } from '#lib/protocol/bridge.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { perform, type Author } from '#lib/replica/perform.ts';
import { inquiryOfSighting, type Recognising } from './inquiry-of-sighting.ts';
import { isToCustomer } from './to-customer.ts';

export interface Reporting extends Recognising {
  author: Author;
  /** Told of the inquiry it answers; returns whether the server could be asked before it left. */
  left(inquiryId: InquiryId): { wasChecked: boolean };
}

/**
 * Takes a page's word that this member sent a reply: appends `replied` to the outbox where the mail it answers is an
 * inquiry's and one of the conversation receives it, and does nothing otherwise. The server sees most replies by
 * itself; what only the browser knows is who sent them, and whether anybody could be asked before.
 */
export async function reportSent(sent: Sent, reporting: Reporting): Promise<void> {
  const { replica, author } = reporting;
  const me = await readMeta(replica, 'me');
  const mail = { answered: sent.answered, to: sent.to.map(({ address }) => address) };
  const inquiryId = me && (await inquiryOfSighting(sent.answered, reporting));
  if (!inquiryId || !(await isToCustomer(replica, inquiryId, mail))) return;
  const { wasChecked } = reporting.left(inquiryId);
  const { answered, from, to, subject, sentAt, keys } = sent;
  await perform(
    replica,
    {
      type: 'replied',
      inquiryId,
      by: me.memberId,
      evidence: 'browser',
      ...(!wasChecked && { unchecked: true }),
      message: {
        id: author.newId() as MessageId,
        direction: 'out',
        rfcMessageId: null,
        inReplyTo: answered.rfcMessageId || null,
        references: [],
        from,
        to,
        cc: [],
        recipients: to.length,
        subject,
        snippet: '',
        sentAt,
        receivedAt: author.now(),
        attachments: [],
        places: [],
        gmail: null,
        conversation: null,
        authentication: null,
        reply: null,
        keys,
      },
    },
    author,
  );
}
