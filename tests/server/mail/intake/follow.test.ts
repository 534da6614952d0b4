import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { entries, payloads } from '#server/database/schema/log.ts';
import { messages } from '#server/database/schema/message.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import type { Seen } from '#server/mail/intake/seen.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { takeInAll } from '#server/mail/intake/take-in-all.ts';
import {
  anAction,
  as,
  aTeam,
  done,
  openDeps,
  type ServerDeps,
} from '#tests/support/server-deps.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { letter } from '../facts/letter.ts';

let deps: ServerDeps;
let team: Awaited<ReturnType<typeof aTeam>>;
let uid = 0;
beforeAll(async () => {
  deps = await openDeps();
  deps.setNow(hoursLater(90));
});
beforeEach(async () => {
  team = await aTeam(deps);
  await take(letter());
});
afterAll(() => deps.close());

function seen(raw: Buffer, hours: number, over: Partial<Seen> = {}): Seen {
  uid += 1;
  return {
    teamId: team.id,
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    folder: 'inbox',
    place: { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid },
    raw: wholeMail(raw),
    receivedAt: hours === 0 ? morning : hoursLater(hours),
    gmail: null,
    notBefore: null,
    ...over,
  };
}

const take = (raw: Buffer, hours = 0, over?: Partial<Seen>) => takeIn(deps, seen(raw, hours, over));
const rows = () => deps.database.select().from(inquiries).where(eq(inquiries.teamId, team.id));
const inquiry = async () => {
  const [row] = await rows();
  if (!row) throw new Error('no inquiry');
  return row;
};
const mails = () => deps.database.select().from(messages).where(eq(messages.teamId, team.id));
const details = async () => {
  const found = await deps.database
    .select({ action: entries.action, detail: payloads.detail })
    .from(entries)
    .innerJoin(payloads, and(eq(payloads.teamId, entries.teamId), eq(payloads.seq, entries.seq)))
    .where(eq(entries.teamId, team.id))
    .orderBy(asc(entries.seq));
  return found;
};
const sent: Partial<Seen> = { folder: 'sent' };
const ofLinda = (): Partial<Seen> => ({ of: { kind: 'member', memberId: team.linda.id } });
const reply = (over: Record<string, string | null> = {}, body = 'Yes, forty pumps are in stock.') =>
  letter(
    {
      From: 'Linda <linda@acme.test>',
      To: 'greta@kunde.example',
      Subject: 'Re: Pumps',
      'Message-ID': '<reply@acme.test>',
      'In-Reply-To': '<1@kunde.example>',
      ...over,
    },
    body,
  );
