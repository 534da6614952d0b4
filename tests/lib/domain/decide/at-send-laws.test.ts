import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionId } from '#lib/domain/ids.ts';
import { longestSending, sendingNow, sendingTime } from '#lib/domain/sending.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { as, inquiryId, linda, root, team, wang, zhou } from '#tests/support/team-of-four.ts';
import { steps, team as anyTeam } from './any-steps.ts';

const people = [linda, wang, zhou, root] as const;

describe('whatever happens, in whatever order', () => {
  it('is asked for only while somebody else holds it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const made = anyTeam();
        for (const { actor, action, now } of list) {
          made.act(actor, action, now);
          for (const { asked, assigneeId, stage } of made.rows.inquiries.values()) {
            if (asked === null) continue;
            expect(stage).not.toBe('closed');
            expect(assigneeId).not.toBeNull();
            expect(assigneeId).not.toBe(asked.memberId);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is taken from somebody who sends by nobody who was not warned', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const made = anyTeam();
        for (const { actor, action, now } of list) {
          const before = new Map(made.rows.inquiries);
          made.act(actor, action, now);
          for (const row of made.rows.inquiries.values()) {
            const was = before.get(row.id);
            const sender = was && sendingNow(was, now)?.memberId;
            const next = sendingNow(row, now)?.memberId;
            if (!sender || !next || sender === next) continue;
            expect(action).toMatchObject({ type: 'begin-send', anyway: true });
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('one member who presses Send again and again', () => {
  const second = 1000;
  const press = fc.record({
    // Mostly within its minute, and now and then after the next.
    after: fc.oneof(
      { weight: 19, arbitrary: fc.integer({ min: 1, max: sendingTime }) },
      { weight: 1, arbitrary: fc.integer({ min: sendingTime, max: 3 * sendingTime }) },
    ),
    type: fc.constantFrom(...Array.from({ length: 9 }, () => 'begin-send'), 'end-send'),
  });

  it('keeps a colleague back for five minutes at a stretch at most', () => {
    fc.assert(
      fc.property(fc.array(press, { minLength: 20, maxLength: 60 }), (presses) => {
        const made = team();
        let at = morning.getTime();
        let heldFrom: number | null = null;
        let latest = idOf<ActionId>('none');
        for (const [index, { after, type }] of presses.entries()) {
          for (let look = at; look < at + after; look += second) {
            const sending = made.rows.inquiries.get(inquiryId)?.sending ?? null;
            const isHeld = sendingNow({ sending }, new Date(look)) !== null;
            heldFrom = isHeld ? (heldFrom ?? look) : null;
            expect(look - (heldFrom ?? look)).toBeLessThan(longestSending);
          }
          at += after;
          const stamp = { id: idOf<never>(`press ${index}`), at: morning, inquiryId };
          const begin = { ...stamp, type: 'begin-send', since: morning, anyway: false } as const;
          const end = { ...stamp, type: 'end-send', press: latest } as const;
          made.act(as(linda), type === 'begin-send' ? begin : end, new Date(at));
          if (type === 'begin-send') latest = stamp.id;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('of two who press Send within a minute', () => {
  const pair = fc.record({
    first: fc.constantFrom(...people),
    second: fc.constantFrom(...people),
    apart: fc.integer({ min: 0, max: 2 * sendingTime }),
    isHeld: fc.boolean(),
  });

  it('exactly one is let through', () => {
    fc.assert(
      fc.property(pair, ({ first, second, apart, isHeld }) => {
        const made = team(
          isHeld
            ? { stage: 'claimed', assigneeId: first.id, assignedAt: morning, viewBy: null }
            : {},
        );
        const begin = (word: string) =>
          ({
            id: idOf<never>(word),
            at: morning,
            inquiryId,
            type: 'begin-send',
            since: morning,
            anyway: false,
          }) as const;
        const after = new Date(morning.getTime() + apart);
        const decisions = [
          made.act(as(first), begin('first'), morning),
          made.act(as(second), begin('second'), after),
        ];
        const isBoth = first === second || (apart >= sendingTime && !isHeld);
        const through = decisions.filter(({ kind }) => kind === 'changes');
        expect(through).toHaveLength(isBoth ? 2 : 1);
        expect(decisions[0]?.kind).toBe('changes');
        const sending = made.rows.inquiries.get(inquiryId)?.sending;
        expect(sending?.memberId).toBe(isBoth ? second.id : first.id);
      }),
      { numRuns: 500 },
    );
  });
});
