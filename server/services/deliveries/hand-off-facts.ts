import { and, asc, eq } from 'drizzle-orm';
import type { Customer } from '#lib/domain/customer.ts';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Template } from '#lib/domain/template.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes, templates } from '#server/database/schema/desk.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { entries, payloads } from '#server/database/schema/log.ts';
import { members } from '#server/database/schema/member.ts';
import { messages } from '#server/database/schema/message.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';

/** All that is needed to put the original of a hand-off into the assignee's own mailbox. */
export interface HandOffFacts {
  teamName: string;
  /** When it was handed off. */
  at: Date;
  inquiry: Inquiry;
  mailbox: Mailbox;
  customer: Customer;
  assignee: Member;
  /** The template that was chosen, where it is still there. */
  template: Template | null;
  /** The mail that began the inquiry; `null` where only a page ever saw it. */
  original: Message | null;
}

/**
 * The facts of one hand-off, or `null` where it no longer stands: taken back, handed to somebody else since, closed,
 * or its assignee gone.
 */
export async function handOffFacts(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  inquiryId: InquiryId,
  actionId: ActionId,
): Promise<HandOffFacts | null> {
  const [entry] = await database
    .select({ at: entries.at, action: payloads.action })
    .from(entries)
    .innerJoin(payloads, and(eq(payloads.teamId, entries.teamId), eq(payloads.seq, entries.seq)))
    .where(
      and(
        eq(entries.teamId, teamId),
        eq(entries.inquiryId, inquiryId),
        eq(entries.actionId, actionId),
      ),
    );
  const [row] = await database
    .select({ inquiry: inquiries, mailbox: mailboxes, customer: customers, team: teams })
    .from(inquiries)
    .innerJoin(teams, eq(teams.id, inquiries.teamId))
    .innerJoin(mailboxes, and(eq(mailboxes.teamId, teamId), eq(mailboxes.id, inquiries.mailboxId)))
    .innerJoin(customers, and(eq(customers.teamId, teamId), eq(customers.id, inquiries.customerId)))
    .where(and(eq(inquiries.teamId, teamId), eq(inquiries.id, inquiryId)));
  const handoff = row?.inquiry.handoff;
  if (!entry || !row || !handoff || row.inquiry.stage !== 'handed-off') return null;
  if (handoff.at.getTime() !== entry.at.getTime()) return null;
  const ofTeam = eq(members.teamId, teamId);
  const [[assignee], [original], [template]] = await Promise.all([
    database
      .select()
      .from(members)
      .where(and(ofTeam, eq(members.id, handoff.memberId))),
    database
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.teamId, teamId),
          eq(messages.inquiryId, inquiryId),
          eq(messages.direction, 'in'),
        ),
      )
      .orderBy(asc(messages.receivedAt))
      .limit(1),
    database
      .select()
      .from(templates)
      .where(and(eq(templates.teamId, teamId), eq(templates.id, templateIdOf(entry.action)))),
  ]);
  if (!assignee || assignee.leftAt !== null) return null;
  return {
    teamName: row.team.name,
    at: entry.at,
    inquiry: fromRow(row.inquiry),
    mailbox: fromRow(row.mailbox),
    customer: fromRow(row.customer),
    assignee: fromRow(assignee),
    template: template ? fromRow(template) : null,
    original: original ? fromRow(original) : null,
  };
}

const NONE = '00000000-0000-0000-0000-000000000000';

function templateIdOf({ templateId }: Record<string, unknown>): Template['id'] {
  return (typeof templateId === 'string' ? templateId : NONE) as Template['id'];
}
