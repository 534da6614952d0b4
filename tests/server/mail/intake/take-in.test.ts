import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { messages } from '#server/database/schema/message.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import type { Seen } from '#server/mail/intake/seen.ts';
import {
  anAction,
  as,
  aTeam,
  done,
  openDeps,
  type ServerDeps,
} from '#tests/support/server-deps.ts';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { letter } from '../facts/letter.ts';

let deps: ServerDeps;
let team: Awaited<ReturnType<typeof aTeam>>;
let uid = 0;
beforeAll(async () => {
  deps = await openDeps();
  deps.setNow(hoursLater(1));
});
beforeEach(async () => {
  team = await aTeam(deps);
});
afterAll(() => deps.close());

function seen(raw: Buffer, over: Partial<Seen> = {}): Seen {
  uid += 1;
  return {
    teamId: team.id,
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    folder: 'inbox',
    place: { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid },
    raw: wholeMail(raw),
    receivedAt: morning,
    gmail: null,
    notBefore: null,
    ...over,
  };
}

const take = (raw: Buffer, over?: Partial<Seen>) => takeIn(deps, seen(raw, over));
const rows = () => deps.database.select().from(inquiries).where(eq(inquiries.teamId, team.id));
const mails = () => deps.database.select().from(messages).where(eq(messages.teamId, team.id));
const inSent = (by: 'mailbox' | 'linda'): Partial<Seen> => ({
  folder: 'sent',
  receivedAt: hoursLater(0.5),
  of:
    by === 'linda'
      ? { kind: 'member', memberId: team.linda.id }
      : { kind: 'mailbox', mailboxId: team.mailboxId },
});
const answer = (over: Record<string, string | null> = {}, body?: string) =>
  letter(
    {
      From: 'info@acme.test',
      To: 'greta@kunde.example',
      Subject: 'Re: Pumps',
      'Message-ID': '<answer@acme.test>',
      'In-Reply-To': '<1@kunde.example>',
      ...over,
    },
    body ?? 'Yes, they are in stock.',
  );

