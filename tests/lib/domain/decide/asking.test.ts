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
  root,
  shut,
  team,
  wang,
  watcher,
  zhou,
} from '#tests/support/team-of-four.ts';

const ask = () => ({ ...on(), type: 'ask-for' }) as const;
const withdraw = () => ({ ...on(), type: 'withdraw-ask' }) as const;
const reply = (give: boolean, memberId = wang.id) =>
  ({ ...on(), type: 'answer-ask', memberId, give }) as const;
const asked = { ...held, asked: { memberId: wang.id, at: noon } };
const later = hoursLater(4);

describe('ask-for', () => {
  it('asks the holder, once, and one colleague at a time', () => {
    const made = team(held);
    expect(made.act(as(wang), ask(), noon)).toMatchObject({ detail: { memberId: linda.id } });
    expect(now(made)).toMatchObject({ assigneeId: linda.id, asked: asked.asked });
    expect(made.act(as(wang), ask(), later)).toMatchObject({ changes: [] });
    expect(made.act(as(zhou), ask(), later)).toEqual({
      kind: 'refusal',
      refusal: { code: 'already-asked', memberId: wang.id, at: noon },
    });
  });

  it('is refused where there is nobody to ask', () => {
    expect(code(team().act(as(wang), ask(), noon))).toBe('unclaimed');
    expect(code(team(held).act(as(linda), ask(), noon))).toBe('already-yours');
    expect(code(team(shut).act(as(wang), ask(), noon))).toBe('closed');
    expect(code(team(held).act(watcher, ask(), noon))).toBe('not-allowed');
  });

  it('makes room for the next where whoever asked has left', () => {
    const made = team(asked);
    made.put('members', { ...wang, leftAt: noon });
    expect(code(made.act(as(zhou), ask(), later))).toBe('changes');
    expect(now(made).asked).toEqual({ memberId: zhou.id, at: later });
  });
});

describe('an ask', () => {
  it('is taken back by who made it alone', () => {
    const made = team(asked);
    expect(made.act(as(zhou), withdraw(), later)).toMatchObject({ changes: [] });
    expect(now(made).asked).toEqual(asked.asked);
    made.act(as(wang), withdraw(), later);
    expect(now(made).asked).toBeNull();
  });

  it.each([linda, zhou, root])('is granted by the holder or a manager: $name', (member) => {
    const made = team(asked);
    expect(made.act(as(member), reply(true), later)).toMatchObject({
      detail: { memberId: wang.id, given: true },
    });
    expect(now(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: wang.id,
      assignedAt: later,
      assignedBy: member.id,
      asked: null,
      replyBy: hoursLater(48),
    });
  });

  it('is declined, and everything stays as it was', () => {
    const made = team(asked);
    made.act(as(linda), reply(false), later);
    expect(now(made)).toMatchObject({ ...held, asked: null });
  });

  it('is answered by nobody else, and only as it stands', () => {
    expect(code(team(asked).act(as(wang), reply(true), later))).toBe('not-yours');
    expect(code(team(asked).act(as(linda), reply(true, zhou.id), later))).toBe('stale');
    expect(code(team(held).act(as(linda), reply(true), later))).toBe('stale');
    expect(code(team(asked).act(watcher, reply(true), later))).toBe('not-allowed');
  });

  it('is not granted to somebody who left or is away, but may be declined', () => {
    const made = team(asked);
    made.put('members', { ...wang, leftAt: noon });
    expect(code(made.act(as(linda), reply(true), later))).toBe('member-gone');
    expect(code(made.act(as(linda), reply(false), later))).toBe('changes');
    const away = team(asked);
    const absence = {
      id: on().id as never,
      from: noon,
      to: hoursLater(40),
      standInId: null,
      held: 'stay',
      state: 'begun',
    } as const;
    away.put('members', { ...wang, absences: [absence] });
    expect(code(away.act(as(linda), reply(true), later))).toBe('member-away');
  });

  it.each([
    ['release', as(linda), { type: 'release', reason: null }],
    ['another assignment', as(zhou), { type: 'assign', memberId: zhou.id }],
    ['a close', as(linda), { type: 'close', outcome: 'lost' }],
    ['a departure', as(linda), { type: 'leave', memberId: linda.id }],
    [
      'an answer',
      watcher,
      {
        type: 'replied',
        message: aMessage('reply', { direction: 'out', receivedAt: later }),
        by: linda.id,
        evidence: 'server',
      },
    ],
  ] as const)('is over with %s', (_name, actor, deed) => {
    const made = team(asked);
    const { inquiryId, ...stamp } = on();
    const action = { ...stamp, ...(deed.type !== 'leave' && { inquiryId }), ...deed };
    expect(code(made.act(actor, action as never, later))).toBe('changes');
    expect(now(made).asked).toBeNull();
  });

  it('outlives what does not answer it', () => {
    const made = team(asked);
    made.act(as(linda), { ...on(), type: 'hand-off', templateId: null }, later);
    made.act(
      watcher,
      {
        ...on(),
        type: 'customer-wrote',
        message: aMessage('again', { receivedAt: later }),
        answersUnseen: false,
        warnings: [],
      },
      later,
    );
    expect(now(made).asked).toEqual(asked.asked);
    expect(now(made).assignedAt).toEqual(morning);
  });
});
