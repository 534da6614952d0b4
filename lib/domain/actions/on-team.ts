import * as z from 'zod/mini';
import { Absence } from '../absence.ts';
import { OwnAddress } from '../address.ts';
import { AbsenceId, MailboxId, MemberId, ProfileId, RuleId, TemplateId } from '../ids.ts';
import { isTimeZone } from '../local-time.ts';
import { Mailbox, MailboxTrouble } from '../mailbox.ts';
import { Member, Role } from '../member.ts';
import { Profile } from '../profile.ts';
import { Roster } from '../roster.ts';
import { Rule } from '../rule.ts';
import { Template } from '../template.ts';
import { stamp } from './stamp.ts';

/** Asked where one is saved alone: what is saved must be readable where its zone is not known yet. */
const knownZone = (...path: string[]) => ({
  path,
  error: 'must be an IANA time zone such as Europe/Berlin',
});

const SaveTemplate = z.object({
  ...stamp,
  type: z.literal('save-template'),
  template: z.omit(Template, { seq: true }),
});
const RemoveTemplate = z.object({
  ...stamp,
  type: z.literal('remove-template'),
  templateId: TemplateId,
});
const SaveRule = z.object({
  ...stamp,
  type: z.literal('save-rule'),
  rule: z.omit(Rule, { seq: true }),
});
const RemoveRule = z.object({ ...stamp, type: z.literal('remove-rule'), ruleId: RuleId });
const SaveProfile = z.object({
  ...stamp,
  type: z.literal('save-profile'),
  profile: z.omit(Profile, { seq: true }),
});
const RemoveProfile = z.object({
  ...stamp,
  type: z.literal('remove-profile'),
  profileId: ProfileId,
});
const SaveRoster = z.object({
  ...stamp,
  type: z.literal('save-roster'),
  roster: z
    .omit(Roster, { seq: true })
    .check(z.refine(({ timeZone }) => isTimeZone(timeZone), knownZone('timeZone'))),
});
/** A member's absence is planned, changed, or told begun or ended by the clock. */
const SaveAbsence = z.object({
  ...stamp,
  type: z.literal('save-absence'),
  memberId: MemberId,
  absence: Absence,
});
const CancelAbsence = z.object({
  ...stamp,
  type: z.literal('cancel-absence'),
  memberId: MemberId,
  absenceId: AbsenceId,
});
const Join = z.object({
  ...stamp,
  type: z.literal('join'),
  member: z.omit(Member, {
    seq: true,
    joinedAt: true,
    leftAt: true,
    connected: true,
    absences: true,
  }),
});
const SaveMember = z.object({
  ...stamp,
  type: z.literal('save-member'),
  memberId: MemberId,
  member: z.pick(Member, {
    name: true,
    initials: true,
    address: true,
    title: true,
    region: true,
    language: true,
  }),
});
const SetRole = z.object({
  ...stamp,
  type: z.literal('set-role'),
  memberId: MemberId,
  role: Role,
});
const Leave = z.object({ ...stamp, type: z.literal('leave'), memberId: MemberId });
const SaveMailbox = z.object({
  ...stamp,
  type: z.literal('save-mailbox'),
  mailbox: z
    .omit(Mailbox, { seq: true, connected: true, trouble: true })
    .check(
      z.refine(
        ({ acknowledgement: { quiet } }) => quiet === null || isTimeZone(quiet.timeZone),
        knownZone('acknowledgement', 'quiet', 'timeZone'),
      ),
    ),
});
/** The server was given, or lost, the login of an account. The password itself is never part of an action. */
const Connect = z.object({
  ...stamp,
  type: z.literal('connect'),
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('mailbox'), mailboxId: MailboxId }),
    z.object({ kind: z.literal('member'), memberId: MemberId }),
  ]),
  address: OwnAddress,
  connected: z.boolean(),
});
/** A mailbox could not be read any more, and why, or can be again (`null`). */
const Health = z.object({
  ...stamp,
  type: z.literal('health'),
  mailboxId: MailboxId,
  trouble: z.nullable(MailboxTrouble),
});

/** What is done to the team's people, mailboxes and ways of working. */
export const teamActions = [
  SaveTemplate,
  RemoveTemplate,
  SaveRule,
  RemoveRule,
  SaveProfile,
  RemoveProfile,
  SaveRoster,
  SaveAbsence,
  CancelAbsence,
  Join,
  SaveMember,
  SetRole,
  Leave,
  SaveMailbox,
  Connect,
  Health,
] as const;