describe('a customer’s mail', () => {
  test('opens an inquiry, and the same place twice changes nothing', async () => {
    const same = seen(letter());
    expect(await takeIn(deps, same)).toMatchObject({ kind: 'opened' });
    await takeIn(deps, same);
    expect(await rows()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test('in a second folder adds a place', async () => {
    await take(letter());
    expect(await take(letter())).toMatchObject({ kind: 'located' });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.places).toHaveLength(2);
  });

  test('with a Message-ID that another mail has opens an inquiry all the same', async () => {
    await take(letter());
    const other = letter(
      { From: 'otto@other.example', Subject: 'Valves' },
      'Twelve valves, please.',
    );
    expect(await take(other)).toMatchObject({ kind: 'opened' });
    expect((await mails()).map(({ rfcMessageId }) => rfcMessageId)).toContain(null);
  });

  test('opened by hand before is recognised by its words', async () => {
    const opened = await take(letter({ 'Message-ID': null }));
    expect(opened).toMatchObject({ kind: 'opened' });
    expect(await take(letter())).toMatchObject({ kind: 'located' });
    expect((await mails())[0]?.rfcMessageId).toBe('<1@kunde.example>');
  });

  test('from before the account was connected is left to people', async () => {
    const old = { notBefore: hoursLater(0.5), receivedAt: morning };
    expect(await take(letter(), old)).toEqual({ kind: 'ignored', why: 'before' });
  });

  test('from a form is the customer’s that the form names', async () => {
    const form = { From: 'Site <wordpress@acme.test>', 'Reply-To': 'Greta <greta@kunde.example>' };
    await take(letter(form));
    const [row] = await rows();
    expect(row?.channel).toBe('form');
    const [customer] = await deps.database
      .select()
      .from(customers)
      .where(and(eq(customers.teamId, team.id)));
    expect(customer).toMatchObject({ name: 'Greta', addresses: ['greta@kunde.example'] });
  });

  test('between colleagues is no inquiry', async () => {
    const inside = letter({ From: 'linda@acme.test' });
    expect(await take(inside)).toEqual({ kind: 'ignored', why: 'internal' });
  });
});

describe('a mail in Sent', () => {
  beforeEach(() => take(letter()));

  test('of the mailbox answers, by nobody we could name', async () => {
    expect(await take(answer(), inSent('mailbox'))).toMatchObject({ kind: 'replied' });
    expect((await rows())[0]).toMatchObject({
      replyBy: null,
      answer: { by: null, evidence: 'server' },
    });
  });

  test('of a member answers by them', async () => {
    await take(answer({ From: 'linda@acme.test' }), inSent('linda'));
    expect((await rows())[0]?.answer?.by).toBe(team.linda.id);
  });

  test('answers without any id where customer and subject are the same, and with another perhaps', async () => {
    const bare = { 'In-Reply-To': null, 'Message-ID': null };
    const other = answer({ ...bare, Subject: 'Our offer' });
    expect(await take(other, inSent('mailbox'))).toMatchObject({ kind: 'replied' });
    expect((await rows())[0]?.answer).toBeNull();
    await take(answer(bare), inSent('mailbox'));
    expect((await rows())[0]?.answer).not.toBeNull();
    expect((await mails()).map(({ reply }) => reply?.reason)).toEqual(
      expect.arrayContaining(['other-subject', 'same-subject']),
    );
  });

  test('of a member is about something else unless it points here, or the inquiry is theirs', async () => {
    const elsewhere = answer({
      From: 'linda@acme.test',
      'In-Reply-To': null,
      Subject: 'Invoice 12',
    });
    expect(await take(elsewhere, inSent('linda'))).toEqual({ kind: 'ignored', why: 'unrelated' });
    const [inquiry] = await rows();
    if (!inquiry) throw new Error('nothing there');
    await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId: inquiry.id }));
    expect(await take(elsewhere, inSent('linda'))).toMatchObject({ kind: 'replied' });
  });

  test('is not guessed between two inquiries of one customer', async () => {
    await take(
      letter({ 'Message-ID': '<2@kunde.example>', Subject: 'Valves' }, 'Valves too, please.'),
    );
    const bare = answer({ 'In-Reply-To': null, Subject: 'Our offer' });
    expect(await take(bare, inSent('mailbox'))).toEqual({ kind: 'ignored', why: 'unrelated' });
    const valves = answer({ 'In-Reply-To': null, Subject: 'RE: Valves' });
    expect(await take(valves, inSent('mailbox'))).toMatchObject({ kind: 'replied' });
  });

  test.each([
    ['internal', 'colleagues-only', { To: 'linda@acme.test' }, undefined],
    ['automatic', 'auto-submitted', { 'Auto-Submitted': 'auto-replied' }, undefined],
    ['internal', 'to-others', { To: 'somebody@elsewhere.example' }, undefined],
    ['unsure', 'no-words', {}, '> Could you quote forty pumps?\r\n\r\n-- \r\nInfo desk'],
    ['ack-like', 'courtesy', {}, 'Thank you for your inquiry, we will get back to you soon.'],
  ])('that is %s (%s) is kept and answers nobody', async (as, reason, over, body) => {
    expect(await take(answer(over, body), inSent('mailbox'))).toMatchObject({ kind: 'replied' });
    expect((await rows())[0]).toMatchObject({ answer: null, replyBy: hoursLater(48) });
    const sent = (await mails()).find(({ direction }) => direction === 'out');
    expect(sent?.reply).toEqual({ class: as, reason, overruledBy: null });
  });

  test.each([
    ['internal', { To: 'linda@acme.test', 'In-Reply-To': null }],
    ['unrelated', { To: 'somebody@elsewhere.example', 'In-Reply-To': null }],
    ['auto-submitted', { 'Auto-Submitted': 'yes', To: 'x@y.example', 'In-Reply-To': null }],
  ])('about something else is nobody’s: %s', async (why, over) => {
    expect(await take(answer(over), inSent('mailbox'))).toEqual({ kind: 'ignored', why });
    expect(await mails()).toHaveLength(1);
  });

  test('of a member to colleagues or others is their own matter, whatever it points to', async () => {
    for (const To of ['wang@acme.test', 'somebody@elsewhere.example']) {
      const own = answer({ From: 'linda@acme.test', To });
      expect(await take(own, inSent('linda'))).toMatchObject({ kind: 'ignored' });
    }
    expect(await mails()).toHaveLength(1);
  });

  test('improves on what a browser reported', async () => {
    const [inquiry] = await rows();
    const [known] = await mails();
    if (!inquiry || !known) throw new Error('nothing there');
    const { teamId: _, seq: __, inquiryId: ___, ...facts } = known;
    const message = {
      ...facts,
      id: idOf<typeof known.id>(`${team.id}reported`),
      direction: 'out' as const,
      rfcMessageId: '<answer@acme.test>',
      from: { name: '', address: 'info@acme.test' },
      subject: 'Re: Pumps',
      places: [],
      keys: [],
      receivedAt: hoursLater(0.4),
    };
    const told = {
      inquiryId: inquiry.id,
      message,
      by: team.linda.id,
      evidence: 'browser' as const,
    };
    await done(deps, team.id, as(team.linda), anAction('replied', told));
    await take(answer(), inSent('mailbox'));
    expect((await rows())[0]?.answer).toMatchObject({ by: team.linda.id, evidence: 'server' });
  });
});

