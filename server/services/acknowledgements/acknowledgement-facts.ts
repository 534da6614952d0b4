import { and, asc, eq, or } from 'drizzle-orm';
import * as z from 'zod/mini';
import { MayAcknowledge } from '#lib/domain/acknowledgement.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { ActionId, InquiryId, TeamId, TemplateId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Template } from '#lib/domain/template.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes, templates } from '#server/database/schema/desk.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import type { Deps } from '../deps.ts';
import { committedAction } from '../inquiries/committed-action.ts';
import { customerMails } from '../inquiries/customer-mails.ts';

/** All that is needed to acknowledge the mail that began an inquiry. */
export interface AcknowledgementFacts {
  /** Where it may go, as was decided when the mail came. */
  to: string;
  inquiry: Inquiry;
  mailbox: Mailbox;
  customer: Customer;
  /** The mailbox's choice, else the team's first; `null` where it has none. */
  template: Template | null;
  /** The mail that began it. */
  original: Message;
}

/** The facts of one acknowledgement, or `null` where its inquiry or its mail is gone, or none was to be sent. */
export async function acknowledgementFacts(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  inquiryId: InquiryId,
  openingId: ActionId,
): Promise<AcknowledgementFacts | null> {
  const opening = await committedAction({ database }, teamId, inquiryId, openingId);
  const decided = z.safeParse(MayAcknowledge, opening?.action.acknowledge);
  const [row] = await database
    .select({ inquiry: inquiries, mailbox: mailboxes, customer: customers })
    .from(inquiries)
    .innerJoin(mailboxes, and(eq(mailboxes.teamId, teamId), eq(mailboxes.id, inquiries.mailboxId)))
    .innerJoin(customers, and(eq(customers.teamId, teamId), eq(customers.id, inquiries.customerId)))
    .where(and(eq(inquiries.teamId, teamId), eq(inquiries.id, inquiryId)));
  if (!row || !decided.success || !decided.data.may) return null;
  const [original] = await customerMails({ database }, teamId, inquiryId);
  if (!original) return null;
  const { templateId } = row.mailbox.acknowledgement;
  return {
    to: decided.data.to,
    inquiry: fromRow(row.inquiry),
    mailbox: fromRow(row.mailbox),
    customer: fromRow(row.customer),
    template: await templateFor(database, teamId, templateId as TemplateId | null),
    original,
  };
}

/** The chosen one where it is still there, else the first that was made for this. */
async function templateFor(
  database: Deps['database'],
  teamId: TeamId,
  chosen: TemplateId | null,
): Promise<Template | null> {
  const found = await database
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.teamId, teamId),
        or(eq(templates.purpose, 'acknowledgement'), ...(chosen ? [eq(templates.id, chosen)] : [])),
      ),
    )
    .orderBy(asc(templates.id));
  const row = found.find(({ id }) => id === chosen) ?? found[0];
  return row ? fromRow(row) : null;
}
