import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member } from '#lib/domain/member.ts';
import { entries, payloads } from '#server/database/schema/log.ts';
import { commit } from '#server/services/actions/commit.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import {
  aTeam,
  anAction,
  anOpening,
  as,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

const everyone = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_one, n) => work(n)));

describe('many at once', () => {
  it('give an inquiry to one of them, without a gap in the log', async () => {
    const team = await aTeam(deps);
    const people = [team.ada, team.max, team.linda, team.wang];
    for (let round = 0; round < 10; round += 1) {
      const opening = anOpening(team.mailboxId);
      await done(deps, team.id, watcher, opening);
      const { inquiryId } = opening;
      const outcomes = await everyone(8, (n) => {
        return commit(deps, team.id, as(people[n % 4] as Member), anAction('claim', { inquiryId }));
      });
      const won = outcomes.filter(({ status }) => status === 'done');
      expect(won).toHaveLength(1);
      const codes = outcomes.flatMap((one) => (one.status === 'refused' ? one.refusal.code : []));
      expect(codes.every((code) => /^already-(claimed|yours)$/.test(code))).toBe(true);
    }
    expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 25, erased: 0 });
  });

  it('let one of two through who press Send together', async () => {
    const team = await aTeam(deps);
    for (let round = 0; round < 5; round += 1) {
      const opening = anOpening(team.mailboxId);
      await done(deps, team.id, watcher, opening);
      const { inquiryId } = opening;
      const press = { inquiryId, since: deps.now(), anyway: false };
      const both = [team.linda, team.wang].map((member) => ({
        member,
        action: anAction('begin-send', press),
      }));
      const outcomes = await Promise.all(
        both.map(({ member, action }) => commit(deps, team.id, as(member), action)),
      );
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['done', 'refused']);
      const first = both[outcomes.findIndex(({ status }) => status === 'done')]?.member;
      expect(outcomes.find(({ status }) => status === 'refused')).toEqual({
        status: 'refused',
        refusal: { code: 'already-sending', memberId: first?.id, at: deps.now() },
      });
      const again = both.map(({ member, action }) => commit(deps, team.id, as(member), action));
      expect((await Promise.all(again)).map(({ status }) => status)).toEqual(
        outcomes.map(({ status }) => status),
      );
    }
  });

  it('with one id are one action', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const outcomes = await everyone(8, () => commit(deps, team.id, watcher, opening));
    expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await verifyLog(deps, team.id)).toMatchObject({ entries: 6 });
  });

  it('of different teams do not wait for one another', async () => {
    const teams = await everyone(4, () => aTeam(deps));
    await everyone(32, (n) => {
      const team = teams[n % 4];
      if (!team) throw new Error('no team');
      return done(deps, team.id, watcher, anOpening(team.mailboxId));
    });
    for (const team of teams) {
      expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 13, erased: 0 });
    }
  });
});

// The embedded database has one connection: nothing can overlap there.
if (process.env.DATABASE_URL) {
  describe('transactions', () => {
    it('of several processes overlap, and still happen one after the other', async () => {
      const team = await aTeam(deps);
      const opening = anOpening(team.mailboxId);
      await done(deps, team.id, watcher, opening);
      const { inquiryId } = opening;
      // The first to be decided stays in its transaction until all the others wait for its lock.
      let most = 0;
      let isFirst = true;
      const slow = {
        ...deps,
        async reach(point: string) {
          if (point !== 'before-commit' || !isFirst) return;
          isFirst = false;
          while (most < 7) most = Math.max(most, await waiting());
        },
      };
      const people = [team.ada, team.max, team.linda, team.wang];
      const outcomes = await everyone(8, (n) => {
        // Within one process they would wait for one another before they reach the database.
        const process = { ...slow, database: Object.create(deps.database) as typeof deps.database };
        return commit(
          process,
          team.id,
          as(people[n % 4] as Member),
          anAction('claim', { inquiryId }),
        );
      });
      expect(most).toBe(7);
      expect(outcomes.filter(({ status }) => status === 'done')).toHaveLength(1);
      expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 7, erased: 0 });
    });
  });
}

/** How many transactions wait for a lock in this database right now. */
async function waiting(): Promise<number> {
  const { rows } = await deps.database.execute<{ count: string }>(sql`
    select count(*) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'select seq, head%'`);
  return Number(rows[0]?.count);
}

describe('what fails on the way', () => {
  it('leaves nothing behind, and the same action can be sent again', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const broken = {
      ...deps,
      reach: async (point: string) => {
        if (point === 'before-commit') throw new Error('the process died here');
      },
    };
    await expect(commit(broken, team.id, watcher, opening)).rejects.toThrow('died here');
    expect(await verifyLog(deps, team.id)).toMatchObject({ entries: 5 });
    expect(await done(deps, team.id, watcher, opening)).toBe(6);
  });

  it('after the commit does not undo it: sent again, the answer is the same', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const broken = {
      ...deps,
      reach: async (point: string) => {
        if (point === 'after-commit') throw new Error('the process died here');
      },
    };
    await expect(commit(broken, team.id, watcher, opening)).rejects.toThrow('died here');
    expect(await commit(deps, team.id, watcher, opening)).toEqual({ status: 'done', seq: 6 });
    expect(await verifyLog(deps, team.id)).toMatchObject({ entries: 6 });
  });
});

describe('the log', () => {
  const tamper = {
    entry: (teamId: string) =>
      sql`update entries set actor = '{"kind":"host"}' where team_id = ${teamId} and seq = 6`,
    payload: (teamId: string) =>
      sql`update payloads set detail = '{"text":"never said"}' where team_id = ${teamId} and seq = 6`,
    gap: (teamId: string) => sql`delete from entries where team_id = ${teamId} and seq = 6`,
    head: (teamId: string) => sql`delete from entries where team_id = ${teamId} and seq = 7`,
  };

  it.each(Object.keys(tamper) as (keyof typeof tamper)[])('shows a change of %s', async (what) => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    const noteId = deps.newId() as never;
    await done(
      deps,
      team.id,
      as(team.linda),
      anAction('note', { inquiryId: opening.inquiryId, noteId, text: 'Called' }),
    );
    expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 7, erased: 0 });
    await deps.database.execute(tamper[what](team.id));
    expect(await verifyLog(deps, team.id)).toMatchObject({ kind: 'broken', what });
  });

  it('holds where a payload was erased', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const seq = await done(deps, team.id, watcher, opening);
    await deps.database
      .delete(payloads)
      .where(and(eq(payloads.teamId, team.id), eq(payloads.seq, seq ?? 0)));
    expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 6, erased: 1 });
    const [entry] = await deps.database
      .select()
      .from(entries)
      .where(and(eq(entries.teamId, team.id), eq(entries.seq, seq ?? 0)));
    expect(JSON.stringify(entry)).not.toContain('kunde');
  });
});
