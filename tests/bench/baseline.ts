import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { idFrom, teamCount, teamIdOf, withServices } from './eight-teams.ts';
import { recordClaim, type RecordedClaim } from './recorded-claim.ts';

/** Debian's, which lies outside the path where only the server package puts it. */
const places = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'];

/** Where this machine has pgbench; null where it has none. */
export function findPgbench(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

/** Inquiries of each team that the baseline claims again and again, at random. */
const inquiriesEach = 2000;
const seconds = 10;

/**
 * How many claims a second pgbench commits with the statements `commit` sends and eight clients: on one team, whose
 * row they all lock, and on one team each. It does nothing else, and neither knows HTTP nor decides.
 */
export async function baseline(
  pgbench: string,
  databaseUrl: string,
): Promise<{ one: number; eight: number }> {
  const claim = await withServices(databaseUrl, async (deps) => {
    const recorded = await recordClaim(deps, teamIdOf(1));
    for (let at = 1; at <= teamCount; at += 1) {
      await deps.database.execute(sql`
        insert into inquiries
        select (jsonb_populate_record(i, jsonb_build_object('team_id', ${teamIdOf(at)}::text,
          'id', ${idFrom('b', '')}::text || lpad(n::text, 12, '0')))).*
        from inquiries i cross join generate_series(1, ${inquiriesEach}) n
        where i.team_id = ${recorded.teamId} and i.id = ${recorded.inquiryId}`);
    }
    return recorded;
  });
  const folder = await mkdtemp(join(tmpdir(), 'baton-pgbench-'));
  try {
    const { script, texts } = scriptOf(claim);
    await writeFile(join(folder, 'claim.sql'), script);
    const run = async (spread: 0 | 1): Promise<number> => {
      const url = new URL(databaseUrl);
      const where = ['-h', url.hostname, '-p', url.port, '-U', url.username];
      const how = ['-n', '-M', 'prepared', '-c', '8', '-j', '2', '-T', String(seconds)];
      const given = Object.entries({ ...texts, spread }).flatMap(([name, text]) => {
        return ['-D', `${name}=${text}`];
      });
      const file = ['-f', join(folder, 'claim.sql')];
      const args = [...where, ...how, ...file, ...given, url.pathname.slice(1)];
      const { stdout } = await promisify(execFile)(pgbench, args);
      const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
      if (tps === undefined) throw new Error(`pgbench said something else:\n${stdout}`);
      return Number(tps);
    };
    return { one: await run(0), eight: await run(1) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The recorded statements as a script. What differs from claim to claim stands as a mark in their values and is filled
 * in by the database: the team by the client's number, the place in the log by the row just locked.
 */
function scriptOf(claim: RecordedClaim): { script: string; texts: Record<string, string> } {
  const texts: Record<string, string> = {};
  const padded = (variable: string): string => `lpad(:${variable}::text, 12, '0')`;
  const id = (kind: 'a' | 'b' | 'c', variable: string): string =>
    `'${idFrom(kind, '')}' || ${padded(variable)}`;
  const marks = [
    ['@team', id('c', 'team'), claim.teamId],
    ['@inquiry', id('b', 'inquiry'), claim.inquiryId],
    ['@action', id('a', 'next'), claim.actionId],
    ['@seq', ':next::text', `"seq":${claim.seq}`],
  ] as const;
  const marked = (value: string): string =>
    marks.reduce(
      (text, [mark, , real]) =>
        text.replaceAll(real, real.startsWith('"seq"') ? `"seq":${mark}` : mark),
      value,
    );
  // What is not known yet when a statement goes would make the whole of its value null.
  const filled = (name: string, text: string): string =>
    marks
      .filter(([mark]) => text.includes(mark))
      .reduce((expression, [mark, by]) => `replace(${expression}, '${mark}', ${by})`, `:${name}`);

  const statements = claim.sent.map(({ statement, values }, nth) => {
    const given = values.map((value, at) => {
      const name = `v${nth}_${at}`;
      const text = marked(value);
      texts[name] = text;
      return filled(name, text);
    });
    // In a server who finds the row taken asks again and waits; here all of them wait at once.
    const text = statement.text.replace('skip locked', '');
    return text.replace(/\s+/g, ' ').replace(/\$(\d+)/g, (_, at: string) => {
      const value = given[Number(at) - 1];
      if (value === undefined) throw new Error(`${statement.name} has no value ${at}`);
      return value;
    });
  });
  const [lock, ...others] = statements;
  const script = [
    '\\set team :client_id * :spread + 1',
    `\\set inquiry random(1, ${inquiriesEach})`,
    'begin;',
    `${lock} \\gset`,
    '\\set next :seq + 1',
    ...others.map((text) => `${text};`),
    'commit;',
  ];
  return { script: `${script.join('\n')}\n`, texts };
}
