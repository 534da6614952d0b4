import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import type { AbsenceId, InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import type { AssignTo, Route } from '#lib/domain/routing.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { entries } from '#server/database/schema/log.ts';
import type { Job } from '#server/queue/queue.ts';
import { giveAway } from '#server/services/rules/give-away.ts';
import { aRoutedOpening, someRule } from '#tests/support/routed-opening.ts';
import { hoursLater } from '#tests/support/rows.ts';
import {
  anAction,
  as,
  aTeam,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
let team: Awaited<ReturnType<typeof aTeam>>;
/** Jobs that the commits enqueue; they are done by hand here. */
const enqueued: Job[] = [];
beforeAll(async () => {
  deps = await openDeps();
  deps.queue = {
    ...deps.queue,
    enqueue: async (_transaction, job) => {
      enqueued.push(job);
      return null;
    },
  };
});
beforeEach(async () => {
  enqueued.length = 0;
  team = await aTeam(deps);
});
afterAll(() => deps.close());

const to = (member: Member): AssignTo => ({ kind: 'member', memberId: member.id });
const among = (kind: 'round-robin' | 'least-loaded', ...members: Member[]): AssignTo => ({
  kind,
  memberIds: members.map(({ id }) => id),
});

async function opened(assign: AssignTo | null, over: Partial<Route> = {}) {
  const action = aRoutedOpening(team.mailboxId, assign, over);
  await done(deps, team.id, watcher, action);
  const job = enqueued.find(
    ({ name, data }) => name === 'route' && data.inquiryId === action.inquiryId,
  );
  if (job?.name !== 'route') throw new Error('no job');
  return { inquiryId: action.inquiryId, customerId: action.customer.id, job: job.data };
}
async function given(assign: AssignTo, over: Partial<Route> = {}) {
  const { inquiryId, job } = await opened(assign, over);
  return { inquiryId, outcome: await giveAway(deps, job), row: await rowOf(inquiryId) };
}
async function rowOf(inquiryId: InquiryId) {
  const [row] = await deps.database
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.teamId, team.id), eq(inquiries.id, inquiryId)));
  if (!row) throw new Error('no inquiry');
  return row;
}
const logOf = async (inquiryId: InquiryId) =>
  (await deps.database.select().from(entries).where(eq(entries.inquiryId, inquiryId)))
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ action }) => action);

async function away(member: Member, standIn: Member | null, from = 0, until = 8) {
  const absence = {
    id: deps.newId() as AbsenceId,
    from: hoursLater(from),
    to: hoursLater(until),
    standInId: standIn?.id ?? null,
    held: 'stay',
    state: 'planned',
  } as const;
  await done(
    deps,
    team.id,
    as(team.ada),
    anAction('save-absence', { memberId: member.id, absence }),
  );
}

