import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entries } from '#server/database/schema/log.ts';
import { messages } from '#server/database/schema/message.ts';
import { earlyReports } from '#server/database/schema/mail.ts';
import { startEarlyReports } from '#server/jobs/early-reports.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { keepReports, settleReports } from '#server/mail/intake/settle-reports.ts';
import { takeInAll } from '#server/mail/intake/take-in-all.ts';
import type { EarlyReport } from '#server/services/intake/early-reports.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { hoursLater } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';
import { report } from './report.ts';
import { openStage, reply, sent, type Stage } from './stage.ts';

/** A server that refuses at once: its report is read before the copy of the mail in Sent. */
let stage: Stage;
let desk: Awaited<ReturnType<Stage['newTeam']>>;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  stage.deps.setNow(hoursLater(90));
  desk = await stage.newTeam();
});
afterAll(() => stage.deps.close());

const kept = () =>
  stage.deps.database.select().from(earlyReports).where(eq(earlyReports.teamId, desk.team.id));
const answerOf = async () => {
  const mails = await desk.mails();
  return mails.find(({ direction }) => direction === 'out')?.reply?.class;
};

test('waits for the mail, whose answer is then none', async () => {
  expect(await desk.take(report(), 3, desk.ofLinda())).toEqual({ kind: 'early-report' });
  expect(await kept()).toHaveLength(1);
  await desk.take(reply(), 3, { ...sent, ...desk.ofLinda() });
  expect(await desk.inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(48) });
  expect(await answerOf()).toBe('bounced');
  expect(await desk.lastEntry()).toMatchObject({ action: 'bounced', detail: { text: '5.1.1' } });
  expect(await kept()).toEqual([]);
});

test('stands in one page with the mail, before it or read again after it', async () => {
  const early = desk.seen(report(), 3);
  const page = [early, desk.seen(reply(), 3, sent)];
  const around = await surroundings(stage.deps, desk.team.id);
  const outcomes = await takeInAll(stage.deps, page, around);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['early-report', 'replied']);
  expect((await desk.inquiry()).answer).toBeNull();
  expect(await takeInAll(stage.deps, [early], around)).toEqual([
    { kind: 'ignored', why: 'report' },
  ]);
  expect(await kept()).toEqual([]);
});

test('about a colleague in copy takes nothing back', async () => {
  await desk.take(report({ to: 'hans@kunde.example' }), 3);
  await desk.take(reply({ Cc: 'hans@kunde.example' }), 3, sent);
  expect((await desk.inquiry()).answer).not.toBeNull();
  expect(await kept()).toEqual([]);
});

test('is met by a look of every minute where the intake could not', async () => {
  await desk.take(report(), 3);
  const [row] = await kept();
  await desk.take(reply({ 'Message-ID': '<later@acme.test>' }), 3, sent);
  await stage.deps.database
    .update(messages)
    .set({ rfcMessageId: '<reply@acme.test>' })
    .where(eq(messages.rfcMessageId, '<later@acme.test>'));
  expect(row?.rfcMessageIds).toEqual(['<reply@acme.test>']);
  const looking = startEarlyReports(stage.deps, 60_000);
  await until(async () => (await answerOf()) === 'bounced', { what: 'the answer taken back' });
  await looking.stop();
  expect(await kept()).toEqual([]);
});

test('is let go of after the days in which it may mean something', async () => {
  await desk.take(report(), 3);
  stage.deps.setNow(hoursLater(3 + 6 * 24 + 1));
  const looking = startEarlyReports(stage.deps, 60_000);
  await until(async () => (await kept()).length === 0, { what: 'the report gone' });
  await looking.stop();
});

describe('forged', () => {
  const forged = { recipients: [] as string[], status: null, reportedAt: hoursLater(2) };
  const aReport = (over: Partial<EarlyReport>): EarlyReport => ({
    ...forged,
    id: stage.deps.newId() as EarlyReport['id'],
    rfcMessageIds: ['<none@forged.example>'],
    ...over,
  });

  test('by the thousand, they fill no more than a thousand rows, and leave room for a true one', async () => {
    const all = Array.from({ length: 1000 }, (_, at) =>
      aReport({ rfcMessageIds: [`<${at}@forged.example>`] }),
    );
    await stage.deps.database
      .insert(earlyReports)
      .values(all.map((one) => ({ ...one, teamId: desk.team.id })));
    await desk.take(report(), 3);
    expect(await kept()).toHaveLength(1000);
    await desk.take(reply(), 3, sent);
    expect(await answerOf()).toBe('bounced');
  });

  test('of mails to nobody we know, as they come where somebody forges our address, none is kept', async () => {
    const spam = report({ to: 'victim@elsewhere.example', id: '<spam@forged.example>' });
    expect(await desk.take(spam, 3)).toEqual({ kind: 'ignored', why: 'report' });
    expect(await kept()).toEqual([]);
  });

  test('with bytes that no database holds, they are read like any other', async () => {
    const odd = report({ to: 'gre\0ta@kunde.example', id: '<re\0ply@acme.test>', status: '5.\0' });
    expect(await desk.take(odd, 3)).toEqual({ kind: 'early-report' });
    expect(await kept()).toMatchObject([
      { rfcMessageIds: ['<reply@acme.test>'], recipients: ['greta@kunde.example'] },
    ]);
  });

  test('with receivers that are none, it means what one that names none does', async () => {
    const to = ['', '@', 'x'.repeat(250), "'; drop table early_reports; --"];
    await keepReports(stage.deps, desk.team.id, [
      aReport({ rfcMessageIds: ['<reply@acme.test>'], recipients: to }),
    ]);
    await desk.take(reply(), 3, sent);
    expect(await answerOf()).toBe('bounced');
    expect(await kept()).toEqual([]);
  });

  test('with ten names of which two are ours, the first of them alone is believed', async () => {
    for (const name of ['one', 'two']) {
      await desk.take(reply({ 'Message-ID': `<${name}@acme.test>` }), 3, sent);
    }
    const names = Array.from({ length: 8 }, (_, at) => `<${at}@forged.example>`);
    const ten = [...names.slice(0, 4), '<two@acme.test>', ...names.slice(4), '<one@acme.test>'];
    const to = ['greta@kunde.example'];
    await keepReports(stage.deps, desk.team.id, [aReport({ rfcMessageIds: ten, recipients: to })]);
    await settleReports(stage.deps, desk.team.id);
    const bounced = (await desk.mails()).filter((one) => one.reply?.class === 'bounced');
    expect(bounced.map((one) => one.rfcMessageId)).toEqual(['<two@acme.test>']);
    expect(await kept()).toEqual([]);
  });
});

test('is settled once, however many processes meet it at once', async () => {
  const seen = desk.seen(report(), 3);
  const takes = Array.from({ length: 3 }, () => takeIn(stage.deps, seen));
  expect(await Promise.all(takes)).toEqual(takes.map(() => ({ kind: 'early-report' })));
  expect(await kept()).toHaveLength(1);
  const answer = desk.seen(reply(), 3, sent);
  await Promise.all([
    takeIn(stage.deps, answer),
    takeIn(stage.deps, answer),
    settleReports(stage.deps, desk.team.id),
    settleReports(stage.deps, null),
  ]);
  await settleReports(stage.deps, null);
  const log = await stage.deps.database
    .select()
    .from(entries)
    .where(and(eq(entries.teamId, desk.team.id), eq(entries.action, 'bounced')));
  expect(log).toHaveLength(1);
  expect(await kept()).toEqual([]);
});
