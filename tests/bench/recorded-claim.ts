import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Database, Session, Statement } from '#server/database/database.ts';
import { members } from '#server/database/schema/member.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { anOpening } from '#tests/support/server-deps.ts';
import { eq } from 'drizzle-orm';

/** A statement as `commit` sent it, with its values. */
export interface Sent {
  statement: Statement;
  values: string[];
}

/** What a claim really executed between `begin` and `commit`, and the ids that stand in its values. */
export interface RecordedClaim {
  sent: Sent[];
  teamId: TeamId;
  inquiryId: InquiryId;
  actionId: ActionId;
  /** Its place in the log. */
  seq: number;
}

/** Opens an inquiry and claims it by the server's own `commit`, writing down each statement on its way. */
export async function recordClaim(deps: Deps, teamId: TeamId): Promise<RecordedClaim> {
  const { database } = deps;
  const [member] = await database.select().from(members).where(eq(members.teamId, teamId));
  const [mailbox] = await database.select().from(mailboxes).where(eq(mailboxes.teamId, teamId));
  if (!member || !mailbox) throw new Error('the team has no member or no mailbox');
  const actor = { kind: 'member', memberId: member.id } as const;
  const opening = anOpening(mailbox.id);
  await commit(deps, teamId, actor, opening);
  const sent: Sent[] = [];
  const { inquiryId } = opening;
  const actionId = deps.newId() as ActionId;
  const claim = { id: actionId, at: deps.now(), type: 'claim', inquiryId } as const;
  const watched = { ...deps, database: recording(database, sent) };
  const outcome = await commit(watched, teamId, actor, claim);
  if (outcome.status !== 'done' || outcome.seq === null) throw new Error('the claim was not done');
  return { sent, teamId, inquiryId, actionId, seq: outcome.seq };
}

function recording(database: Database, sent: Sent[]): Database {
  const note = (statement: Statement, values: unknown[]): void =>
    void sent.push({ statement, values: values.map(String) });
  const exclusively: Database['exclusively'] = (work) =>
    database.exclusively((session: Session) =>
      work({
        run(statement, values) {
          note(statement, values);
          return session.run(statement, values);
        },
        finish(statement, values) {
          note(statement, values);
          return session.finish(statement, values);
        },
        get transaction() {
          return session.transaction;
        },
      }),
    );
  return new Proxy(database, {
    get: (target, name) => (name === 'exclusively' ? exclusively : Reflect.get(target, name)),
  });
}
