import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueState, isPresent, type Absence } from '#lib/domain/absence.ts';
import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { ActionId, InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { TeamInMemory } from '#tests/support/team-in-memory.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';

const names = ['Linda', 'Wang', 'Sun', 'Max'] as const;
const inquiries = ['one', 'two', 'three', 'four', 'five'] as const;
const member = fc.constantFrom(...names).map((name) => idOf<MemberId>(name));
const inquiryId = fc.constantFrom(...inquiries).map((word) => idOf<InquiryId>(word));

type Step =
  | { kind: 'act'; actor: Actor; action: Record<string, unknown> }
  /** The clock looks at everybody. */
  | { kind: 'tick' };

const by = member.map((memberId): Actor => ({ kind: 'member', memberId }));
/** Planned for some hours from now, by themselves. */
const planned = fc
  .record({
    memberId: member,
    word: fc.constantFrom('a', 'b'),
    begins: fc.integer({ min: -1, max: 4 }),
    lasts: fc.integer({ min: 1, max: 10 }),
    standInId: fc.option(member, { freq: 8 }),
    held: fc.constantFrom('stand-in', 'stand-in', 'pool', 'stay'),
    state: fc.constantFrom('planned', 'begun', 'ended'),
  })
  .map(({ memberId, word, ...plan }): Step => ({
    kind: 'act',
    actor: { kind: 'member', memberId },
    action: { type: 'save-absence', memberId, absence: { id: idOf(word), ...plan } },
  }));
const act = fc
  .tuple(
    fc.oneof(by, fc.constant<Actor>({ kind: 'rule', ruleId: idOf('rule'), name: 'A' })),
    fc.oneof(
      fc.record({
        type: fc.constant('cancel-absence'),
        memberId: member,
        absenceId: fc.constantFrom('a', 'b', 'c').map((word) => idOf(word)),
      }),
      fc.record({ type: fc.constant('claim'), inquiryId }),
      fc.record({ type: fc.constant('assign'), inquiryId, memberId: member }),
      fc.record({ type: fc.constant('release'), inquiryId, reason: fc.constant(null) }),
      fc.record({ type: fc.constant('close'), inquiryId, outcome: fc.constantFrom('won', 'spam') }),
      fc.record({ type: fc.constant('reopen'), inquiryId }),
      fc.record({ type: fc.constant('hand-off'), inquiryId, templateId: fc.constant(null) }),
      fc.record({ type: fc.constant('leave'), memberId: member }),
    ),
  )
  .map(([actor, action]): Step => ({ kind: 'act', actor, action }));
const wrote = inquiryId.map((one): Step => ({
  kind: 'act',
  actor: { kind: 'watcher' },
  action: { type: 'customer-wrote', inquiryId: one },
}));
const step: fc.Arbitrary<{ hours: number; step: Step }> = fc.record({
  hours: fc.integer({ min: 0, max: 4 }),
  step: fc.oneof(
    { weight: 3, arbitrary: planned },
    { weight: 4, arbitrary: act },
    { weight: 1, arbitrary: wrote },
    { weight: 4, arbitrary: fc.constant<Step>({ kind: 'tick' }) },
  ),
});
const story = fc.array(step, { minLength: 10, maxLength: 80 });

function team() {
  const made = new TeamInMemory();
  for (const name of names) made.put('members', aMember(name, name === 'Max' ? 'admin' : 'rep'));
  made.put('mailboxes', aMailbox());
  made.put('customers', aCustomer());
  for (const [n, word] of inquiries.entries()) {
    const assigneeId = n < 3 ? idOf<MemberId>(names[n] ?? '') : null;
    made.put(
      'inquiries',
      anInquiry({ id: idOf(word), assigneeId, stage: assigneeId ? 'claimed' : 'open' }),
    );
  }
  return made;
}

let count = 0;
const newId = () => idOf<ActionId>(`action ${(count += 1)}`);

function actionOf(told: Record<string, unknown>, now: Date): Action {
  const action = { id: newId(), at: now, ...told } as unknown as Action;
  if (action.type === 'save-absence' && 'begins' in action.absence) {
    const { begins, lasts, ...plan } = action.absence as Absence &
      Record<'begins' | 'lasts', number>;
    const from = hoursLater(begins, now);
    return { ...action, absence: { ...plan, from, to: hoursLater(lasts, from) } };
  }
  if (action.type !== 'customer-wrote') return action;
  const { seq: _seq, inquiryId: _inquiryId, ...message } = aMessage(action.id, { receivedAt: now });
  return { ...action, message, answersUnseen: false, warnings: [] };
}

/** What the clock's job does: whatever is due of anybody still here, in any order. */
function tick(made: TeamInMemory, now: Date, look: (before: Inquiry[], due: Due) => void) {
  for (const { id, leftAt, absences } of made.rows.members.values()) {
    if (leftAt) continue;
    for (const one of absences) {
      const state = dueState(one, now);
      if (state === null) continue;
      const before = [...made.rows.inquiries.values()];
      const action = { type: 'save-absence', memberId: id, absence: { ...one, state } };
      made.act({ kind: 'clock' }, actionOf(action, now), now);
      look(before, { memberId: id, state });
    }
  }
}
interface Due {
  memberId: MemberId;
  state: Absence['state'];
}

function play(
  steps: { hours: number; step: Step }[],
  look: (made: TeamInMemory, now: Date, before: Inquiry[], due: Due | null) => void,
) {
  const made = team();
  let now = morning;
  for (const { hours, step: next } of steps) {
    now = hoursLater(hours, now);
    const before = [...made.rows.inquiries.values()];
    if (next.kind === 'tick') tick(made, now, (rows, due) => look(made, now, rows, due));
    else {
      made.act(next.actor, actionOf(next.action, now), now);
      look(made, now, before, null);
    }
  }
  return { made, now };
}
const memberIn = (made: TeamInMemory, id: MemberId | null) => made.rows.members.get(id ?? '');

describe('whatever happens around absences', () => {
  it('every inquiry is in the pool, closed, or held by one person of the team, and lent for another', () => {
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (made) => {
          expect(made.rows.inquiries.size).toBe(inquiries.length);
          for (const { stage, assigneeId, standInFor } of made.rows.inquiries.values()) {
            if (stage === 'closed') continue;
            expect(stage === 'open').toBe(assigneeId === null);
            if (assigneeId) expect(memberIn(made, assigneeId)?.leftAt).toBeNull();
            if (standInFor === null) continue;
            expect(assigneeId).not.toBeNull();
            expect(standInFor).not.toBe(assigneeId);
            expect(memberIn(made, standInFor)?.leftAt).toBeNull();
          }
        });
      }),
    );
  });

  it('the clock gives only to who is here, and moves only what its absence is about', () => {
    let given = 0;
    let back = 0;
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (made, now, before, due) => {
          if (!due) return;
          for (const was of before) {
            const is = made.rows.inquiries.get(was.id);
            if (!is || JSON.stringify({ ...is, seq: 0 }) === JSON.stringify({ ...was, seq: 0 }))
              continue;
            expect(was.stage).not.toBe('closed');
            if (is.assigneeId) {
              const holder = memberIn(made, is.assigneeId);
              expect(holder && isPresent(holder, now)).toBe(true);
            }
            if (due.state === 'begun') {
              given += 1;
              expect(was.assigneeId).toBe(due.memberId);
            } else {
              back += 1;
              expect(was.standInFor).toBe(due.memberId);
              expect(is.assigneeId).toBe(due.memberId);
            }
          }
        });
      }),
      { numRuns: 300 },
    );
    // So that the law was tried on something.
    expect(given).toBeGreaterThan(50);
    expect(back).toBeGreaterThan(20);
  });

  it('once everybody is back nothing is lent any more', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { made, now } = play(steps, () => undefined);
        const late = hoursLater(1000, now);
        tick(made, late, () => undefined);
        for (const { stage, standInFor } of made.rows.inquiries.values()) {
          if (stage !== 'closed') expect(standInFor).toBeNull();
        }
        for (const { leftAt, absences } of made.rows.members.values()) {
          if (!leftAt) expect(absences.every(({ state }) => state === 'ended')).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