const boundary = { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' };
/** A report as Exim or Postfix writes it. */
const report = (
  {
    action = 'failed',
    status = '5.1.1',
    to = 'greta@kunde.example',
    id = '<reply@acme.test>' as string | null,
  } = {},
  over: Record<string, string | null> = {},
) =>
  letter(
    {
      From: 'Mail Delivery System <Mailer-Daemon@mx.acme.test>',
      To: 'linda@acme.test',
      Subject: action === 'delayed' ? 'Warning: message delayed' : 'Mail delivery failed',
      'Message-ID': `<report${uid}@mx.acme.test>`,
      'Auto-Submitted': 'auto-replied',
      ...boundary,
      ...over,
    },
    [
      '--b\r\nContent-Type: text/plain\r\n\r\nA message that you sent could not be delivered.\r\n',
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.test\r\n\r\nAction: ${action}\r\nFinal-Recipient: rfc822;${to}\r\nStatus: ${status}\r\n`,
      ...(id
        ? [
            `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${id}\r\nSubject: Re: Pumps\r\n`,
          ]
        : []),
      '--b--\r\n',
    ].join('\r\n'),
  );

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
      assigneeId: team.linda.id,
      answer: { by: team.linda.id, evidence: 'copy', at: hoursLater(3) },
    });
  });

  test('gives way to the mail in Sent, and both are one', async () => {
    await take(reply({ Cc: 'info@acme.test' }), 3);
    await take(reply({ Cc: 'info@acme.test' }), 3, { ...sent, ...ofLinda() });
    expect((await inquiry()).answer).toMatchObject({ by: team.linda.id, evidence: 'server' });
    expect(await mails()).toHaveLength(2);
  });

  test('improves on a browser’s report of that mail', async () => {
    await done(
      deps,
      team.id,
      as(team.linda),
      anAction('replied', {
        inquiryId: (await inquiry()).id,
        by: team.linda.id,
        evidence: 'browser',
        message: { ...(await factsOfReply()), id: deps.newId() as never },
      }),
    );
    expect((await inquiry()).answer?.evidence).toBe('browser');
    await take(reply({ Cc: 'info@acme.test' }), 91);
    expect((await inquiry()).answer).toMatchObject({ by: team.linda.id, evidence: 'copy' });
  });

  test('without an id counts under the same subject, from a member’s own address alone', async () => {
    const loose = { 'In-Reply-To': null, Cc: 'info@acme.test' };
    await take(reply({ ...loose, From: 'site@acme.test', 'Message-ID': '<form@acme.test>' }), 3);
    expect((await rows()).every(({ answer }) => answer === null)).toBe(true);
    await take(reply(loose), 4);
    const [first] = (await rows()).filter(({ subject }) => subject === 'Pumps');
    expect(first?.answer).toMatchObject({ by: team.linda.id, evidence: 'copy' });
  });

  test('from a stranger under our address is not believed where our provider says so', async () => {
    const mailbox = {
      ...(await surroundings(deps, team.id)).mailboxes[0]!,
      authservId: 'mx.acme.test',
    };
    await done(deps, team.id, as(team.ada), anAction('save-mailbox', { mailbox }));
    const forged = { 'Authentication-Results': 'mx.acme.test; dmarc=fail header.from=acme.test' };
    await take(reply({ ...forged, Cc: 'info@acme.test' }), 3);
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(48) });
    const kept = (await mails()).find(({ direction }) => direction === 'out');
    expect(kept?.reply).toMatchObject({ class: 'unsure', reason: 'sender-unproved' });
  });

  test('between colleagues answers nobody and opens nothing', async () => {
    const inside = reply({ To: 'wang@acme.test', Cc: 'info@acme.test' });
    expect(await take(inside, 3)).toEqual({ kind: 'ignored', why: 'internal' });
    expect(await rows()).toHaveLength(1);
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

describe('a report of a mail server', () => {
  beforeEach(() => take(reply(), 3, { ...sent, ...ofLinda() }));

  test.each([
    ['to the member who sent it', ofLinda],
    ['to the mailbox', () => ({})],
  ])('%s takes the answer back, and the old deadline runs', async (_to, of) => {
    expect((await inquiry()).replyBy).toBeNull();
    expect(await take(report(), 4, of())).toMatchObject({ kind: 'bounced' });
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(48) });
    const back = (await mails()).find(({ direction }) => direction === 'out');
    expect(back?.reply).toEqual({ class: 'bounced', reason: 'bounced', overruledBy: null });
    expect((await details()).at(-1)).toMatchObject({
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
    ['another mail', () => report({ id: '<other@acme.test>' }), 'report'],
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

  test('comes in a page with the mail it is about', async () => {
    const page = [
      seen(
        letter({
          'Message-ID': '<3@kunde.example>',
          'In-Reply-To': '<reply@acme.test>',
          Subject: 'Re: Pumps',
        }),
        10,
      ),
      seen(
        reply({
          'Message-ID': '<page@acme.test>',
          'In-Reply-To': '<3@kunde.example>',
          Cc: 'info@acme.test',
        }),
        11,
      ),
      seen(report({ id: '<page@acme.test>' }), 12),
    ];
    const outcomes = await takeInAll(deps, page, await surroundings(deps, team.id));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['customer-wrote', 'replied', 'bounced']);
    expect(await inquiry()).toMatchObject({ answer: null, replyBy: hoursLater(58) });
  });
});

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
    expect(await rows()).toHaveLength(1);
  });

  test('our own vacation answer, in Sent or as a copy, is no answer', async () => {
    const away = { 'Auto-Submitted': 'auto-replied', Subject: 'Auto: Re: Pumps' };
    await take(reply(away), 3, { ...sent, ...ofLinda() });
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
    expect((await details()).at(-1)).toMatchObject({
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
    const answered = (await rows())
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
  await done(deps, team.id, as(team.max), anAction('judge-reply', word));
  expect(await inquiry()).toMatchObject({ replyBy: null, answer: { by: team.linda.id } });
  expect((await details()).at(-1)).toMatchObject({
    action: 'judge-reply',
    detail: { replyClass: 'effective' },
  });
});
