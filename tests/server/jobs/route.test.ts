import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { entries } from '#server/database/schema/log.ts';
import { startRouting } from '#server/jobs/route.ts';
import { aRoutedOpening, someRule } from '#tests/support/routed-opening.ts';
import { aTeam, done, openDeps, watcher, type ServerDeps } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';

/** Two processes where the database takes two. */
const processes: ServerDeps[] = [];
beforeAll(async () => {
  const count = process.env.DATABASE_URL ? 2 : 1;
  for (let n = 0; n < count; n += 1) processes.push(await openDeps({ now: () => new Date() }));
});
afterAll(() => Promise.all(processes.map((deps) => deps.close())));

test('inquiries that come at once are each given and handed off once, in turn', async () => {
  const [deps] = processes;
  if (!deps) throw new Error('no process');
  const team = await aTeam(deps);
  const reps = [team.linda, team.wang, team.max];
  const memberIds = reps.map(({ id }) => id);
  for (const each of processes) await startRouting(each);
  const handOff = { rule: someRule, templateId: null };
  const actions = Array.from({ length: 12 }, () =>
    aRoutedOpening(team.mailboxId, { kind: 'round-robin', memberIds }, { handOff }),
  );
  await Promise.all(
    actions.map((action, n) =>
      done(processes[n % processes.length] ?? deps, team.id, watcher, action),
    ),
  );
  const rows = await until(async () => {
    const all = await deps.database.select().from(inquiries).where(eq(inquiries.teamId, team.id));
    return all.every(({ stage }) => stage === 'handed-off') && all;
  });
  const holders = rows.map(({ assigneeId }) => assigneeId);
  expect(memberIds.map((id) => holders.filter((one) => one === id).length)).toEqual([4, 4, 4]);
  const log = await deps.database.select().from(entries).where(eq(entries.teamId, team.id));
  expect(log.filter(({ action }) => action === 'assign')).toHaveLength(12);
  expect(log.filter(({ action }) => action === 'hand-off')).toHaveLength(12);
});
