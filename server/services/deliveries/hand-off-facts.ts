import { and, eq } from 'drizzle-orm';
import type { Customer } from '#lib/domain/customer.ts';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Handoff, Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Template } from '#lib/domain/template.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes, templates } from '#server/database/schema/desk.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { members } from '#server/database/schema/member.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';
import { committedAction } from '../inquiries/committed-action.ts';
import { customerMails } from '../inquiries/customer-mails.ts';
import { followUpId } from './follow-up-id.ts';

/** All that is needed to put a mail of a handed-off inquiry into the assignee's own mailbox. */
export interface HandOffFacts {
  teamName: string;
  /** When it was handed off; of a later mail, when that came. */
  at: Date;
  inquiry: Inquiry;
  mailbox: Mailbox;
  customer: Customer;
  assignee: Member;
  /** The template that was chosen, where it is still there. */
  template: Template | null;
  /** The mail that began the inquiry, or one that followed; `null` where only a page ever saw it. */
  original: Message | null;
  /** Whether it is one that followed. */
  isFollowUp: boolean;
}

type Store = Pick<Deps, 'database'>;

/**
 * The facts of one hand-off, or `null` where it no longer stands: taken back, handed to somebody else since, closed,
 * or its assignee gone.
 */
export async function handOffFacts(
  deps: Store,
  teamId: TeamId,
  inquiryId: InquiryId,
  actionId: ActionId,
): Promise<HandOffFacts | null> {
  const { database } = deps;
  const entry = await committedAction(deps, teamId, inquiryId, actionId);
  const standing = await standingHandOff(deps, teamId, inquiryId);
  if (!entry || !standing) return null;
  const { handoff, mails, ...around } = standing;
  if (handoff.at.getTime() !== entry.at.getTime()) return null;
  const [template] = await database
    .select()
    .from(templates)
    .where(and(eq(templates.teamId, teamId), eq(templates.id, templateIdOf(entry.action))));
  return {
    ...around,
    at: entry.at,
    template: template ? fromRow(template) : null,
    original: mails[0] ?? null,
    isFollowUp: false,
  };
}

/** The facts of a mail that followed, by its `followUpId`; `null` where the hand-off or the mail is no longer there. */
export async function followUpFacts(
  deps: Store,
  teamId: TeamId,
  inquiryId: InquiryId,
  id: ActionId,
): Promise<HandOffFacts | null> {
  const standing = await standingHandOff(deps, teamId, inquiryId);
  if (!standing) return null;
  const { handoff, mails, ...around } = standing;
  const mail = mails.find((one) => followUpId(one.id, handoff.memberId) === id);
  if (!mail) return null;
  return { ...around, at: mail.receivedAt, template: null, original: mail, isFollowUp: true };
}

/**
 * Mails of a handed-off inquiry beside the first that the assignee must have too: not those that name them as a
 * receiver, nor those that were seen in their own account.
 */
export async function mailsToPassOn(
  deps: Store,
  teamId: TeamId,
  inquiryId: InquiryId,
): Promise<ActionId[]> {
  const standing = await standingHandOff(deps, teamId, inquiryId);
  if (!standing) return [];
  const { handoff, mails } = standing;
  return mails
    .slice(1)
    .filter((mail) => !hasReached(mail, handoff.address))
    .map(({ id }) => followUpId(id, handoff.memberId));
}

/** Whether a mail came to this address by itself. */
export function hasReached(
  { to, cc, places }: Pick<Message, 'to' | 'cc' | 'places'>,
  address: string,
): boolean {
  const isNamed = [...to, ...cc].some((one) => one.address === address);
  return isNamed || places.some(({ account }) => account === address);
}

type Standing = Omit<HandOffFacts, 'at' | 'template' | 'original' | 'isFollowUp'> & {
  handoff: Handoff;
  /** What the customer wrote, oldest first. */
  mails: Message[];
};

async function standingHandOff(
  { database }: Store,
  teamId: TeamId,
  inquiryId: InquiryId,
): Promise<Standing | null> {
  const [row] = await database
    .select({ inquiry: inquiries, mailbox: mailboxes, customer: customers, team: teams })
    .from(inquiries)
    .innerJoin(teams, eq(teams.id, inquiries.teamId))
    .innerJoin(mailboxes, and(eq(mailboxes.teamId, teamId), eq(mailboxes.id, inquiries.mailboxId)))
    .innerJoin(customers, and(eq(customers.teamId, teamId), eq(customers.id, inquiries.customerId)))
    .where(and(eq(inquiries.teamId, teamId), eq(inquiries.id, inquiryId)));
  const handoff = row?.inquiry.handoff;
  if (!row || !handoff || row.inquiry.stage !== 'handed-off') return null;
  const [[assignee], mails] = await Promise.all([
    database
      .select()
      .from(members)
      .where(and(eq(members.teamId, teamId), eq(members.id, handoff.memberId))),
    customerMails({ database }, teamId, inquiryId),
  ]);
  if (!assignee || assignee.leftAt !== null) return null;
  return {
    teamName: row.team.name,
    inquiry: fromRow(row.inquiry),
    mailbox: fromRow(row.mailbox),
    customer: fromRow(row.customer),
    assignee: fromRow(assignee),
    handoff,
    mails,
  };
}

const NONE = '00000000-0000-0000-0000-000000000000';

function templateIdOf({ templateId }: Record<string, unknown>): Template['id'] {
  return (typeof templateId === 'string' ? templateId : NONE) as Template['id'];
}
