import { describe, expect, it } from 'vitest';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { sendingNow } from '#lib/domain/sending.ts';
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

const seconds = (count: number, from = noon) => new Date(from.getTime() + count * 1000);
const begin = (since = morning, anyway = false) =>
  ({ ...on(), type: 'begin-send', since, anyway }) as const;
const end = ({ id }: { id: ActionId }) => ({ ...on(), type: 'end-send', press: id }) as const;
const answer: Inquiry['answer'] = {
  at: hoursLater(1),
  by: linda.id,
  evidence: 'server',
  messageId: null,
  dueBy: null,
};
const reply = (by: typeof linda.id | null, receivedAt: Date, word = 'reply') => {
  const message = aMessage(word, { direction: 'out', receivedAt });
  return { ...on(), type: 'replied', message, by, evidence: 'server' } as const;
};

describe('begin-send', () => {
  it('reserves a minute, and tells the second who was first', () => {
    const made = team();
    expect(code(made.act(as(linda), begin(), noon))).toBe('changes');
    expect(now(made).sending).toMatchObject({ memberId: linda.id, at: noon, until: seconds(60) });
    expect(made.act(as(wang), begin(), seconds(59))).toEqual({
      kind: 'refusal',
      refusal: { code: 'already-sending', memberId: linda.id, at: noon },
    });
    expect(code(made.act(as(wang), begin(), seconds(60)))).toBe('changes');
    expect(now(made).sending?.memberId).toBe(wang.id);
  });

  it('is renewed by the same member', () => {
    const made = team();
    made.act(as(linda), begin(), noon);
    made.act(as(linda), begin(), seconds(50));
    expect(code(made.act(as(wang), begin(), seconds(100)))).toBe('already-sending');
  });

  it('is renewed for five minutes; then it lapses, and a colleague’s is heard', () => {
    const made = team();
    for (let at = 0; at < 250; at += 50) made.act(as(linda), begin(), seconds(at));
    // What is freed between does not begin it anew.
    const again = begin();
    made.act(as(linda), again, seconds(250));
    made.act(as(linda), end(again), seconds(260));
    expect(sendingNow(now(made), seconds(260))).toBeNull();
    made.act(as(linda), begin(), seconds(270));
    expect(code(made.act(as(wang), begin(), seconds(299)))).toBe('already-sending');
    // Linda's own still goes, and holds nobody back.
    expect(code(made.act(as(linda), begin(), seconds(310)))).toBe('changes');
    expect(sendingNow(now(made), seconds(310))).toBeNull();
    expect(code(made.act(as(wang), begin(), seconds(311)))).toBe('changes');
    expect(now(made).sending?.memberId).toBe(wang.id);
  });

  it('reserves anew for whoever has kept still for a minute', () => {
    const made = team();
    for (const at of [0, 50, 100, 150, 200, 250, 290, 330, 359]) {
      made.act(as(linda), begin(), seconds(at));
    }
    expect(sendingNow(now(made), seconds(359))).toBeNull();
    const anew = begin();
    made.act(as(linda), anew, seconds(360));
    expect(now(made).sending).toEqual({
      memberId: linda.id,
      press: anew.id,
      at: seconds(360),
      until: seconds(420),
    });
  });

  it('tells who answered while it was written, also where that is not known', () => {
    const answered = team({ answer, replyBy: null });
    expect(answered.act(as(wang), begin(morning), noon)).toEqual({
      kind: 'refusal',
      refusal: { code: 'already-answered', memberId: linda.id, at: answer?.at },
    });
    expect(code(answered.act(as(wang), begin(hoursLater(1)), noon))).toBe('changes');
    const own = team({ answer, replyBy: null });
    expect(code(own.act(as(linda), begin(morning), noon))).toBe('changes');
    const somebody = team({ answer: answer && { ...answer, by: null }, replyBy: null });
    expect(somebody.act(as(wang), begin(morning), noon)).toMatchObject({
      refusal: { code: 'already-answered', memberId: null },
    });
  });

  it('tells who holds it, but not who held what is closed', () => {
    expect(team(held).act(as(wang), begin(), noon)).toEqual({
      kind: 'refusal',
      refusal: { code: 'already-claimed', memberId: linda.id, at: morning },
    });
    expect(code(team(held).act(as(linda), begin(), noon))).toBe('changes');
    const closed = team({ ...shut, assigneeId: linda.id, assignedAt: morning });
    expect(code(closed.act(as(wang), begin(), noon))).toBe('changes');
  });

  it('goes anyway where somebody says so, and the log keeps over whom', () => {
    const made = team(held);
    const over = (list: Partial<Inquiry>) => {
      const decision = team(list).act(as(wang), begin(morning, true), noon);
      return decision.kind === 'changes' ? decision.detail : decision;
    };
    made.act(as(wang), begin(morning, true), noon);
    expect(now(made)).toMatchObject({ assigneeId: linda.id, sending: { memberId: wang.id } });
    expect(over(held)).toEqual({ over: 'already-claimed', memberId: linda.id });
    expect(over({ answer, replyBy: null })).toMatchObject({ over: 'already-answered' });
    expect(over({ answer: answer && { ...answer, by: null } })).toEqual({
      over: 'already-answered',
    });
    const sending = { memberId: linda.id, at: noon, until: seconds(60) };
    expect(over({ sending })).toEqual({ over: 'already-sending', memberId: linda.id });
    expect(over({})).toEqual({});
  });

  it('is decided by the server alone, and for members alone', () => {
    expect(team().foresee(as(linda), begin(), noon, null).kind).toBe('pending');
    expect(code(team().act(watcher, begin(), noon))).toBe('not-allowed');
    const hidden = team(held);
    hidden.visibility = 'own-and-pool';
    expect(code(hidden.act(as(wang), begin(morning, true), noon))).toBe('not-found');
  });
});

