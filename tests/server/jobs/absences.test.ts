import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import type { Absence } from '#lib/domain/absence.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { entries } from '#server/database/schema/log.ts';
import { members } from '#server/database/schema/member.ts';
import { startAbsences } from '#server/jobs/absences.ts';
import type { Looking } from '#server/jobs/looking.ts';
import { goOnWithAbsences } from '#server/services/absences/due-absences.ts';
import { takeLease } from '#server/services/leases/leases.ts';
import { hoursLater } from '#tests/support/rows.ts';
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
let team: Awaited<ReturnType<typeof aTeam>>;
const running: Looking[] = [];
beforeAll(async () => {
  deps = await openDeps();
});
beforeEach(async () => {
  deps.setNow(hoursLater(0));
  team = await aTeam(deps);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
afterAll(() => deps.close());

async function planned(member: Member, over: Partial<Absence> = {}) {
  const absence: Absence = {
    id: deps.newId() as Absence['id'],
    from: hoursLater(1),
    to: hoursLater(9),
    standInId: team.wang.id,
    held: 'stand-in',
    state: 'planned',
    ...over,
  };
  await done(deps, team.id, as(member), anAction('save-absence', { memberId: member.id, absence }));
}
async function claimed(member: Member): Promise<InquiryId> {
  const opening = anOpening(team.mailboxId);
  await done(deps, team.id, watcher, opening);
  await done(deps, team.id, as(member), anAction('claim', { inquiryId: opening.inquiryId }));
  return opening.inquiryId;
}
async function holderOf(inquiryId: InquiryId) {
  const [row] = await deps.database
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.teamId, team.id), eq(inquiries.id, inquiryId)));
  return row?.assigneeId ?? null;
}
async function statesOf(member: Member) {
  const [row] = await deps.database.select().from(members).where(eq(members.id, member.id));
  return row?.absences.map(({ state }) => state);
}
const byTheClock = async () =>
  (await deps.database.select().from(entries).where(eq(entries.teamId, team.id))).filter(
    ({ actor, action }) => actor.kind === 'clock' && action === 'save-absence',
  );

test('what a member holds goes to the stand-in for the time they are away', async () => {
  const inquiryId = await claimed(team.linda);
  await planned(team.linda);
  expect(await goOnWithAbsences(deps)).toBe(0);
  deps.setNow(hoursLater(1));
  await goOnWithAbsences(deps);
  expect(await holderOf(inquiryId)).toBe(team.wang.id);
  await goOnWithAbsences(deps);
  expect(await byTheClock()).toHaveLength(1);
  deps.setNow(hoursLater(9));
  await goOnWithAbsences(deps);
  expect(await holderOf(inquiryId)).toBe(team.linda.id);
  expect(await statesOf(team.linda)).toEqual(['ended']);
});

test('several teams go on at once, and nobody who left', async () => {
  await planned(team.linda);
  await planned(team.max, { held: 'stay', standInId: null });
  const first = team;
  team = await aTeam(deps);
  await planned(team.wang, { standInId: team.linda.id });
  await done(deps, team.id, as(team.ada), anAction('leave', { memberId: team.wang.id }));
  deps.setNow(hoursLater(2));
  await goOnWithAbsences(deps);
  expect(await statesOf(first.linda)).toEqual(['begun']);
  expect(await statesOf(first.max)).toEqual(['begun']);
  expect(await statesOf(team.wang)).toEqual(['planned']);
});

test('a customer who writes to somebody away reaches the stand-in', async () => {
  const opening = anOpening(team.mailboxId);
  await done(deps, team.id, watcher, opening);
  const { inquiryId } = opening;
  await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
  await planned(team.linda, { held: 'stay' });
  deps.setNow(hoursLater(2));
  await goOnWithAbsences(deps);
  expect(await holderOf(inquiryId)).toBe(team.linda.id);
  const message = { ...anOpening(team.mailboxId).message, receivedAt: hoursLater(2) };
  const again = { inquiryId, message, answersUnseen: false, warnings: [] };
  await done(deps, team.id, watcher, anAction('customer-wrote', again));
  expect(await holderOf(inquiryId)).toBe(team.wang.id);
});

test('a process that starts catches up, and two do it once', async () => {
  await claimed(team.linda);
  await planned(team.linda);
  deps.setNow(hoursLater(3));
  running.push(startAbsences(deps, 50), startAbsences(deps, 50));
  await until(async () => (await statesOf(team.linda))?.[0] === 'begun');
  deps.setNow(hoursLater(9));
  await until(async () => (await statesOf(team.linda))?.[0] === 'ended');
  expect(await byTheClock()).toHaveLength(2);
});

test('another process goes on once the one that had the lease is gone', async () => {
  await planned(team.linda);
  deps.setNow(hoursLater(1));
  await takeLease(deps, { name: 'absences', holder: 'one that died', seconds: 1 });
  running.push(startAbsences(deps, 50));
  await until(async () => (await statesOf(team.linda))?.[0] === 'begun');
});
