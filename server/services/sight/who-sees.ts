import { sql } from 'drizzle-orm';
import type { InquiryId, MemberId, TeamId } from '#lib/domain/ids.ts';
import { maySee } from '#lib/domain/may-see.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { fromJson } from '#server/database/rows.ts';
import type { Deps } from '../deps.ts';

/** Which of some inquiries each of some members may see. */
export interface WhoSees {
  /** Also `false` where the inquiry is not the team's, or not there. */
  sees(memberId: MemberId, inquiryId: InquiryId): boolean;
  /** Everything asked about is there and everybody's, whoever claims it next. */
  isEverybodys: boolean;
}

/** Asks `maySee` for each of these members and inquiries, by one statement. */
export async function whoSees(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  memberIds: readonly MemberId[],
  inquiryIds: readonly InquiryId[],
): Promise<WhoSees> {
  const { rows } = await database.execute<Found>(sql`
    select t.visibility,
      (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from members m
        where m.team_id = t.id and m.id = any(${sql.param(memberIds)}::uuid[])) as members,
      (select coalesce(jsonb_object_agg(i.id, i.assignee_id), '{}') from inquiries i
        where i.team_id = t.id and i.id = any(${sql.param(inquiryIds)}::uuid[])) as assignees
    from teams t where t.id = ${teamId}`);
  const [found] = rows;
  const assignees = new Map(Object.entries(found?.assignees ?? {}));
  const viewers = new Map(
    (found?.members ?? [])
      .map((row) => fromJson('members', row))
      .map((member) => [member.id, { member, visibility: found?.visibility ?? 'own-and-pool' }]),
  );
  return {
    sees(memberId, inquiryId) {
      const viewer = viewers.get(memberId);
      const assigneeId = assignees.get(inquiryId);
      return viewer !== undefined && assigneeId !== undefined && maySee(viewer, { assigneeId });
    },
    isEverybodys:
      found?.visibility === 'team' && inquiryIds.every((inquiryId) => assignees.has(inquiryId)),
  };
}

type Found = {
  visibility: Visibility;
  members: object[];
  assignees: Record<InquiryId, MemberId | null>;
};
