import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Action } from '#lib/domain/action.ts';
import { due } from '#lib/domain/clock.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { hoursLater } from '#tests/support/rows.ts';
import type { TeamInMemory } from '#tests/support/team-in-memory.ts';
import { steps, team, type Step } from './any-steps.ts';

const rowsOf = (made: TeamInMemory) =>
  JSON.stringify(Object.entries(made.rows).map(([table, rows]) => [table, [...rows]]));
const law = (name: string, check: (list: Step[]) => void) =>
  it(name, () => fc.assert(fc.property(steps, check), { numRuns: 300 }));

it('meets every action done and refused, so that the laws below are tried on something', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(steps, (list) => {
      const made = team();
      for (const { actor, action, now } of list) {
        met.add(`${action.type} ${made.act(actor, action, now).kind}`);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
  const types = Action.def.options.map((option) => option.shape.type.def.values[0]);
  for (const type of types) expect([...met]).toContain(`${type} changes`);
  for (const type of types) expect([...met]).toContain(`${type} refusal`);
});

describe('whatever happens, in whatever order', () => {
  law('crosses the wire as it is', (list) => {
    for (const { action } of list) {
      const read = Action.parse(JSON.parse(JSON.stringify(action)));
      expect(JSON.parse(JSON.stringify(action))).toMatchObject(JSON.parse(JSON.stringify(read)));
    }
  });

  law('ends in changes, pending or one refusal of the closed list', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      const decision = made.act(actor, action, now);
      if (decision.kind === 'refusal') {
        const wire = JSON.parse(JSON.stringify(decision.refusal)) as unknown;
        expect(Refusal.safeParse(wire).success, JSON.stringify(wire)).toBe(true);
      }
    }
  });

  law('has one assignee or none, and says so by its stage', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      made.act(actor, action, now);
      for (const row of made.rows.inquiries.values()) {
        if (row.stage === 'open') expect(row.assigneeId).toBeNull();
        if (row.stage === 'claimed' || row.stage === 'handed-off')
          expect(row.assigneeId).not.toBeNull();
        expect(row.stage === 'handed-off').toBe(row.handoff !== null && row.stage !== 'closed');
        expect(row.stage === 'closed').toBe(row.outcome !== null);
      }
    }
  });

  law('takes an assignee from nobody but by release, a manager, or leaving', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      const before = new Map(made.rows.inquiries);
      made.act(actor, action, now);
      for (const row of made.rows.inquiries.values()) {
        const was = before.get(row.id)?.assigneeId;
        if (was && was !== row.assigneeId) {
          expect([
            'release',
            'assign',
            'answer-ask',
            'leave',
            'customer-wrote',
            'reopen',
            'save-absence',
            'cancel-absence',
          ]).toContain(action.type);
        }
      }
    }
  });

  law('loses a running deadline only to an answer or a close', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      const before = new Map(made.rows.inquiries);
      made.act(actor, action, now);
      for (const row of made.rows.inquiries.values()) {
        const was = before.get(row.id);
        if (was?.replyBy && !row.replyBy) {
          expect(row.answer !== null || row.stage === 'closed').toBe(true);
          expect(['replied', 'close', 'judge-reply', 'merge', 'split']).toContain(action.type);
        }
        if (row.stage !== 'closed') expect(due(row) !== null || row.answer !== null).toBe(true);
      }
    }
  });

  law('is answered by no mail that is known to be no answer', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      made.act(actor, action, now);
      for (const { answer, stage } of made.rows.inquiries.values()) {
        const reply = answer?.messageId && made.rows.messages.get(answer.messageId)?.reply;
        if (stage !== 'closed' && reply) expect(reply.class).toBe('effective');
      }
    }
  });

  law('is answered only where the customer wrote nothing since', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      made.act(actor, action, now);
      for (const { id, answer, stage } of made.rows.inquiries.values()) {
        if (stage === 'closed' || !answer) continue;
        const since = [...made.rows.messages.values()].filter(
          ({ inquiryId, direction, receivedAt }) =>
            inquiryId === id && direction === 'in' && receivedAt > answer.at,
        );
        expect(since).toEqual([]);
      }
    }
  });

  law('loses no mail, and leaves none with an inquiry that went to another', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      const before = [...made.rows.messages.keys()];
      made.act(actor, action, now);
      for (const id of before) expect(made.rows.messages.has(id)).toBe(true);
      for (const { id, mergedInto } of made.rows.inquiries.values()) {
        if (mergedInto === null) continue;
        const left = [...made.rows.messages.values()].filter(({ inquiryId }) => inquiryId === id);
        expect(left.filter(({ direction }) => direction === 'in')).toEqual([]);
      }
    }
  });

  law('lets a bounced mail answer again only where a manager says so', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      const before = new Map(made.rows.messages);
      made.act(actor, action, now);
      for (const { id, reply } of made.rows.messages.values()) {
        if (before.get(id)?.reply?.class === 'bounced' && reply?.class !== 'bounced') {
          expect(action.type).toBe('judge-reply');
        }
      }
    }
  });

  law('gives the same rows when the log is played again', (list) => {
    const made = team();
    for (const { actor, action, now } of list) made.act(actor, action, now);
    const again = team();
    for (const { actor, action, now } of made.log) again.act(actor, action, now);
    expect(rowsOf(again)).toBe(rowsOf(made));
    expect(made.log.map(({ seq }) => seq)).toEqual(made.log.map((_, index) => index + 1));
  });

  law('changes nothing when an action comes twice', (list) => {
    const once = team();
    for (const { actor, action, now } of list) once.act(actor, action, now);
    const twice = team();
    for (const { actor, action, now } of list) {
      const first = twice.act(actor, action, now);
      expect(twice.act(actor, action, hoursLater(1, now))).toBe(first);
    }
    expect(rowsOf(twice)).toBe(rowsOf(once));
  });

  law('is decided by the server as the browser foretold, or the browser said pending', (list) => {
    const made = team();
    for (const { actor, action, now } of list) {
      const foretold = made.foresee(actor, action, now, null);
      const decided = made.act(actor, action, now);
      if (foretold.kind !== 'pending') expect(decided).toEqual(foretold);
    }
  });
});
