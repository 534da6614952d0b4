import { foldAddress } from '#lib/domain/address.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { Verdict } from '#lib/domain/sending.ts';
import type { Replica } from '#lib/replica/database.ts';

/**
 * Whether the customer would be surprised by this sender. They know the mailbox they wrote to, whom the inquiry was
 * handed off to, and every address that stands in the conversation: written to by them, or written from by us.
 */
export async function wrongFrom(
  replica: Replica,
  inquiryId: InquiryId,
  from: string | null,
): Promise<Extract<Verdict, { kind: 'wrong-from' }> | null> {
  const inquiry = (await replica.inquiries.get(inquiryId))?.row;
  const mailbox = inquiry && (await replica.mailboxes.get(inquiry.mailboxId))?.row;
  if (!mailbox || from === null || from === '') return null;
  const messages = await replica.messages.where('row.inquiryId').equals(inquiryId).toArray();
  const named = messages.flatMap(({ row }) =>
    row.direction === 'in' ? [...row.to, ...row.cc] : row.from ? [row.from] : [],
  );
  const known = new Set(
    [
      ...mailboxAddresses(mailbox),
      ...(inquiry.handoff ? [inquiry.handoff.address] : []),
      ...named.map(({ address }) => address),
    ].map(foldAddress),
  );
  if (known.has(foldAddress(from))) return null;
  return { kind: 'wrong-from', from, mailbox: mailbox.address };
}