describe('a reservation', () => {
  it('is freed by whom it belongs to, and by nobody else', () => {
    const made = team();
    const press = begin();
    made.act(as(linda), press, noon);
    const others = made.act(as(wang), end(press), seconds(1));
    expect(others).toEqual({ kind: 'changes', changes: [], detail: {} });
    made.act(as(zhou), end(press), seconds(2));
    expect(now(made).sending?.memberId).toBe(linda.id);
    made.act(as(linda), end(press), seconds(3));
    expect(sendingNow(now(made), seconds(3))).toBeNull();
    expect(code(made.act(as(wang), begin(), seconds(3)))).toBe('changes');
    expect(made.act(as(linda), end(press), seconds(4))).toEqual(others);
  });

  it('is freed by the press that made it, not by one on another device', () => {
    const made = team();
    const [desk, phone] = [begin(), begin()];
    made.act(as(linda), desk, noon);
    made.act(as(linda), phone, seconds(1));
    expect(made.act(as(linda), end(desk), seconds(2))).toMatchObject({ changes: [] });
    expect(code(made.act(as(wang), begin(), seconds(3)))).toBe('already-sending');
    made.act(as(linda), end(phone), seconds(4));
    expect(code(made.act(as(wang), begin(), seconds(5)))).toBe('changes');
  });

  it('ends with its minute, without anybody doing anything', () => {
    const press = begin();
    const sending = { memberId: linda.id, press: press.id, at: noon, until: seconds(60) };
    expect(sendingNow({ sending }, seconds(59))).toBe(sending);
    expect(sendingNow({ sending }, seconds(60))).toBeNull();
    const made = team({ sending });
    expect(made.act(as(linda), end(press), seconds(60))).toMatchObject({ changes: [] });
  });

  it('ends with the mail it was for, not with one from before nor with a colleague’s', () => {
    const sending = { memberId: linda.id, at: noon, until: seconds(60) };
    const made = team({ sending });
    made.act(watcher, reply(linda.id, seconds(-30), 'before'), seconds(5));
    expect(now(made).sending).toEqual(sending);
    made.act(watcher, reply(wang.id, seconds(4), 'by another'), seconds(5));
    made.act(watcher, reply(null, seconds(4), 'by somebody'), seconds(5));
    expect(now(made).sending).toEqual(sending);
    // A mail server leaves out the milliseconds.
    made.act(watcher, reply(linda.id, seconds(-0.9), 'this'), seconds(5));
    expect(now(made).sending).toBeNull();
  });
});
