import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { entries } from '#server/database/schema/log.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { fromRow } from '#server/database/rows.ts';
import { commit } from '#server/services/actions/commit.ts';
import { inquiryHistory } from '#server/services/inquiries/history.ts';
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
import { hoursLater, morning } from '#tests/support/rows.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

describe('commit', () => {
  it('writes rows, entry and counter together', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const seq = await done(deps, team.id, watcher, opening);
    const { inquiryId } = opening;
    const claimed = await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
    expect(claimed).toBe((seq ?? 0) + 1);
    const [row] = await deps.database
      .select()
      .from(inquiries)
      .where(and(eq(inquiries.teamId, team.id), eq(inquiries.id, inquiryId)));
    expect(row && fromRow(row)).toMatchObject({
      stage: 'claimed',
      assigneeId: team.linda.id,
      assignedAt: morning,
      replyBy: hoursLater(48),
      viewBy: null,
      seq: claimed,
    });
    const [entry] = await deps.database
      .select()
      .from(entries)
      .where(and(eq(entries.teamId, team.id), eq(entries.seq, claimed ?? 0)));
    expect(entry).toMatchObject({ action: 'claim', inquiryId, actor: as(team.linda) });
  });

  it('gives a repeated id the same answer and changes nothing', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    const claim = anAction('claim', { inquiryId: opening.inquiryId });
    const first = await commit(deps, team.id, as(team.linda), claim);
    const late = anAction('claim', { inquiryId: opening.inquiryId });
    const refused = await commit(deps, team.id, as(team.wang), late);
    expect(refused).toEqual({
      status: 'refused',
      refusal: { code: 'already-claimed', memberId: team.linda.id, at: morning },
    });
    const release = anAction('release', { inquiryId: opening.inquiryId, reason: null });
    await done(deps, team.id, as(team.linda), release);
    expect(await commit(deps, team.id, as(team.linda), claim)).toEqual(first);
    expect(await commit(deps, team.id, as(team.wang), late)).toEqual(refused);
  });
});

describe('a hand-off', () => {
  it('adds its job with its row, once, and nothing where it fails', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const { inquiryId } = opening;
    await done(deps, team.id, watcher, opening);
    await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
    const jobs: unknown[] = [];
    const arrived = new Promise<void>((resolve) => {
      void deps.queue.work('hand-off', async (data) => {
        jobs.push(data);
        resolve();
      });
    });
    const failing = { ...deps, reach: () => Promise.reject(new Error('died')) };
    const handOff = anAction('hand-off', { inquiryId, templateId: null });
    await expect(commit(failing, team.id, as(team.linda), handOff)).rejects.toThrow('died');
    await done(deps, team.id, as(team.linda), handOff);
    await commit(deps, team.id, as(team.linda), handOff);
    await arrived;
    expect(jobs).toEqual([{ teamId: team.id, inquiryId, actionId: handOff.id }]);
  });
});

describe('rows', () => {
  it('come back from the database as they went in', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    opening.message = {
      ...opening.message,
      references: ['<a@b>', '<c"d@e>'],
      cc: [{ name: '李, 雷', address: 'li@acme.test' }],
      attachments: [{ name: 'a "b".pdf', size: null }],
      places: [{ account: 'info@acme.test', folder: 'INBOX/中文', uidValidity: 1, uid: 2 }],
      gmail: { messageId: '0123456789abcdef', threadId: '0123456789abcdef' },
      sentAt: null,
    };
    const { inquiryId } = opening;
    await done(deps, team.id, watcher, opening);
    await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
    await done(
      deps,
      team.id,
      as(team.linda),
      anAction('hand-off', { inquiryId, templateId: null }),
    );
    const message = {
      ...opening.message,
      id: deps.newId() as never,
      direction: 'out' as const,
      rfcMessageId: null,
      places: [],
    };
    const replied = anAction('replied', {
      inquiryId,
      message,
      by: team.linda.id,
      evidence: 'server',
    });
    await done(deps, team.id, watcher, replied);
    const history = await inquiryHistory(
      deps,
      { teamId: team.id, memberId: team.linda.id },
      inquiryId,
    );
    expect(history?.messages.map(({ seq: _seq, inquiryId: _of, ...facts }) => facts)).toEqual([
      opening.message,
      message,
    ]);
    expect(history?.inquiry).toMatchObject({
      answer: { at: morning, by: team.linda.id, evidence: 'server', dueBy: hoursLater(48) },
      handoff: { memberId: team.linda.id, at: morning, delivery: 'planned', how: null },
      stage: 'handed-off',
      replyBy: null,
    });
    expect(history?.entries.map(({ action }) => action)).toEqual([
      'open',
      'claim',
      'hand-off',
      'replied',
    ]);
  });
});
