import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { messages } from '#server/database/schema/message.ts';
import { earlyReports } from '#server/database/schema/mail.ts';
import { startEarlyReports } from '#server/jobs/early-reports.ts';
import { keepReports } from '#server/mail/intake/settle-reports.ts';
import { takeInAll } from '#server/mail/intake/take-in-all.ts';
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

test('fills no more than a thousand rows, however many are forged', async () => {
  const { newId, database } = stage.deps;
  const forged = { recipients: [], status: null, reportedAt: hoursLater(3) };
  await database.insert(earlyReports).values(
    Array.from({ length: 1000 }, (_, at) => ({
      ...forged,
      teamId: desk.team.id,
      id: newId() as never,
      rfcMessageIds: [`<${at}@forged.example>`],
    })),
  );
  const one = { ...forged, id: newId() as never, rfcMessageIds: ['<more@forged.example>'] };
  await keepReports(stage.deps, desk.team.id, [one]);
  expect(await kept()).toHaveLength(1000);
});
