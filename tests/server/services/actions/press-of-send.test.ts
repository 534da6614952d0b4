import { afterAll, beforeAll, expect, it } from 'vitest';
import { longestSending, sendingTime } from '#lib/domain/sending.ts';
import { commit } from '#server/services/actions/commit.ts';
import { morning } from '#tests/support/rows.ts';
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

/** What is known of a reservation lies in one column: these read it back. */
async function anInquiry() {
  const team = await aTeam(deps);
  const opening = anOpening(team.mailboxId);
  await done(deps, team.id, watcher, opening);
  const { inquiryId } = opening;
  const press = () => anAction('begin-send', { inquiryId, since: morning, anyway: false });
  const at = (milliseconds: number) => deps.setNow(new Date(morning.getTime() + milliseconds));
  const wangMay = async () => (await commit(deps, team.id, as(team.wang), press())).status;
  return { team, inquiryId, press, at, wangMay };
}

it('is renewed from its first moment on, and no longer than that allows', async () => {
  const { team, press, at, wangMay } = await anInquiry();
  for (let time = 0; time < longestSending; time += sendingTime / 2) {
    at(time);
    await done(deps, team.id, as(team.linda), press());
  }
  at(longestSending - 1);
  expect(await wangMay()).toBe('refused');
  at(longestSending);
  await done(deps, team.id, as(team.linda), press());
  expect(await wangMay()).toBe('done');
});

it('is taken back by its own device alone', async () => {
  const { team, inquiryId, press, at, wangMay } = await anInquiry();
  at(0);
  const [desk, phone] = [press(), press()];
  const takeBack = ({ id }: typeof desk) =>
    commit(deps, team.id, as(team.linda), anAction('end-send', { inquiryId, press: id }));
  await done(deps, team.id, as(team.linda), desk);
  await done(deps, team.id, as(team.linda), phone);
  await takeBack(desk);
  expect(await wangMay()).toBe('refused');
  await takeBack(phone);
  expect(await wangMay()).toBe('done');
});
