import type { TeamId } from '#lib/domain/ids.ts';
import type { Session, Statement } from '#server/database/database.ts';
import { toJson, type RowTable } from '#server/database/rows.ts';
import type { Outcome } from './outcome.ts';
import type { PageRows } from './page-rows.ts';
import { ENTRY, upsertStep, type entryOf } from './save.ts';

/** What a page of actions leaves behind. */
export interface Written {
  /** In the order of the log. */
  entries: ReturnType<typeof entryOf>[];
  /** Of actions that left nothing else. */
  answers: { actionId: string; outcome: Outcome }[];
  rows: PageRows;
}

/** Writes every row once, as the last action leaves it, all entries, payloads and answers and the counter; and commits. */
export async function savePage(
  session: Session,
  teamId: TeamId,
  { entries, answers, rows }: Written,
): Promise<void> {
  if (entries.length === 0 && answers.length === 0) return;
  const changed = Object.entries(rows.changed()) as [RowTable, object[]][];
  const json = Object.fromEntries(
    changed.map(([table, list]) => [table, list.map((row) => toJson(table, teamId, row as never))]),
  );
  await session.finish(statementFor(changed.map(([table]) => table)), [
    JSON.stringify(entries),
    JSON.stringify(json),
    JSON.stringify(
      answers.map(({ actionId, outcome }) => ({ team_id: teamId, action_id: actionId, outcome })),
    ),
  ]);
}

const statements = new Map<string, Statement>();

function statementFor(tables: RowTable[]): Statement {
  const sorted = tables.toSorted();
  const name = `page-${sorted.map((table) => table.slice(0, 4)).join('-')}`;
  const known = statements.get(name);
  if (known) return known;
  const steps = [
    `entry as (select * from jsonb_to_recordset($1::jsonb) as e(${ENTRY}))`,
    `last as (select * from entry order by seq desc limit 1)`,
    `counted as (update teams set seq = last.seq, head = last.head from last where id = last.team_id)`,
    `logged as (insert into entries (team_id, seq, at, actor, action_id, action, inquiry_id, payload_digest, previous)
      select team_id, seq, at, actor, action_id, action, inquiry_id, payload_digest, previous from entry)`,
    `kept as (insert into payloads (team_id, seq, salt, action, detail) select team_id, seq, salt, payload, detail from entry)`,
    `answered as (insert into answers (team_id, action_id, outcome)
      select team_id, action_id, outcome from entry
      union all select * from jsonb_to_recordset($3::jsonb) as a(team_id uuid, action_id uuid, outcome jsonb))`,
    ...sorted.map(upsertStep),
  ];
  const statement = { name, text: `with ${steps.join(',\n')}\nselect $2::jsonb is null` };
  statements.set(name, statement);
  return statement;
}
