import type { Session, Statement } from '#server/database/database.ts';
import type { RowTable } from '#server/database/rows.ts';
import type { Written } from './held-log.ts';
import { ENTRY, upsertStep } from './save.ts';

/**
 * Writes all entries, payloads and answers, the rows, given as JSON, and the counters of the teams whose log has grown;
 * and commits.
 */
export async function savePage(
  session: Session,
  { entries, answers }: Written,
  rows: Partial<Record<RowTable, object[]>>,
): Promise<void> {
  if (entries.length === 0 && answers.length === 0) return;
  await session.finish(statementFor(Object.keys(rows) as RowTable[]), [
    JSON.stringify(entries),
    JSON.stringify(rows),
    JSON.stringify(answers),
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
    `last as (select distinct on (team_id) * from entry order by team_id, seq desc)`,
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
