import { v7 } from 'uuid';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Doing } from '#lib/domain/presence.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { ago, heldBy, linda, now, sun, wang, zhou } from '#tests/support/seeded-team.ts';
import { claimed, inquiryId, one, shown } from './sidebar-rows.ts';
import type { State } from './sidebar-states.ts';

const present =
  (...there: [Member, Doing, number][]) =>
  (replica: Replica) =>
    keepPresences(
      replica,
      there.map(([{ id }, doing, hours]) => ({
        inquiryId,
        memberId: id,
        doing,
        since: ago(hours),
      })),
    );
const asked = (by: Member, hours = 0.05) => ({ asked: { memberId: by.id, at: ago(hours) } });
const held = claimed(wang, 0.1);

/** Who else is at it, and who asks whom for it. */
export const atSendStates: State[] = [
  {
    name: 'presence: one views, unclaimed',
    sight: shown,
    fill: one({ after: present([wang, 'viewing', 0.05]) }),
  },
  {
    name: 'presence: one writes, unclaimed; two view',
    sight: shown,
    fill: one({
      after: present([wang, 'writing', 0.2], [sun, 'viewing', 0.1], [zhou, 'viewing', 0.1]),
    }),
  },
  {
    name: 'presence: the holder writes',
    sight: shown,
    fill: one({
      row: heldBy(wang, 0.1),
      with: held,
      after: present([wang, 'writing', 0.04]),
    }),
  },
  {
    name: 'presence: mine, two write',
    sight: shown,
    fill: one({
      row: heldBy(linda, 0.1),
      after: present([wang, 'writing', 0.04], [sun, 'writing', 0.001]),
    }),
  },
  {
    name: 'ask: asked by me',
    sight: shown,
    fill: one({ row: { ...heldBy(wang, 0.1), ...asked(linda, 0) }, with: held }),
  },
  {
    name: 'ask: I am asked',
    sight: shown,
    fill: one({ me: wang, row: { ...heldBy(wang, 0.1), ...asked(linda) }, with: held }),
  },
  {
    name: 'ask: a manager sees it',
    sight: shown,
    fill: one({ me: zhou, row: { ...heldBy(wang, 0.1), ...asked(linda) }, with: held }),
  },
  {
    name: 'ask: another colleague sees it',
    sight: shown,
    fill: one({ me: sun, row: { ...heldBy(wang, 0.1), ...asked(linda) }, with: held }),
  },
  {
    name: 'ask: offered where a claim was refused',
    sight: shown,
    fill: one({
      row: heldBy(wang, 0.05),
      with: claimed(wang, 0.05),
      after: async (replica) => {
        const id = v7() as ActionId;
        await replica.refused.put({
          id,
          inquiryId,
          action: { type: 'claim', id, at: now, inquiryId },
          refusal: { code: 'already-claimed', memberId: wang.id, at: ago(0.05) },
          problem: null,
          followers: [],
          at: now,
          shownAt: null,
        });
      },
    }),
  },
];