describe('what nobody should send', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `buyer${index}@many.example`);
  const odd: [string, Buffer, object][] = [
    ['no From', letter({ From: null }), { from: null, subject: 'Pumps' }],
    ['no Message-ID', letter({ 'Message-ID': null }), { rfcMessageId: null }],
    ['no subject', letter({ Subject: null }), { subject: '' }],
    [
      'a Date of 1970',
      letter({ Date: 'Thu, 01 Jan 1970 00:00:00 +0000' }),
      { receivedAt: morning },
    ],
    [
      'a Date of 2099',
      letter({ Date: 'Thu, 01 Jan 2099 00:00:00 +0000' }),
      { receivedAt: morning },
    ],
    ['a Date that is none', letter({ Date: 'yesterday' }), { sentAt: null }],
    [
      'ten thousand recipients',
      letter({ To: many.join(',\r\n ') }),
      { recipients: 10_000, subject: 'Pumps' },
    ],
    ['a 30 MB body', letter({}, 'Forty pumps. '.repeat(2_400_000)), { subject: 'Pumps' }],
    [
      'a broken charset',
      letter({ 'Content-Type': 'text/plain; charset=x-nonsense' }, 'Forty \xff\xfe pumps'),
      { subject: 'Pumps' },
    ],
    [
      'HTML with a script',
      letter({ 'Content-Type': 'text/html' }, '<script>alert(1)</script><p>Forty pumps</p>'),
      { snippet: 'Forty pumps' },
    ],
    ['a header of 1 MB', letter({ 'X-Long': 'x'.repeat(1_100_000) }), { subject: 'Pumps' }],
    ['NUL and half characters', letter({ Subject: 'Pu\0mps' }, 'Forty\0 \ud83d pumps'), {}],
    ['nothing at all', Buffer.alloc(0), { subject: '', from: null }],
    [
      'no empty line',
      Buffer.from('Subject: Pumps\r\nFrom: greta@kunde.example'),
      { subject: 'Pumps' },
    ],
  ];
  test.each(odd)('%s opens an inquiry and loses nothing', async (_what, raw, expected) => {
    expect(await take(raw)).toMatchObject({ kind: 'opened' });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject(expected);
    expect(mail?.to.length).toBeLessThanOrEqual(50);
    expect(await rows()).toHaveLength(1);
  });
});
