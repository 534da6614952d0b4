import { foldAddress } from '#lib/domain/address.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Replica } from '#lib/replica/database.ts';

/** A mail as far as this needs it: what it answers, and the addresses it goes to. */
export interface Answering {
  answered: Pick<Sighting, 'from'>;
  to: readonly string[];
}

/** Whether one of the conversation outside the team receives it: a reply to colleagues alone answers no customer. */
export async function isToCustomer(
  replica: Replica,
  inquiryId: InquiryId,
  { answered, to }: Answering,
): Promise<boolean> {
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
      ...(answered.from ? [answered.from.address] : []),
    ].map(foldAddress),
  );
  for (const { row } of members) others.delete(foldAddress(row.address));
  for (const { row } of mailboxes) {
    for (const address of mailboxAddresses(row)) others.delete(foldAddress(address));
  }
  return to.some((address) => others.has(foldAddress(address)));
}
