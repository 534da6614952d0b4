import { and, arrayOverlaps, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Customer } from '#lib/domain/customer.ts';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Message } from '#lib/domain/message.ts';
import { fromRow } from '#server/database/rows.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { messages } from '#server/database/schema/message.ts';
import type { Deps } from '../deps.ts';

/** An inquiry with who wrote it and all its mails. */
export interface Conversation {
  inquiry: Inquiry;
  customer: Customer;
  messages: Message[];
}

/** What a mail may belong to: by ids it points to, by Gmail's thread or Outlook's, by customers among its addresses. */
export interface Pointers {
  rfcMessageIds: readonly string[];
  gmailThreadId: string | null;
  /** `MessageFacts.conversation`. */
  conversation: string | null;
  customerAddresses: readonly string[];
}

/** The newest conversations a mail may belong to, at most fifty. */
export async function conversations(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
  pointers: Pointers,
): Promise<Conversation[]> {
  const { database } = deps;
  const ids = await pointedTo(deps, teamId, pointers);
  if (ids.length === 0) return [];
  const [found, mails] = await Promise.all([
    database
      .select({ inquiry: inquiries, customer: customers })
      .from(inquiries)
      .innerJoin(
        customers,
        and(eq(customers.teamId, inquiries.teamId), eq(customers.id, inquiries.customerId)),
      )
      .where(and(eq(inquiries.teamId, teamId), inArray(inquiries.id, ids)))
      .orderBy(desc(inquiries.lastMessageAt))
      .limit(50),
    database
      .select()
      .from(messages)
      .where(and(eq(messages.teamId, teamId), inArray(messages.inquiryId, ids))),
  ]);
  return found.map(({ inquiry, customer }) => ({
    inquiry: fromRow(inquiry),
    customer: fromRow(customer),
    messages: mails.filter((mail) => mail.inquiryId === inquiry.id).map(fromRow),
  }));
}

async function pointedTo(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  { rfcMessageIds, gmailThreadId, conversation, customerAddresses }: Pointers,
): Promise<InquiryId[]> {
  const tests = [
    ...(rfcMessageIds.length > 0 ? [inArray(messages.rfcMessageId, [...rfcMessageIds])] : []),
    ...(gmailThreadId ? [sql`${messages.gmail} ->> 'threadId' = ${gmailThreadId}`] : []),
    ...(conversation ? [eq(messages.conversation, conversation)] : []),
  ];
  const [byMail, byCustomer] = await Promise.all([
    tests.length === 0
      ? []
      : database
          .selectDistinct({ id: messages.inquiryId })
          .from(messages)
          .where(and(eq(messages.teamId, teamId), or(...tests)))
          .limit(50),
    customerAddresses.length === 0
      ? []
      : database
          .select({ id: inquiries.id })
          .from(inquiries)
          .innerJoin(
            customers,
            and(eq(customers.teamId, inquiries.teamId), eq(customers.id, inquiries.customerId)),
          )
          .where(
            and(
              eq(inquiries.teamId, teamId),
              arrayOverlaps(customers.addresses, [...customerAddresses]),
            ),
          )
          .orderBy(desc(inquiries.lastMessageAt))
          .limit(20),
  ]);
  return [...new Set([...byMail, ...byCustomer].map(({ id }) => id))];
}
