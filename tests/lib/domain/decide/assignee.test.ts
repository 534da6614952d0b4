import { describe, expect, it } from 'vitest';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';
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
  zhou,
} from '#tests/support/team-of-four.ts';

describe('claim', () => {
  it('gives an open inquiry to who claims it and stops only the look', () => {
    const made = team();
    expect(code(made.act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('changes');
    expect(now(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: linda.id,
      assignedAt: noon,
      viewBy: null,
      replyBy: hoursLater(48),
    });
  });

  it('tells the second who was first, and when', () => {
    const made = team(held);
    const decision = made.act(as(wang), { ...on(), type: 'claim' }, noon);
    expect(decision).toEqual({
      kind: 'refusal',
      refusal: { code: 'already-claimed', memberId: linda.id, at: morning },
    });
  });

  it('says so when it is already yours, or closed', () => {
    expect(code(team(held).act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('already-yours');
    expect(code(team(shut).act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('closed');
  });
});

describe('assign, release, hand off', () => {
  it('lets only a manager assign, and to somebody who is there', () => {
    const assign = { ...on(), type: 'assign', memberId: wang.id } as const;
    expect(code(team(held).act(as(linda), assign, noon))).toBe('not-allowed');
    const made = team(held);
    made.act(as(zhou), assign, noon);
    expect(now(made)).toMatchObject({
      assigneeId: wang.id,
      assignedBy: zhou.id,
      replyBy: hoursLater(48),
    });
    const gone = team();
    gone.put('members', { ...wang, leftAt: morning });
    expect(code(gone.act(as(zhou), { ...on(), type: 'assign', memberId: wang.id }, noon))).toBe(
      'member-gone',
    );
  });

  it('lets the holder or a manager release, the clock running on', () => {
    const release = { ...on(), type: 'release', reason: 'not my region' } as const;
    expect(code(team(held).act(as(wang), release, noon))).toBe('not-yours');
    expect(code(team().act(as(wang), { ...release, id: idOf('r2') }, noon))).toBe('unclaimed');
    const made = team(held);
    expect(made.act(as(linda), { ...release, id: idOf('r3') }, noon)).toMatchObject({
      detail: { memberId: linda.id, text: 'not my region' },
    });
    expect(now(made)).toMatchObject({ stage: 'open', assigneeId: null, replyBy: hoursLater(48) });
  });

  it('hands off to the assignee’s own address and keeps the clock', () => {
    const made = team(held);
    made.act(as(linda), { ...on(), type: 'hand-off', templateId: idOf('template') }, noon);
    expect(now(made)).toMatchObject({
      stage: 'handed-off',
      replyBy: hoursLater(48),
      handoff: { address: 'linda@acme.test', delivery: 'planned', at: noon },
    });
    expect(code(made.act(as(linda), { ...on(), type: 'hand-off', templateId: null }, noon))).toBe(
      'already-handed-off',
    );
    const failed = { type: 'deliver', delivery: 'failed' } as const;
    const nowhere = { how: null, messageId: null, place: null };
    const told = { ...failed, ...nowhere, memberId: linda.id };
    made.act({ kind: 'clock' }, { ...on(), ...told }, noon);
    expect(code(made.act(as(linda), { ...on(), type: 'hand-off', templateId: null }, noon))).toBe(
      'changes',
    );
  });

  it('is told nothing of a delivery to who had it before', () => {
    const made = team(held);
    made.act(as(linda), { ...on(), type: 'hand-off', templateId: null }, noon);
    made.act(as(zhou), { ...on(), type: 'assign', memberId: wang.id }, noon);
    made.act(as(wang), { ...on(), type: 'hand-off', templateId: null }, noon);
    const told = { delivery: 'failed', how: null, messageId: null, place: null } as const;
    made.act({ kind: 'clock' }, { ...on(), type: 'deliver', ...told, memberId: linda.id }, noon);
    expect(now(made).handoff).toMatchObject({ memberId: wang.id, delivery: 'planned' });
  });

  it('refuses a removed template, and a delivery told by a member', () => {
    expect(
      code(
        team(held).act(as(linda), { ...on(), type: 'hand-off', templateId: idOf('gone') }, noon),
      ),
    ).toBe('template-gone');
    const told = {
      ...on(),
      type: 'deliver',
      memberId: linda.id,
      delivery: 'delivered',
      how: 'appended',
      messageId: null,
      place: null,
    } as const;
    expect(code(team(held).act(as(root), told, noon))).toBe('not-allowed');
  });
});
