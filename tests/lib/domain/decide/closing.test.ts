import { describe, expect, it } from 'vitest';
import { hoursLater, morning } from '#tests/support/rows.ts';
import {
  as,
  code,
  held,
  linda,
  noon,
  now,
  on,
  shut,
  team,
  wang,
  zhou,
} from '#tests/support/team-of-four.ts';

describe('close and reopen', () => {
  it('lets a rep call an unclaimed mail not an inquiry, but not won', () => {
    expect(code(team().act(as(wang), { ...on(), type: 'close', outcome: 'none' }, noon))).toBe(
      'changes',
    );
    expect(code(team().act(as(wang), { ...on(), type: 'close', outcome: 'won' }, noon))).toBe(
      'unclaimed',
    );
    expect(code(team(held).act(as(wang), { ...on(), type: 'close', outcome: 'spam' }, noon))).toBe(
      'not-yours',
    );
    expect(code(team(held).act(as(zhou), { ...on(), type: 'close', outcome: 'lost' }, noon))).toBe(
      'changes',
    );
  });

  it('starts the clock anew on reopening while the customer waits, and not once answered', () => {
    const waiting = team({ ...held, ...shut });
    waiting.act(as(linda), { ...on(), type: 'reopen' }, noon);
    expect(now(waiting)).toMatchObject({
      stage: 'claimed',
      replyBy: hoursLater(51),
      clockFrom: noon,
    });
    const answer = {
      at: morning,
      by: linda.id,
      evidence: 'server',
      messageId: null,
      dueBy: null,
    } as const;
    const done = team({ ...held, ...shut, answer });
    done.act(as(linda), { ...on(), type: 'reopen' }, noon);
    expect(now(done)).toMatchObject({ stage: 'claimed', replyBy: null });
  });
});
