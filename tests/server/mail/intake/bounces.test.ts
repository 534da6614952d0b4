import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeInAll } from '#server/mail/intake/take-in-all.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { hoursLater } from '#tests/support/rows.ts';
import { letter } from '../facts/letter.ts';
import { report } from './report.ts';
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

describe('a report of a mail server', () => {
  beforeEach(() => take(reply(), 3, { ...sent, ...desk.ofLinda() }));

  test.each([
    ['to the member who sent it', () => desk.ofLinda()],
    ['to the mailbox', () => ({})],
  ])('%s takes the answer back, and the old deadline runs', async (_to, of) => {
    expect((await inquiry()).replyBy).toBeNull();
    expect(await take(report(), 4, of())).toMatchObject({ kind: 'bounced' });
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(48) });
    const back = (await mails()).find(({ direction }) => direction === 'out');
    expect(back?.reply).toEqual({ class: 'bounced', reason: 'bounced', overruledBy: null });
    expect(await desk.lastEntry()).toMatchObject({
      action: 'bounced',
      detail: { replyClass: 'bounced', text: '5.1.1' },
    });
  });

  test('stays a report when it comes twice, and the mail no answer when it is met again', async () => {
    await take(report(), 4);
    expect(await take(report(), 5)).toEqual({ kind: 'ignored', why: 'report' });
    await take(reply(), 6, sent);
    expect((await inquiry()).answer).toBeNull();
  });

  test.each([
    ['a delay', () => report({ action: 'delayed', status: '4.4.1' }), 'delayed'],
    ['a delivery', () => report({ action: 'delivered', status: '2.0.0' }), 'delivered'],
    ['a mail of theirs', () => report({ id: '<1@kunde.example>' }), 'report'],
  ])('of %s changes nothing', async (_what, make, why) => {
    expect(await take(make(), 4)).toEqual({ kind: 'ignored', why });
    expect((await inquiry()).answer).not.toBeNull();
  });

  test('that names no mail is believed of the only one to that address, and called probable', async () => {
    expect(await take(report({ id: null }), 4)).toMatchObject({ kind: 'bounced' });
    const back = (await mails()).find(({ direction }) => direction === 'out');
    expect(back?.reply).toMatchObject({ class: 'bounced', reason: 'probably-bounced' });
  });

  test('that names no mail is not believed of two, of an old one, or of another address', async () => {
    expect(await take(report({ id: null, to: 'x@y.example' }), 4)).toMatchObject({
      kind: 'ignored',
    });
    await take(reply({ 'Message-ID': '<two@acme.test>' }), 5, sent);
    expect(await take(report({ id: null }), 6)).toMatchObject({ kind: 'ignored' });
    expect((await inquiry()).answer).not.toBeNull();
  });

  test('about a colleague in copy leaves the customer answered', async () => {
    const both = { 'Message-ID': '<both@acme.test>', Cc: 'hans@kunde.example' };
    await take(
      letter({
        'Message-ID': '<2@kunde.example>',
        'In-Reply-To': '<reply@acme.test>',
        Subject: 'Re: Pumps',
      }),
      5,
    );
    await take(reply({ ...both, 'In-Reply-To': '<2@kunde.example>' }), 6, sent);
    const copy = report({ id: '<both@acme.test>', to: 'hans@kunde.example' });
    expect(await take(copy, 7)).toEqual({ kind: 'ignored', why: 'report' });
    expect((await inquiry()).answer?.at).toEqual(hoursLater(6));
    await take(report({ id: '<both@acme.test>' }), 8);
    expect((await inquiry()).answer).toBeNull();
  });

  test('of another mail changes nothing, and waits for it', async () => {
    const other = report({ id: '<other@acme.test>' });
    expect(await take(other, 4)).toEqual({ kind: 'early-report' });
    expect((await inquiry()).answer).not.toBeNull();
  });

  test('comes in a page with the mail it is about', async () => {
    const page = [
      desk.seen(
        letter({
          'Message-ID': '<3@kunde.example>',
          'In-Reply-To': '<reply@acme.test>',
          Subject: 'Re: Pumps',
        }),
        10,
      ),
      desk.seen(
        reply({
          'Message-ID': '<page@acme.test>',
          'In-Reply-To': '<3@kunde.example>',
          Cc: 'info@acme.test',
        }),
        11,
      ),
      desk.seen(report({ id: '<page@acme.test>' }), 12),
    ];
    const outcomes = await takeInAll(
      stage.deps,
      page,
      await surroundings(stage.deps, desk.team.id),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['customer-wrote', 'replied', 'bounced']);
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(58) });
  });
});
