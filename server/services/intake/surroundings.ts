import type { Row } from '#lib/domain/change.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Roster } from '#lib/domain/roster.ts';
import type { Rule } from '#lib/domain/rule.ts';
import type { Template } from '#lib/domain/template.ts';
import type { Statement } from '#server/database/database.ts';
import { fromJson, type RowTable } from '#server/database/rows.ts';
import type { Deps } from '../deps.ts';

/** A team as it is set up: all that is needed to say what a mail means to it. */
export interface Surroundings {
  mailboxes: Mailbox[];
  /** Those who left too: what they wrote was ours. */
  members: Member[];
  profiles: Profile[];
  /** Those in use, in order. */
  rules: Rule[];
  roster: Roster | null;
  templates: Template[];
}

const STATEMENT: Statement = {
  name: 'surroundings',
  text: `select
    (select jsonb_agg(to_jsonb(m)) from mailboxes m where m.team_id = $1) as mailboxes,
    (select jsonb_agg(to_jsonb(m)) from members m where m.team_id = $1) as members,
    (select jsonb_agg(to_jsonb(p)) from profiles p where p.team_id = $1) as profiles,
    (select jsonb_agg(to_jsonb(t)) from templates t where t.team_id = $1) as templates,
    (select jsonb_agg(to_jsonb(r) order by r.position, r.id) from rules r where r.team_id = $1 and r.active) as rules,
    (select jsonb_agg(to_jsonb(r)) from rosters r where r.team_id = $1) as rosters`,
};

/** What a mail of this team is read by: asked for each page of mails, so in one statement. */
export async function surroundings(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<Surroundings> {
  const [found = {}] = await database.exclusively((session) => session.run(STATEMENT, [teamId]));
  const rows = <T extends RowTable>(table: T): Row<T>[] =>
    ((found[table] ?? []) as unknown[]).map((json) => fromJson(table, json));
  return {
    mailboxes: rows('mailboxes'),
    members: rows('members'),
    profiles: rows('profiles'),
    rules: rows('rules'),
    roster: rows('rosters')[0] ?? null,
    templates: rows('templates'),
  };
}
