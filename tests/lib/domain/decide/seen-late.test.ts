import { describe, expect, it } from 'vitest';
import type { Message } from '#lib/domain/message.ts';
import { aMessage, hoursLater, idOf } from '#tests/support/rows.ts';
import {
  as,
  code,
  held,
  linda,
  noon,
  now,
  on,
  team,
  watcher,
  zhou,
} from '#tests/support/team-of-four.ts';

const ours = (word: string, hour: number, reply: Message['reply'] = null) =>
  aMessage(word, {
    direction: 'out',
    from: { name: 'Linda', address: linda.address },
    receivedAt: hoursLater(hour),
    reply,
  });
const unsure = { class: 'unsure', reason: 'few-words', overruledBy: null } as const;
const replied = (message: Message, over = {}) => ({
  ...on(),
  type: 'replied' as const,
  by: linda.id,
  evidence: 'server' as const,
  message,
  ...over,
});
const wrote = (word: string, hour: number) => ({
  ...on(),
  type: 'customer-wrote' as const,
  answersUnseen: false,
  warnings: [],
  message: aMessage(word, { receivedAt: hoursLater(hour) }),
});
const judge = (word: string, as: 'effective' | 'unsure') => ({
  ...on(),
  type: 'judge-reply' as const,
  messageId: idOf<Message['id']>(word),
  class: as,
});
const waits = { answer: null, clockFrom: hoursLater(5), replyBy: hoursLater(53) };

describe('a reply that is seen after the customer has written again', () => {
  it('answers what came before it, and the wait for the rest goes on', () => {
    const made = team(held);
    made.act(watcher, wrote('second', 5), hoursLater(5));
    made.act(watcher, wrote('third', 6), hoursLater(6));
    made.act(watcher, replied(ours('mail', 3)), hoursLater(7));
    expect(now(made)).toMatchObject({ ...waits, viewBy: null });
    made.act(watcher, replied(ours('again', 8)), hoursLater(8));
    expect(now(made)).toMatchObject({ replyBy: null, answer: { at: hoursLater(8) } });
  });

  it('leaves the inquiry as it were had it been seen in time', () => {
    const [late, inTime] = [team(), team()];
    late.act(watcher, wrote('second', 5), hoursLater(5));
    late.act(watcher, replied(ours('mail', 3)), hoursLater(7));
    inTime.act(watcher, replied(ours('mail', 3)), noon);
    inTime.act(watcher, wrote('second', 5), hoursLater(5));
    expect(now(late)).toEqual(now(inTime));
    expect(now(late)).toMatchObject({ ...waits, stage: 'claimed', assigneeId: linda.id });
  });

  it('has a look due still where nobody is known to have looked', () => {
    const made = team();
    made.act(watcher, wrote('second', 5), hoursLater(5));
    made.act(watcher, replied(ours('mail', 3), { by: null }), hoursLater(7));
    expect(now(made)).toMatchObject({ ...waits, stage: 'open', viewBy: hoursLater(29) });
  });

  it('does no more by a manager’s word, of which only the server can say until when', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail', 3, unsure)), noon);
    made.act(watcher, wrote('second', 5), hoursLater(5));
    const word = judge('mail', 'effective');
    expect(code(made.foresee(as(zhou), word, hoursLater(7), null))).toBe('pending');
    made.act(as(zhou), word, hoursLater(7));
    expect(now(made)).toMatchObject(waits);
  });

  it('does not stand in for a later one that came back', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail', 3, unsure)), noon);
    made.act(watcher, wrote('second', 5), hoursLater(5));
    made.act(watcher, replied(ours('later', 6)), hoursLater(6));
    made.act(as(zhou), judge('mail', 'effective'), hoursLater(7));
    made.act(as(zhou), judge('later', 'unsure'), hoursLater(8));
    expect(now(made)).toMatchObject({ answer: null, replyBy: hoursLater(48) });
  });

  it('takes no place of a lesser proved one that answers it all', () => {
    const made = team(held);
    made.act(watcher, wrote('second', 5), hoursLater(5));
    made.act(watcher, replied(ours('copy', 6), { evidence: 'copy' }), hoursLater(6));
    made.act(watcher, replied(ours('mail', 3)), hoursLater(7));
    expect(now(made).answer).toMatchObject({ messageId: idOf('copy'), at: hoursLater(6) });
  });
});

it('answers nothing new by lying somewhere else, with a later date', () => {
  const made = team(held);
  made.act(watcher, replied(ours('mail', 3)), noon);
  made.act(watcher, wrote('second', 5), hoursLater(5));
  const place = { account: 'info@acme.test', folder: 'Sent 2026', uidValidity: 1, uid: 1 };
  const moved = { ...ours('mail', 6), places: [place] };
  made.act(watcher, replied(moved), hoursLater(6));
  expect(now(made)).toMatchObject(waits);
  expect(made.rows.messages.get(moved.id)?.places).toEqual([place]);
});
