import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { anAction, as, done } from '#tests/support/server-deps.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { letter } from '../facts/letter.ts';
import { openStage, reply, sent, type Stage } from './stage.ts';

let stage: Stage;
let desk: Awaited<ReturnType<Stage['newTeam']>>;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  desk = await stage.newTeam();
});
afterAll(() => stage.deps.close());

const take: typeof desk.take = (...mail) => desk.take(...mail);
const inquiry = () => desk.inquiry();
const mails = () => desk.mails();

describe('a copy of an answer', () => {
  test.each([
    ['in Cc', { Cc: 'info@acme.test' }],
    ['in Bcc', {}],
    ['by the plus-address', { Cc: 'info+sent@acme.test' }],
  ])('that reached the mailbox %s proves who answered', async (_how, over) => {
    expect(await take(reply(over), 3)).toMatchObject({ kind: 'replied' });
    expect(await inquiry()).toMatchObject({
      replyBy: null,
      stage: 'claimed',
      assigneeId: desk.team.linda.id,
      answer: { by: desk.team.linda.id, evidence: 'copy', at: hoursLater(3) },
    });
  });

  test('gives way to the mail in Sent, and both are one', async () => {
    await take(reply({ Cc: 'info@acme.test' }), 3);
    await take(reply({ Cc: 'info@acme.test' }), 3, { ...sent, ...desk.ofLinda() });
    expect((await inquiry()).answer).toMatchObject({ by: desk.team.linda.id, evidence: 'server' });
    expect(await mails()).toHaveLength(2);
  });

  test('improves on a browser’s report of that mail', async () => {
    await done(
      stage.deps,
      desk.team.id,
      as(desk.team.linda),
      anAction('replied', {
        inquiryId: (await inquiry()).id,
        by: desk.team.linda.id,
        evidence: 'browser',
        message: { ...(await factsOfReply()), id: stage.deps.newId() as never },
      }),
    );
    expect((await inquiry()).answer?.evidence).toBe('browser');
    await take(reply({ Cc: 'info@acme.test' }), 91);
    expect((await inquiry()).answer).toMatchObject({ by: desk.team.linda.id, evidence: 'copy' });
  });

  test('without an id counts under the same subject, from a member’s own address alone', async () => {
    const loose = { 'In-Reply-To': null, Cc: 'info@acme.test' };
    await take(reply({ ...loose, From: 'site@acme.test', 'Message-ID': '<form@acme.test>' }), 3);
    expect((await desk.rows()).every(({ answer }) => answer === null)).toBe(true);
    await take(reply(loose), 4);
    const [first] = (await desk.rows()).filter(({ subject }) => subject === 'Pumps');
    expect(first?.answer).toMatchObject({ by: desk.team.linda.id, evidence: 'copy' });
  });

  test('from a stranger under our address is not believed where our provider says so', async () => {
    const mailbox = {
      ...(await surroundings(stage.deps, desk.team.id)).mailboxes[0]!,
      authservId: 'mx.acme.test',
    };
    await done(stage.deps, desk.team.id, as(desk.team.ada), anAction('save-mailbox', { mailbox }));
    const forged = { 'Authentication-Results': 'mx.acme.test; dmarc=fail header.from=acme.test' };
    await take(reply({ ...forged, Cc: 'info@acme.test' }), 3);
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(48) });
    const kept = (await mails()).find(({ direction }) => direction === 'out');
    expect(kept?.reply).toMatchObject({ class: 'unsure', reason: 'sender-unproved' });
  });

  test('between colleagues answers nobody and opens nothing', async () => {
    const inside = reply({ To: 'wang@acme.test', Cc: 'info@acme.test' });
    expect(await take(inside, 3)).toEqual({ kind: 'ignored', why: 'internal' });
    expect(await desk.rows()).toHaveLength(1);
  });
});

async function factsOfReply() {
  const [known] = await mails();
  if (!known) throw new Error('no mail');
  const { teamId: _, seq: __, inquiryId: ___, ...facts } = known;
  return {
    ...facts,
    direction: 'out' as const,
    rfcMessageId: '<reply@acme.test>',
    from: { name: 'Linda', address: 'linda@acme.test' },
    subject: 'Re: Pumps',
    places: [],
    keys: [],
  };
}

