import { foldAddress } from '#lib/domain/address.ts';
import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { ResolveResponse } from '#lib/protocol/api.ts';
import type { Sent } from '#lib/protocol/bridge.ts';
import type { Replica } from '#lib/replica/database.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { perform, type Author } from '#lib/replica/perform.ts';
import { inquiryBySighting } from '#lib/replica/queries/sighting.ts';

/** Where a mail is recognised: in this browser, else by asking the server, which may be out of reach (`null`). */
export interface Reporting {
  replica: Replica;
  author: Author;
  resolve(sighting: Sighting): Promise<ResolveResponse | null>;
}

/**
 * Takes a page's word that this member sent a reply: appends `replied` to the outbox where the mail it answers is an
 * inquiry's and one of the conversation receives it, and does nothing otherwise. The server sees most replies by
 * itself; what only the browser knows is who sent them.
 */
export async function reportSent(sent: Sent, reporting: Reporting): Promise<void> {
  const { replica, author } = reporting;
  const me = await readMeta(replica, 'me');
  const inquiryId = me && (await answeredInquiry(sent, reporting));
  if (!inquiryId || !(await isToCustomer(replica, inquiryId, sent))) return;
  const { answered, from, to, subject, sentAt, keys } = sent;
  await perform(
    replica,
    {
      type: 'replied',
      inquiryId,
      by: me.memberId,
      evidence: 'browser',
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

/** One inquiry for certain, or none: among several that are alike nobody guesses. */
async function answeredInquiry(
  { answered }: Sent,
  { replica, resolve }: Reporting,
): Promise<InquiryId | null> {
  const known = await inquiryBySighting(replica, answered);
  if (known.kind === 'inquiry' || known.kind === 'tracking') return known.inquiryId;
  const found = known.kind === 'none' ? await resolve(answered) : null;
  return found?.kind === 'inquiry' ? found.inquiryId : null;
}

/** A reply to colleagues alone answers no customer. */
async function isToCustomer(replica: Replica, inquiryId: InquiryId, sent: Sent): Promise<boolean> {
  const [inquiry, messages, members, mailboxes] = await Promise.all([
    replica.inquiries.get(inquiryId),
    replica.messages.where('row.inquiryId').equals(inquiryId).toArray(),
    replica.members.toArray(),
    replica.mailboxes.toArray(),
  ]);
  const customer = inquiry && (await replica.customers.get(inquiry.row.customerId));
  const named = messages.flatMap(({ row }) => [
    ...(row.from ? [row.from] : []),
    ...row.to,
    ...row.cc,
  ]);
  const others = new Set(
    [
      ...(customer?.row.addresses ?? []),
      ...named.map(({ address }) => address),
      ...(sent.answered.from ? [sent.answered.from.address] : []),
    ].map(foldAddress),
  );
  for (const { row } of members) others.delete(foldAddress(row.address));
  for (const { row } of mailboxes) {
    for (const address of mailboxAddresses(row)) others.delete(foldAddress(address));
  }
  return sent.to.some(({ address }) => others.has(foldAddress(address)));
}
