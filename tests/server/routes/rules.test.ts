import * as z from 'zod/mini';
import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Rule } from '#lib/domain/rule.ts';
import { ApiError } from '#lib/protocol/api.ts';
import { TryRuleResponse } from '#lib/protocol/try-rule.ts';
import { entries } from '#server/database/schema/log.ts';
import { aRule, hoursLater, idOf } from '#tests/support/rows.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { anAction, anOpening, as, aTeam, done, watcher } from '#tests/support/server-deps.ts';

const { deps, api } = await apiOfFile();
let team: Awaited<ReturnType<typeof aTeam>>;
beforeEach(async () => {
  team = await aTeam(deps);
});

const path = '/api/rules/try';

async function opened(subject: string, snippet: string, hour: number): Promise<string> {
  const opening = anOpening(team.mailboxId);
  const at = hoursLater(hour);
  await done(deps, team.id, watcher, {
    ...opening,
    inquiry: { ...opening.inquiry, subject, snippet },
    message: { ...opening.message, receivedAt: at },
  });
  return opening.inquiryId;
}
function rule(over: Partial<Rule> = {}) {
  const { seq: _seq, ...draft } = aRule({ id: deps.newId() as Rule['id'], ...over });
  return draft;
}
async function tried(draft: object, token = api.tokenOf(team.id, team.max)) {
  const { status, body } = await api.ask(token, path, { rule: draft });
  expect(status).toBe(200);
  return z.parse(TryRuleResponse, body);
}

describe('POST /api/rules/try', () => {
  it('tells what a rule would have done, to whom and why, newest first, and does nothing', async () => {
    deps.setNow(hoursLater(9));
    const older = await opened('Product A, 40 pcs', 'Please quote.', 1);
    await opened('Product B', 'Please quote.', 2);
    const newer = await opened('About product-a', 'Hello', 3);
    const before = await deps.database.select().from(entries).where(eq(entries.teamId, team.id));
    const memberIds = [team.linda.id, team.wang.id];
    const found = await tried(
      rule({
        effects: [
          { kind: 'assign', to: { kind: 'round-robin', memberIds } },
          { kind: 'tag', tags: ['a'] },
        ],
      }),
    );
    expect(found).toMatchObject({ tried: 3, cut: 0 });
    expect(found.matched.map(({ inquiryId, assigneeId }) => [inquiryId, assigneeId])).toEqual([
      [newer, team.wang.id],
      [older, team.linda.id],
    ]);
    expect(found.matched[1]).toMatchObject({
      subject: 'Product A, 40 pcs',
      customer: 'Kunde GmbH',
      receivedAt: hoursLater(1),
      reasons: [{ where: 'subject', met: 'product A', isUnknown: false }],
      would: { tags: ['a'] },
      behind: null,
    });
    const after = await deps.database.select().from(entries).where(eq(entries.teamId, team.id));
    expect(after).toHaveLength(before.length);
  });

  it('says what cannot be known, since only the beginning of a mail is kept', async () => {
    deps.setNow(hoursLater(9));
    const long = await opened('Hello', 'word '.repeat(60).trim(), 1);
    await opened('Hello', 'A short one.', 2);
    const conditions: Rule['conditions'] = [
      { kind: 'words', not: false, where: 'body', any: ['quote'] },
    ];
    const found = await tried(rule({ conditions }));
    expect(found).toMatchObject({ tried: 2, cut: 1 });
    expect(found.matched).toMatchObject([{ inquiryId: long, reasons: [{ isUnknown: true }] }]);
  });

  it('says which rule would have stopped before it', async () => {
    deps.setNow(hoursLater(9));
    await opened('Product A', '', 1);
    const tag: Rule['effects'] = [{ kind: 'tag', tags: ['first'] }];
    const first = rule({ name: 'First', position: 0, goesOn: false, effects: tag });
    await done(deps, team.id, as(team.max), anAction('save-rule', { rule: first }));
    const found = await tried(rule({ position: 5 }));
    expect(found.matched).toMatchObject([{ behind: { id: first.id, name: 'First' } }]);
    // Tried again under its own id it does not stand in its own way.
    expect((await tried(first)).matched).toMatchObject([{ behind: null }]);
  });

  it('is for managers of the team, and sees no other team', async () => {
    deps.setNow(hoursLater(9));
    await opened('Product A', '', 1);
    const other = await aTeam(deps);
    expect((await tried(rule(), api.tokenOf(other.id, other.ada))).tried).toBe(0);
    const { status, body } = await api.ask(api.tokenOf(team.id, team.linda), path, {
      rule: rule(),
    });
    expect([status, z.parse(ApiError, body).error.code]).toEqual([403, 'not-allowed']);
    expect((await api.ask(null, path, { rule: rule() })).status).toBe(401);
  });

  it('names what is wrong with a rule', async () => {
    const token = api.tokenOf(team.id, team.max);
    for (const [over, field] of [
      [{ name: '' }, 'rule.name'],
      [{ effects: [] }, 'rule.effects'],
      [
        { conditions: [{ kind: 'words', not: false, where: 'body', any: [] }] },
        'rule.conditions.0.any',
      ],
      [{ conditions: [{ kind: 'magic' }] }, 'rule.conditions.0.kind'],
    ] as const) {
      const { status, body } = await api.ask(token, path, { rule: { ...rule(), ...over } });
      expect(status).toBe(400);
      expect(z.parse(ApiError, body).error.problem?.field).toBe(field);
    }
    const nobody = rule({
      effects: [{ kind: 'assign', to: { kind: 'member', memberId: idOf('nobody') } }],
      conditions: [],
    });
    await opened('Product A', '', 1);
    expect((await tried(nobody)).matched).toMatchObject([{ assigneeId: null }]);
  });
});
