import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import { commit } from '#server/services/actions/commit.ts';
import { inquiryHistory } from '#server/services/inquiries/history.ts';
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

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

test('inquiries put together keep every mail and can be found from the one that goes on', async () => {
  const team = await aTeam(deps);
  const open = async (): Promise<InquiryId> => {
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    return opening.inquiryId;
  };
  const [one, two, three] = [await open(), await open(), await open()];
  const merge = (inquiryId: InquiryId, intoId: InquiryId) =>
    done(deps, team.id, as(team.linda), anAction('merge', { inquiryId, intoId }));
  await merge(one, two);
  await merge(two, three);

  const who = { teamId: team.id, memberId: team.linda.id };
  const history = await inquiryHistory(deps, who, three);
  expect(history?.messages).toHaveLength(3);
  expect(history?.merged.map(({ id }) => id)).toEqual([one, two]);
  const [joined] = history?.entries.filter(({ action }) => action === 'merge') ?? [];
  expect(joined).toMatchObject({ inquiryId: three, detail: { otherId: two } });
  const gone = await inquiryHistory(deps, who, one);
  expect(gone).toMatchObject({ messages: [], merged: [], inquiry: { mergedInto: two } });
});

test('an inquiry made two says so, and each has its own mails', async () => {
  const team = await aTeam(deps);
  const opening = anOpening(team.mailboxId);
  await done(deps, team.id, watcher, opening);
  const { inquiryId } = opening;
  const stray = anOpening(team.mailboxId).message;
  const wrote = { inquiryId, message: stray, answersUnseen: false, warnings: [] };
  await done(deps, team.id, watcher, anAction('customer-wrote', wrote));
  const newInquiryId = deps.newId() as InquiryId;
  const newCustomerId = anOpening(team.mailboxId).customer.id;
  const split = { inquiryId, messageId: stray.id, newInquiryId, newCustomerId };
  await done(deps, team.id, as(team.linda), anAction('split', split));

  const who = { teamId: team.id, memberId: team.linda.id };
  const before = await inquiryHistory(deps, who, inquiryId);
  const after = await inquiryHistory(deps, who, newInquiryId);
  expect(before?.messages.map(({ id }) => id)).toEqual([opening.message.id]);
  expect(before?.entries.at(-1)).toMatchObject({
    action: 'split',
    detail: { otherId: newInquiryId },
  });
  expect(after?.messages.map(({ id }) => id)).toEqual([stray.id]);
  expect(after?.customer.addresses).toEqual([stray.from?.address]);
});

test('a mail split off goes to the record that its writer has, and leaves another’s alone', async () => {
  const team = await aTeam(deps);
  const [theirs, own] = [anOpening(team.mailboxId), anOpening(team.mailboxId)];
  await done(deps, team.id, watcher, theirs);
  await done(deps, team.id, watcher, own);
  const { inquiryId } = theirs;
  const message = { ...anOpening(team.mailboxId).message, from: own.message.from };
  const wrote = { inquiryId, message, answersUnseen: false, warnings: [] };
  await done(deps, team.id, watcher, anAction('customer-wrote', wrote));
  const newInquiryId = deps.newId() as InquiryId;
  const split = { inquiryId, messageId: message.id, newInquiryId };
  const taken = anAction('split', { ...split, newCustomerId: own.customer.id });
  expect(await commit(deps, team.id, as(team.linda), taken)).toMatchObject({
    refusal: { code: 'stale' },
  });
  const newCustomerId = anOpening(team.mailboxId).customer.id;
  await done(deps, team.id, as(team.linda), anAction('split', { ...split, newCustomerId }));
  const who = { teamId: team.id, memberId: team.linda.id };
  const after = await inquiryHistory(deps, who, newInquiryId);
  expect(after?.customer).toMatchObject(own.customer);
  expect(after?.others.map(({ id }) => id)).toEqual([own.inquiryId]);
});
