import { describe, expect, it } from 'vitest';
import { aMessage, hoursLater, morning } from '#tests/support/rows.ts';
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
  watcher,
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

  it('starts it too where they wrote after the answer, to what was closed for good', () => {
    for (const outcome of ['none', 'spam'] as const) {
      const made = team(held);
      const mail = aMessage('mail', { direction: 'out', receivedAt: hoursLater(1) });
      const seen = { by: linda.id, evidence: 'server', message: mail } as const;
      made.act(watcher, { ...on(), type: 'replied', ...seen }, hoursLater(1));
      made.act(as(linda), { ...on(), type: 'close', outcome }, hoursLater(2));
      const message = aMessage('more', { receivedAt: noon });
      const news = { message, answersUnseen: false, warnings: [] };
      made.act(watcher, { ...on(), type: 'customer-wrote', ...news }, noon);
      expect(now(made)).toMatchObject({ stage: 'closed', replyBy: null });
      made.act(as(linda), { ...on(), type: 'reopen' }, hoursLater(4));
      expect(now(made)).toMatchObject({ answer: null, replyBy: hoursLater(52) });
    }
  });
});