describe('what the customer’s own program sends', () => {
  test('a vacation answer neither opens, nor answers, nor begins a wait', async () => {
    await take(reply(), 3, sent);
    const away = letter({
      Subject: 'Automatic reply: Pumps',
      'Message-ID': '<away@kunde.example>',
      'In-Reply-To': '<reply@acme.test>',
      'Auto-Submitted': 'auto-replied',
    });
    expect(await take(away, 4)).toEqual({ kind: 'ignored', why: 'auto-submitted' });
    expect(await inquiry()).toMatchObject({ replyBy: null, answer: { at: hoursLater(3) } });
    expect(await desk.rows()).toHaveLength(1);
  });

  test('our own vacation answer, in Sent or as a copy, is no answer', async () => {
    const away = { 'Auto-Submitted': 'auto-replied', Subject: 'Auto: Re: Pumps' };
    await take(reply(away), 3, { ...sent, ...desk.ofLinda() });
    await take(reply({ ...away, 'Message-ID': '<b@acme.test>', Cc: 'info@acme.test' }), 4);
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(48) });
  });
});

describe('a customer who answers', () => {
  const next = (References: string) =>
    letter({
      Subject: 'Re: Pumps',
      'Message-ID': '<2@kunde.example>',
      'In-Reply-To': References.split(' ').at(-1) ?? null,
      References,
    });

  test('a mail nobody saw waits from then on, and the log says that somebody answered', async () => {
    await take(next('<1@kunde.example> <unseen@acme.test>'), 30);
    expect(await inquiry()).toMatchObject({ clockFrom: hoursLater(30), replyBy: hoursLater(78) });
    expect(await desk.lastEntry()).toMatchObject({
      action: 'customer-wrote',
      detail: { answeredUnseen: true, evidence: 'guess' },
    });
  });

  test('only themselves goes on waiting as before', async () => {
    await take(next('<1@kunde.example>'), 30);
    expect(await inquiry()).toMatchObject({ clockFrom: morning, replyBy: hoursLater(48) });
  });
});

describe('the same text to everybody', () => {
  const form = (name: string) =>
    `Dear ${name},\r\n\r\nPlease tell us the quantity, the port of delivery and your drawing; our catalogue stands at www.acme.test.`;

  test('is an answer to the first three, and to no more', async () => {
    const names = ['otto', 'ana', 'wei', 'mia'];
    for (const [at, name] of names.entries()) {
      const from = `${name}@${name}.example`;
      const id = `<${name}@${name}.example>`;
      await take(letter({ From: from, Subject: `Pumps ${name}`, 'Message-ID': id }), at + 1);
      const to = {
        To: from,
        'In-Reply-To': id,
        'Message-ID': `<to.${name}@acme.test>`,
        Subject: `Re: Pumps ${name}`,
      };
      await take(reply(to, form(name)), at + 2, sent);
    }
    const answered = (await desk.rows())
      .filter(({ answer }) => answer !== null)
      .map(({ subject }) => subject.split(' ')[1]);
    expect(answered.toSorted()).toEqual(['ana', 'otto', 'wei']);
    const last = (await mails()).find(({ rfcMessageId }) => rfcMessageId === '<to.mia@acme.test>');
    expect(last?.reply).toMatchObject({ class: 'ack-like', reason: 'like-others' });
  });
});

test('a manager overrules, and the log says so', async () => {
  await take(reply({ 'In-Reply-To': null, Subject: 'Our offer' }), 3, sent);
  const mail = (await mails()).find(({ direction }) => direction === 'out');
  if (!mail) throw new Error('not kept');
  const word = { inquiryId: (await inquiry()).id, messageId: mail.id, class: 'effective' as const };
  await done(stage.deps, desk.team.id, as(desk.team.max), anAction('judge-reply', word));
  expect(await inquiry()).toMatchObject({ replyBy: null, answer: { by: desk.team.linda.id } });
  expect(await desk.lastEntry()).toMatchObject({
    action: 'judge-reply',
    detail: { replyClass: 'effective' },
  });
});
