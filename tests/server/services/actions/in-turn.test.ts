import { eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '#lib/domain/action.ts';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { answers, entries } from '#server/database/schema/log.ts';
import { commit, commitAt } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import { aHolder, aProcess } from '#tests/support/a-process.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  anAction,
  anOpening,
  as,
  aTeam,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

type Team = Awaited<ReturnType<typeof aTeam>>;
const people = ['ada', 'max', 'linda', 'wang'] as const;
const inquiryIds = ['first', 'second'].map((word) => idOf<InquiryId>(word));

/** A click: of whom, what, on which of two inquiries; `again` repeats the id of an earlier one. */
const click = fc.record({
  who: fc.constantFrom(...people),
  what: fc.constantFrom('view', 'claim', 'release', 'assign', 'tag', 'close', 'note' as const),
  to: fc.constantFrom(...people),
  on: fc.nat(2),
  again: fc.option(fc.nat(9), { freq: 6 }),
});
type Click = typeof click extends fc.Arbitrary<infer T> ? T : never;

function actionOf(team: Team, clicks: readonly Click[], at: number): Action {
  const one = clicks[at] as Click;
  const inquiryId = inquiryIds[one.on] ?? idOf<InquiryId>('unknown');
  const repeated = one.again !== null && one.again < at ? one.again : at;
  const id = idOf<ActionId>(`click${repeated}`);
  const over = {
    view: () => anAction('view', { inquiryId }),
    claim: () => anAction('claim', { inquiryId }),
    release: () => anAction('release', { inquiryId, reason: null }),
    assign: () => anAction('assign', { inquiryId, memberId: team[one.to].id }),
    tag: () => anAction('tag', { inquiryId, add: [one.who], remove: [one.to] }),
    close: () => anAction('close', { inquiryId, outcome: 'won' }),
    note: () => anAction('note', { inquiryId, noteId: idOf(`note${at}`), text: 'Hello' }),
  };
  return { ...over[one.what](), id } as Action;
}

async function withInquiries(): Promise<Team> {
  const team = await aTeam(deps);
  for (const inquiryId of inquiryIds) {
    await done(deps, team.id, watcher, { ...anOpening(team.mailboxId, inquiryId), inquiryId });
  }
  return team;
}

/** What a team has and was answered, in words that two teams share. */
async function stateOf(team: Team): Promise<string[]> {
  const { database } = deps;
  const of = { teamId: '', customerId: '', payloadDigest: '', previous: '' };
  const rows = [
    ...(await database.select().from(inquiries).where(eq(inquiries.teamId, team.id))),
    ...(await database.select().from(entries).where(eq(entries.teamId, team.id))),
    ...(await database.select().from(answers).where(eq(answers.teamId, team.id))),
  ].filter((row) => !('actionId' in row) || clicked.has(row.actionId));
  return rows.map((row) => plainly(team, { ...row, ...of })).toSorted();
}

const clicked = new Set(Array.from({ length: 10 }, (_, at) => idOf<ActionId>(`click${at}`)));

function plainly(team: Team, value: unknown): string {
  const ids = [...people.map((name) => [team[name].id, name]), [team.mailboxId, 'info']];
  return ids.reduce((text, [id, name]) => text.replaceAll(id!, name!), JSON.stringify(value));
}

const actor = (team: Team, { who }: Click) => as(team[who] as Member);

describe('clicks that wait for one another', () => {
  test('are answered and written as if each had come alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(click, { minLength: 2, maxLength: 10 }), async (clicks) => {
        const [alone, together] = [await withInquiries(), await withInquiries()];
        const single = [];
        for (let at = 0; at < clicks.length; at += 1) {
          const action = actionOf(alone, clicks, at);
          single.push(await commitAt(deps, alone.id, actor(alone, clicks[at]!), action));
        }
        const waited = await Promise.all(
          clicks.map((one, at) =>
            commitAt(deps, together.id, actor(together, one), actionOf(together, clicks, at)),
          ),
        );
        expect(await verifyLog(deps, together.id)).toMatchObject({ kind: 'whole' });
        // A note does not wait with the others, so where there is one the order is its own.
        if (clicks.some(({ what }) => what === 'note')) return;
        expect(plainly(together, waited)).toBe(plainly(alone, single));
        expect(await stateOf(together)).toEqual(await stateOf(alone));
      }),
      { numRuns: 25 },
    );
  });

  test('share one transaction, and the first claim wins', async () => {
    const team = await withInquiries();
    let commits = 0;
    const counting: Deps = {
      ...deps,
      reach: async (point) => void (commits += point === 'before-commit' ? 1 : 0),
    };
    const claims = people.map((name) =>
      commit(
        counting,
        team.id,
        as(team[name]),
        anAction('claim', { inquiryId: inquiryIds[0] as InquiryId }),
      ),
    );
    const views = people.map((name) =>
      commit(
        counting,
        team.id,
        as(team[name]),
        anAction('tag', { inquiryId: inquiryIds[1] as InquiryId, add: [name], remove: [] }),
      ),
    );
    const outcomes = await Promise.all(claims);
    expect(outcomes.map(({ status }) => status)).toEqual(['done', ...Array(3).fill('refused')]);
    expect(outcomes[1]).toMatchObject({ refusal: { memberId: team.ada.id } });
    expect((await Promise.all(views)).map(({ status }) => status)).toEqual(Array(4).fill('done'));
    expect(commits).toBe(1);
  });

  test('are committed one by one where one of them breaks the rest', async () => {
    const team = await withInquiries();
    const broken = {
      ...anAction('assign', { inquiryId: inquiryIds[1] as InquiryId, memberId: team.ada.id }),
      inquiryId: 'nonsense',
    };
    const claim = (at: number) => anAction('claim', { inquiryId: inquiryIds[at] as InquiryId });
    const [first, second, third] = await Promise.allSettled([
      commit(deps, team.id, as(team.linda), claim(0)),
      commit(deps, team.id, as(team.ada), broken as unknown as Action),
      commit(deps, team.id, as(team.wang), claim(1)),
    ]);
    expect(first).toMatchObject({ value: { status: 'done' } });
    expect(second.status).toBe('rejected');
    expect(third).toMatchObject({ value: { status: 'done' } });
    expect(await verifyLog(deps, team.id)).toMatchObject({ kind: 'whole' });
  });
});

// The embedded database has one connection: nobody can hold a team's log beside us.
if (process.env.DATABASE_URL) {
  test('clicks that wait for another process share the transaction that waits for it', async () => {
    const team = await withInquiries();
    const holder = aHolder(deps);
    const [inquiryId] = inquiryIds as [InquiryId];
    const tag = (word: string) => anAction('tag', { inquiryId, add: [word], remove: [] });
    const slow = commit(holder.deps, team.id, as(team.ada), tag('held'));
    await holder.taken;
    const own = aProcess(deps);
    const words = ['first', 'second', 'third', 'fourth'];
    const waiting = words.map((word) => commit(own.deps, team.id, as(team.max), tag(word)));
    // One found the log held, the other waits for it.
    await until(() => own.begun.transactions === 2);
    holder.letGo();
    await slow;
    const outcomes = await Promise.all(waiting);
    expect(outcomes.map((one) => one.status === 'done' && one.seq)).toEqual([9, 10, 11, 12]);
    expect(own.begun.transactions).toBe(2);
    expect(await verifyLog(deps, team.id)).toMatchObject({ kind: 'whole', entries: 12 });
  });
}