describe('giving away what a rule routed', () => {
  test('to the one named, as the rule, with the clock for a look still running', async () => {
    const { outcome, row } = await given(to(team.linda));
    expect(outcome).toBe('given');
    expect(row).toMatchObject({ stage: 'claimed', assigneeId: team.linda.id, assignedBy: null });
    expect(row.viewBy).not.toBeNull();
    const [last] = (
      await deps.database.select().from(entries).where(eq(entries.teamId, team.id))
    ).toSorted((a, b) => b.seq - a.seq);
    expect(last).toMatchObject({
      action: 'assign',
      actor: { kind: 'rule', ruleId: someRule.id, name: someRule.name },
    });
  });

  test('is not even tried where no rule gives it away, or a person opened it', async () => {
    await expect(opened(null)).rejects.toThrow('no job');
    const byHand = aRoutedOpening(team.mailboxId, to(team.linda));
    await done(deps, team.id, as(team.wang), byHand);
    const again = { ...aRoutedOpening(team.mailboxId, to(team.linda)), message: byHand.message };
    await done(deps, team.id, watcher, again);
    expect(enqueued).toEqual([]);
  });

  test('to their stand-in while they are away, else it stays in the pool', async () => {
    await away(team.linda, team.wang);
    expect((await given(to(team.linda))).row.assigneeId).toBe(team.wang.id);
    await away(team.wang, team.linda);
    const { outcome, row } = await given(to(team.linda));
    expect(outcome).toBe('pool');
    expect(row).toMatchObject({ stage: 'open', assigneeId: null });
  });

  test("to the customer's owner, and to whoever is on duty", async () => {
    const { job, customerId, inquiryId } = await opened({ kind: 'owner' });
    await deps.database
      .update(customers)
      .set({ ownerId: team.wang.id })
      .where(eq(customers.id, customerId));
    expect(await giveAway(deps, job)).toBe('given');
    expect((await rowOf(inquiryId)).assigneeId).toBe(team.wang.id);

    const roster = {
      id: team.id as never,
      timeZone: 'Asia/Shanghai',
      weekdays: [null, team.linda.id, null, null, null, null, null],
      exceptions: [],
    };
    await done(deps, team.id, as(team.max), anAction('save-roster', { roster }));
    expect((await given({ kind: 'duty' })).row.assigneeId).toBe(team.linda.id);
  });

  test('in turn, over those who are there', async () => {
    const turn = among('round-robin', team.linda, team.wang, team.max);
    const took: (MemberId | null)[] = [];
    for (let minute = 0; minute < 4; minute += 1) {
      deps.setNow(hoursLater(minute / 60));
      took.push((await given(turn)).row.assigneeId);
    }
    deps.setNow(hoursLater(0));
    expect(took).toEqual([team.linda.id, team.wang.id, team.max.id, team.linda.id]);
    await away(team.wang, team.ada);
    expect((await given(turn)).row.assigneeId).toBe(team.max.id);
  });

  test('to whoever holds least of what is open', async () => {
    const least = among('least-loaded', team.linda, team.wang);
    const first = await given(to(team.linda));
    expect((await given(least)).row.assigneeId).toBe(team.wang.id);
    await given(to(team.wang));
    expect((await given(least)).row.assigneeId).toBe(team.linda.id);
    // Two each; what is closed no longer counts.
    const close = anAction('close', { inquiryId: first.inquiryId, outcome: 'won' });
    await done(deps, team.id, as(team.linda), close);
    expect((await given(least)).row.assigneeId).toBe(team.linda.id);
  });

  test('leaves what a person claimed first', async () => {
    const { job, inquiryId } = await opened(to(team.linda), {
      handOff: { rule: someRule, templateId: null },
    });
    await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId }));
    expect(await giveAway(deps, job)).toBe('taken');
    expect(await rowOf(inquiryId)).toMatchObject({ stage: 'claimed', assigneeId: team.wang.id });
    expect(await logOf(inquiryId)).toEqual(['open', 'claim']);
  });

  test('hands off too, once however often it is done, and not what went on to a person since', async () => {
    const over = { handOff: { rule: someRule, templateId: null } };
    const { job, inquiryId } = await opened(to(team.linda), over);
    expect(await giveAway(deps, job)).toBe('handed-off');
    expect(await giveAway(deps, job)).toBe('handed-off');
    expect(await rowOf(inquiryId)).toMatchObject({
      stage: 'handed-off',
      handoff: { memberId: team.linda.id },
    });
    expect(await logOf(inquiryId)).toEqual(['open', 'assign', 'hand-off']);
    expect(enqueued.filter(({ name }) => name === 'hand-off')).toHaveLength(1);

    const second = await opened(to(team.linda), over);
    await giveAway(deps, { ...second.job, handOff: null });
    const assign = anAction('assign', { inquiryId: second.inquiryId, memberId: team.wang.id });
    await done(deps, team.id, as(team.max), assign);
    expect(await giveAway(deps, second.job)).toBe('given');
    expect(await rowOf(second.inquiryId)).toMatchObject({
      stage: 'claimed',
      assigneeId: team.wang.id,
    });
  });

  test('hands off with the usual opening where its template is gone', async () => {
    const gone = deps.newId() as never;
    const { outcome } = await given(to(team.linda), {
      handOff: { rule: someRule, templateId: gone },
    });
    expect(outcome).toBe('handed-off');
  });

  test('does nothing again to what somebody gave back meanwhile', async () => {
    const { job, inquiryId } = await opened(among('round-robin', team.linda, team.wang));
    await giveAway(deps, job);
    const release = anAction('release', { inquiryId, reason: null });
    await done(deps, team.id, as(team.linda), release);
    await giveAway(deps, job);
    expect((await rowOf(inquiryId)).assigneeId).toBeNull();
  });

  test('means somebody else where the first one goes at that very moment', async () => {
    const { job, inquiryId } = await opened(among('round-robin', team.linda, team.wang));
    let isLeaving = true;
    const racing: ServerDeps = {
      ...deps,
      database: new Proxy(deps.database, {
        get(target, key) {
          if (key !== 'exclusively' || !isLeaving) return Reflect.get(target, key) as unknown;
          return async (work: never) => {
            isLeaving = false;
            const leave = anAction('leave', { memberId: team.linda.id });
            await done(deps, team.id, as(team.ada), leave);
            return target.exclusively(work);
          };
        },
      }),
    };
    expect(await giveAway(racing, job)).toBe('given');
    expect((await rowOf(inquiryId)).assigneeId).toBe(team.wang.id);
  });
});

describe('several at once', () => {
  test('one inquiry is given once', async () => {
    const { job, inquiryId } = await opened(among('round-robin', team.linda, team.wang), {
      handOff: { rule: someRule, templateId: null },
    });
    await Promise.all(Array.from({ length: 6 }, () => giveAway(deps, job)));
    expect(await logOf(inquiryId)).toEqual(['open', 'assign', 'hand-off']);
  });
});
