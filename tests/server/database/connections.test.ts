import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Signal } from '#server/database/signals.ts';
import { commit } from '#server/services/actions/commit.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import { aTeam, anOpening, done, openDeps, watcher } from '#tests/support/server-deps.ts';

describe('signals', () => {
  it('reach everybody, though one of them fails to bear it', async () => {
    const deps = await openDeps();
    try {
      const teamId = deps.newId() as TeamId;
      const heard: number[] = [];
      deps.signals.subscribe(() => {
        throw new Error('cannot bear it');
      });
      const leave = deps.signals.subscribe((signal) => {
        if (signal.kind === 'at') heard.push(signal.seq);
      });
      deps.signals.announce({ kind: 'at', teamId, seq: 1 });
      expect(heard).toEqual([1]);
      leave();
      deps.signals.announce({ kind: 'at', teamId, seq: 2 });
      expect(heard).toEqual([1]);
    } finally {
      await deps.close();
    }
  });
});

const lostConnections = () => {
  it('in the middle of an action fails that action alone', async () => {
    const deps = await openDeps();
    const other = await openDeps();
    try {
      const team = await aTeam(deps);
      const opening = anOpening(team.mailboxId);
      const cut = {
        ...deps,
        reach: async (point: string) => {
          if (point === 'before-commit') await cutOff(other, sql`state = 'idle in transaction'`);
        },
      };
      await expect(commit(cut, team.id, watcher, opening)).rejects.toThrow();
      expect(await done(deps, team.id, watcher, opening)).toBe(6);
      expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 6, erased: 0 });
    } finally {
      await Promise.all([deps.close(), other.close()]);
    }
  });

  it('of the listener is made anew', async () => {
    const deps = await openDeps();
    const other = await openDeps();
    try {
      const teamId = deps.newId() as TeamId;
      let seq = 0;
      const next = () =>
        new Promise<Signal>((resolve) => {
          const leave = deps.signals.subscribe((signal) => {
            leave();
            resolve(signal);
          });
        });
      await cutOff(other, sql`application_name = 'baton listener'`);
      const heard = next();
      // Announced again until it gets through: nothing says from outside when somebody listens again.
      const timer = setInterval(() => {
        seq += 1;
        other.signals.announce({ kind: 'at', teamId, seq });
      }, 50);
      expect(await heard).toMatchObject({ kind: 'at', teamId });
      clearInterval(timer);
    } finally {
      await Promise.all([deps.close(), other.close()]);
    }
  });
};
// The embedded database has none to lose.
if (process.env.DATABASE_URL) describe('a lost connection', lostConnections);

/** Ends those of the other connections to the same database. */
async function cutOff({ database }: Awaited<ReturnType<typeof openDeps>>, which: SQL) {
  await database.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and ${which}`);
}
