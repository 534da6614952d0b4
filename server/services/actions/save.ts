import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Change } from '#lib/domain/change.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Session, Statement } from '#server/database/database.ts';
import { rowTables, sqlName, toJson, type RowTable } from '#server/database/rows.ts';
import type { Deed } from './deed.ts';
import { entryDigest, payloadDigest, type Envelope } from './digest.ts';

/** Writes rows, entry, payload, answer and the counter in one statement, and commits. */
export async function saveDeed(session: Session, deed: Deed): Promise<void> {
  const { teamId, seq } = deed.envelope;
  const { rows, removed } = rowsOf(teamId, seq, deed.changes);
  await session.finish(saveStatement(Object.keys(rows) as RowTable[], removed.length > 0), [
    JSON.stringify(entryOf(deed)),
    JSON.stringify(rows),
    ...(removed.length > 0 ? [JSON.stringify(removed)] : []),
  ]);
}

/** An entry with its payload and answer as JSON; `head` is its own digest, on which the next one builds. */
export function entryOf({ envelope: given, action, detail, salt, outcome }: Deed) {
  const { teamId, seq, at, actor, actionId, inquiryId, previous } = given;
  const digest = payloadDigest({ salt, action, detail });
  const envelope: Envelope = { ...given, payloadDigest: digest };
  return {
    team_id: teamId,
    seq,
    at,
    actor,
    action_id: actionId,
    action: envelope.action,
    inquiry_id: inquiryId,
    payload_digest: digest,
    previous,
    salt,
    payload: action,
    detail,
    outcome,
    head: entryDigest(envelope),
  };
}

/** The columns of `entryOf`. */
export const ENTRY = `team_id uuid, seq int, at timestamptz, actor jsonb, action_id uuid, action text, inquiry_id uuid,
      payload_digest text, previous text, salt text, payload jsonb, detail jsonb, outcome jsonb, head text`;

const answerOnly: Statement = {
  name: 'save-answer',
  text: 'insert into answers (team_id, action_id, outcome) values ($1, $2, $3::jsonb)',
};

/** Remembers an answer that left nothing else behind, and commits. */
export async function saveAnswer(
  session: Session,
  answer: { teamId: TeamId; actionId: string; outcome: object },
): Promise<void> {
  const { teamId, actionId, outcome } = answer;
  await session.finish(answerOnly, [teamId, actionId, JSON.stringify(outcome)]);
}

type Rows = Partial<Record<RowTable, object[]>>;

function rowsOf(teamId: TeamId, seq: number, changes: Change[]) {
  const rows: Rows = {};
  const removed: { table: string; id: string }[] = [];
  for (const change of changes) {
    if (change.op === 'remove') removed.push({ table: change.table, id: change.id });
    else if (change.table !== 'entries') {
      const json = toJson(change.table, teamId, { ...change.row, seq } as never);
      (rows[change.table] ??= []).push(json);
    }
  }
  return { rows, removed };
}

const statements = new Map<string, Statement>();

/** The statement for rows of these tables; its name stays the same, so each connection prepares it once. */
export function saveStatement(tables: RowTable[], hasRemovals: boolean): Statement {
  const sorted = tables.toSorted();
  const key = [...sorted.map((table) => table.slice(0, 4)), ...(hasRemovals ? ['gone'] : [])];
  const name = `save-${key.join('-')}`;
  const known = statements.get(name);
  if (known) return known;
  const steps = [
    `entry as (select * from jsonb_to_record($1::jsonb) as e(${ENTRY}))`,
    `counted as (update teams set seq = entry.seq, head = entry.head from entry where id = entry.team_id)`,
    `logged as (insert into entries (team_id, seq, at, actor, action_id, action, inquiry_id, payload_digest, previous)
      select team_id, seq, at, actor, action_id, action, inquiry_id, payload_digest, previous from entry)`,
    `kept as (insert into payloads (team_id, seq, salt, action, detail) select team_id, seq, salt, payload, detail from entry)`,
    `answered as (insert into answers (team_id, action_id, outcome) select team_id, action_id, outcome from entry)`,
    ...sorted.map(upsertStep),
    ...(hasRemovals ? removeSteps : []),
  ];
  const statement = { name, text: `with ${steps.join(',\n')}\nselect $2::jsonb is null` };
  statements.set(name, statement);
  return statement;
}

/** One step of a `with`: inserts or updates the rows of a table out of `$2`, an object of lists by table. */
export function upsertStep(name: RowTable): string {
  const table: PgTable = rowTables[name];
  const all = Object.values(getTableColumns(table)).map((column) => `"${column.name}"`);
  const sets = all.filter((column) => column !== '"team_id"' && column !== '"id"');
  const conflict =
    // A note is written once: whoever repeats its id changes nothing.
    name === 'notes'
      ? 'do nothing'
      : `(team_id, id) do update set ${sets.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const target = getTableName(table);
  return `${target}_saved as (insert into ${target} (${all.join(', ')})
    select ${all.join(', ')} from jsonb_populate_recordset(null::${target}, $2::jsonb->'${name}') on conflict ${conflict})`;
}

/** What is ever removed; whatever else was would need its own line here. */
const removeSteps = [
  `removed as (select * from jsonb_to_recordset($3::jsonb) as r("table" text, id text))`,
  ...(['templates', 'rules', 'profiles', 'anchorSets'] as const).map((table) => {
    const name = sqlName(table);
    return `${name}_removed as (delete from ${name} using removed, entry
    where removed."table" = '${table}' and ${name}.team_id = entry.team_id and ${name}.id = removed.id::uuid)`;
  }),
  `marked as (insert into tombstones (team_id, seq, table_name, id)
    select entry.team_id, entry.seq, removed."table", removed.id from removed, entry
    on conflict (team_id, table_name, id) do update set seq = excluded.seq)`,
];
