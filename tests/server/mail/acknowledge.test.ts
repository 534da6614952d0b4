import { and, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualAcknowledgement, type AcknowledgementSettings } from '#lib/domain/acknowledgement.ts';
import type { ActionOf } from '#lib/domain/action.ts';
import type { InquiryId, RuleId, TemplateId } from '#lib/domain/ids.ts';
import { noRoute } from '#lib/domain/routing.ts';
import { deliveries } from '#server/database/schema/mail.ts';
import { startJobs } from '#server/jobs/jobs.ts';
import { acknowledge } from '#server/mail/acknowledge.ts';
import { NotYetDelivered } from '#server/mail/once.ts';
import { waitingJobs } from '#server/queue/waiting-jobs.ts';
import type { Deps } from '#server/services/deps.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { freePorts } from '#tests/support/free-port.ts';
import { lineServer } from '#tests/support/line-server.ts';
import { anAction, anOpening, as, done, watcher } from '#tests/support/server-deps.ts';
import { asPerson, hasMailStack, openDesk, quick, until, vault, type Desk } from './desk.ts';

let desk: Desk;

/** How info@ acknowledges from now on. */
async function settle(over: Partial<AcknowledgementSettings> = {}, replyHours = 48) {
  const { connected: _c, trouble: _t, seq: _s, teamId: _i, ...mailbox } = await desk.mailbox();
  const acknowledgement = { ...usualAcknowledgement, ...over };
  const changed = { ...mailbox, replyHours, acknowledgement };
  await done(
    desk.deps,
    desk.team.id,
    as(desk.team.ada),
    anAction('save-mailbox', { mailbox: changed }),
  );
}

interface Came {
  to?: string;
  language?: string;
  name?: string;
  receivedAt?: Date;
  message?: Partial<ActionOf<'open'>['message']>;
}

/** Everybody is of another company: only so many of one are acknowledged in an hour. */
const addressOf = (word: string) => `${word}@${word}.example`;

/** A mail came that may be acknowledged; nothing is sent yet. */
async function cameIn(word: string, came: Came = {}, deps: Deps = desk.deps) {
  const { language = 'en', name = 'Greta Kunde', receivedAt = deps.now() } = came;
  const usual = anOpening(desk.team.mailboxId, word);
  const opening: ActionOf<'open'> = {
    ...usual,
    customer: { ...usual.customer, name, language },
    inquiry: { ...usual.inquiry, language },
    message: { ...usual.message, receivedAt, ...came.message },
    acknowledge: { may: true, to: came.to ?? addressOf(word) },
  };
  const queue = { ...deps.queue, enqueue: async () => null };
  await done({ ...deps, queue }, desk.team.id, watcher, opening);
  return { teamId: desk.team.id, inquiryId: opening.inquiryId, actionId: opening.id };
}
type Job = Awaited<ReturnType<typeof cameIn>>;

const send = (job: Job, over: Partial<Deps> = {}) =>
  acknowledge({ ...desk.deps, ...over }, vault, job, quick.mail);
const standing = async ({ inquiryId }: { inquiryId: InquiryId }) =>
  (await desk.inquiries()).find(({ id }) => id === inquiryId)?.acknowledgement;
const mailsOf = (address: string, folder = 'INBOX') =>
  asPerson(desk.stack, address, async (client) => {
    const { exists } = await client.mailboxOpen(folder, { readOnly: true });
    if (exists === 0) return [];
    const all = await client.fetchAll('1:*', { source: true });
    return all.map(({ source }) => source?.toString() ?? '');
  });
/** What stands in the customer's inbox once mail is there. */
const received = (word: string) => inboxOf(addressOf(word));
const inboxOf = (address: string) =>
  until(async () => {
    const mails = await mailsOf(address);
    return mails.length > 0 && mails;
  });
const sentCopies = async (word: string) =>
  (await mailsOf('info@acme.test', 'Sent')).filter((raw) => raw.includes(`To: ${addressOf(word)}`));
const stateOf = async ({ actionId }: Job) => {
  const [row] = await desk.deps.database
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.teamId, desk.team.id), eq(deliveries.id, actionId)));
  return row?.state;
};

describe.skipIf(!hasMailStack)('an acknowledgement', () => {
  beforeAll(async () => {
    desk = await openDesk();
    await shipTemplates(desk.deps, desk.team.id, 'en');
    await desk.connectInfo();
    await settle();
  });
  afterAll(() => desk?.close());

  test('goes to the customer in their language, in the thread, and asks no program to answer', async () => {
    const references = ['<first@kunde.example>', '<second@kunde.example>'];
    const job = await cameIn('lucia', {
      language: 'es',
      name: 'Lucía Gómez',
      message: { references, inReplyTo: '<second@kunde.example>' },
    });
    await send(job);
    const [raw = '', ...more] = await received('lucia');
    expect(more).toEqual([]);
    const mail = await simpleParser(raw);
    const id = `<acknowledgement.${job.actionId}@acme.test>`;
    expect(mail).toMatchObject({
      subject: 'Re: Pumps lucia',
      messageId: id,
      inReplyTo: '<lucia@kunde.example>',
      references: [...references, '<lucia@kunde.example>'],
      from: { value: [{ name: 'Front desk', address: 'info@acme.test' }] },
      to: { value: [{ address: 'lucia@lucia.example' }] },
      html: false,
      attachments: [],
    });
    const header = (name: string) => mail.headers.get(name);
    expect(header('auto-submitted')).toBe('auto-replied');
    expect(header('x-auto-response-suppress')).toBe('All');
    expect(header('x-baton-loop')).toBe('info@acme.test');
    expect(header('content-language')).toBe('es');
    expect(raw).toMatch(/^Return-Path: <>/m);
    expect(raw).not.toMatch(/^(?:Precedence|List-Unsubscribe|Reply-To):/im);
    expect(mail.text).toContain('Hola, Lucía Gómez:');
    expect(mail.text).toContain('en un plazo de 48 horas');
    expect(mail.text).not.toContain('Pumps');

    expect(await sentCopies('lucia')).toHaveLength(1);
    expect(await standing(job)).toMatchObject({ state: 'sent', language: 'es', reason: null });
    const kept = (await desk.messages()).find(({ rfcMessageId }) => rfcMessageId === id);
    expect(kept).toMatchObject({
      inquiryId: job.inquiryId,
      direction: 'out',
      reply: { class: 'automatic', reason: 'acknowledgement', overruledBy: null },
      places: [{ account: 'info@acme.test', folder: 'Sent' }],
    });
    // It never stops a deadline.
    const inquiry = (await desk.inquiries()).find((row) => row.id === job.inquiryId);
    expect(inquiry).toMatchObject({ answer: null, stage: 'open' });
    expect(inquiry?.replyBy).not.toBeNull();
    await send(job);
    expect(await mailsOf('lucia@lucia.example')).toHaveLength(1);
  });

  test('says what is left of the inquiry’s own deadline, in English where nobody wrote the language', async () => {
    const receivedAt = new Date(Date.now() - 3.5 * 3_600_000);
    const job = await cameIn('late', { language: 'fi', receivedAt });
    await send(job);
    const { text } = await simpleParser((await received('late'))[0] ?? '');
    expect(text).toContain('within 45 hours');
    expect(await standing(job)).toMatchObject({ state: 'sent', language: 'en' });
  });

  test('carries no name that is an advertisement', async () => {
    await send(await cameIn('victim', { name: 'Win at http://casino.example' }));
    const { text } = await simpleParser((await received('victim'))[0] ?? '');
    expect(text?.startsWith('Hello,')).toBe(true);
    expect(text).not.toContain('casino');
  });

  test('of two mails at once from one person goes out once', async () => {
    const jobs = await Promise.all([
      cameIn('twice-1', { to: 'twice@kunde.example' }),
      cameIn('twice-2', { to: 'twice+again@kunde.example' }),
    ]);
    await Promise.all(jobs.map((job) => send(job)));
    const states = await Promise.all(jobs.map(standing));
    expect(states.map((one) => one?.state).toSorted()).toEqual(['sent', 'withheld']);
    expect(states.find((one) => one?.state === 'withheld')).toMatchObject({ reason: 'recently' });
    // Both addresses are one inbox.
    expect(await inboxOf('twice@kunde.example')).toHaveLength(1);
  });

  test('goes from the mailbox’s own address where the server refuses the empty sender', async () => {
    const server = await submission({ refuses: /^MAIL FROM:<>/ });
    await desk.connectInfo({ smtp: { host: server.host, port: server.port, security: 'none' } });
    const job = await cameIn('own-sender');
    await send(job);
    await server.close();
    await desk.connectInfo();
    expect(server.heard.filter((line) => line.startsWith('MAIL FROM'))).toEqual([
      expect.stringMatching(/^MAIL FROM:<>.* RET=HDRS/),
      expect.stringMatching(/^MAIL FROM:<info@acme.test>.* RET=HDRS/),
    ]);
    expect(server.heard.find((line) => line.startsWith('RCPT TO'))).toMatch(/NOTIFY=NEVER/);
    expect(await standing(job)).toMatchObject({ state: 'sent' });
    // This server saves nothing by itself.
    expect(await sentCopies('own-sender')).toHaveLength(1);
  });

  const points = [
    ['acknowledgement-planned', 'sent', 1],
    ['acknowledgement-written', 'unsure', 0],
    ['acknowledgement-sent', 'sent', 1],
  ] as const;
  test.each(points)('dying at %s is %s, and never goes out twice', async (point, state, copies) => {
    const job = await cameIn(point);
    const reach = async (at: string): Promise<void> => {
      if (at === point) throw new Error('the process died');
    };
    await expect(send(job, { reach })).rejects.toThrow('died');
    await send(job);
    await send(job);
    expect(await standing(job)).toMatchObject({ state });
    expect(await stateOf(job)).toBe(state === 'sent' ? 'delivered' : 'unsure');
    if (copies > 0) expect(await received(point)).toHaveLength(copies);
    expect(await sentCopies(point)).toHaveLength(copies);
    const kept = (await desk.messages()).filter(({ inquiryId }) => inquiryId === job.inquiryId);
    // Perhaps it arrived, so an answer to it must be known.
    expect(kept.map(({ direction }) => direction).toSorted()).toEqual(['in', 'out']);
  });

  test('left by a process that died is ended by the next', async () => {
    const job = await cameIn('left');
    const reach = async (at: string): Promise<void> => {
      if (at === 'acknowledgement-written') throw new Error('the process died');
    };
    await expect(send(job, { reach })).rejects.toThrow('died');
    const jobs = await startJobs(desk.deps, vault, { ...quick, look: 100 });
    await until(async () => (await standing(job))?.state === 'unsure');
    await jobs.stop();
  });

  test('waits while the mail server is away, and goes once when it is back', async () => {
    const [port = 0] = await freePorts(1);
    await desk.connectInfo({ smtp: { host: '127.0.0.1', port, security: 'none' } });
    const job = await cameIn('waits');
    await expect(send(job)).rejects.toThrow(NotYetDelivered);
    expect(await standing(job)).toMatchObject({ state: 'planned' });
    await desk.connectInfo();
    await send(job);
    expect(await received('waits')).toHaveLength(1);
  });

  test('that the server refuses for good has failed, and says why', async () => {
    const job = await cameIn('refused', { to: 'nobody@acme.test' });
    await send(job);
    expect(await standing(job)).toMatchObject({ state: 'failed', evidence: '550' });
    expect(await stateOf(job)).toBe('failed');
  });

  test('that broke off before it was written whole may be tried again', async () => {
    const server = await submission({ breaksAt: /^DATA/ });
    await desk.connectInfo({ smtp: { host: server.host, port: server.port, security: 'none' } });
    const job = await cameIn('broke-early');
    await expect(send(job)).rejects.toThrow(NotYetDelivered);
    await desk.connectInfo();
    await send(job);
    expect(await received('broke-early')).toHaveLength(1);
  });

  test('that broke off on its way is unsure, and stays so', async () => {
    const server = await submission({ breaksAt: /^\.$/ });
    await desk.connectInfo({ smtp: { host: server.host, port: server.port, security: 'none' } });
    const job = await cameIn('broke-off');
    await send(job);
    await desk.connectInfo();
    await send(job);
    expect(await standing(job)).toMatchObject({ state: 'unsure' });
    expect(server.heard.filter((line) => line.startsWith('MAIL FROM'))).toHaveLength(1);
  });

  const at = (iso: string) => ({ now: () => new Date(iso) });
  const night = { from: '20:00', to: '08:00', timeZone: 'Asia/Shanghai' };
  test('in quiet hours waits until they end, and is not late by that', async () => {
    await settle({ quiet: night, notAfterHours: 1 });
    const evening = at('2026-11-23T14:00:00Z');
    const job = await cameIn('night', {}, { ...desk.deps, ...evening });
    await send(job, evening);
    expect(await standing(job)).toMatchObject({
      state: 'waiting',
      at: new Date('2026-11-24T00:00:00Z'),
    });
    const next = (await waitingJobs(desk.deps.database)).filter(
      ({ data }) => data.inquiryId === job.inquiryId,
    );
    expect(next).toMatchObject([
      { name: 'acknowledge', data: job, startAfter: new Date('2026-11-24T00:00:00Z') },
    ]);
    await send(job, at('2026-11-24T00:00:01Z'));
    expect(await standing(job)).toMatchObject({ state: 'sent' });
    const { text } = await simpleParser((await received('night'))[0] ?? '');
    expect(text).toContain('You wrote while we were closed');
    expect(text).toContain('within 38 hours');
    await settle();
  });

  test('tells when the quiet hours ended on both walls, where a template asks', async () => {
    const templateId = crypto.randomUUID() as TemplateId;
    const body = 'Closed until {{ quiet.until }}, {{ quiet.customer }} in your time.';
    const template = {
      id: templateId,
      purpose: 'acknowledgement' as const,
      name: 'Walls',
      variants: [{ language: 'en', body }],
      fallback: 'en',
    };
    await done(desk.deps, desk.team.id, as(desk.team.ada), anAction('save-template', { template }));
    await settle({ quiet: night, templateId });
    const evening = at('2026-11-23T14:00:00Z');
    const job = await cameIn('walls', {}, { ...desk.deps, ...evening });
    await send(job, at('2026-11-24T00:00:01Z'));
    const { text } = await simpleParser((await received('walls'))[0] ?? '');
    expect(text?.trim()).toMatch(
      /^Closed until Tuesday.*08:00.*, Tuesday.*01:00.* in your time\.$/,
    );

    // By day nothing ended, and a letter with a hole in it does not leave.
    const day = at('2026-11-24T03:00:00Z');
    const open = await cameIn('by-day', {}, { ...desk.deps, ...day });
    await send(open, day);
    expect(await standing(open)).toMatchObject({
      state: 'withheld',
      reason: 'template',
      evidence: 'quiet.until, quiet.customer',
    });
    await settle();
  });

  const hour = 3_600_000;
  test('is withheld where time or people were quicker', async () => {
    const old = await cameIn('old', { receivedAt: new Date(Date.now() - 12.1 * hour) });
    const spam = await cameIn('spam');
    const off = await cameIn('off');
    const { inquiryId } = spam;
    const close = anAction('close', { inquiryId, outcome: 'spam' });
    await done(desk.deps, desk.team.id, as(desk.team.linda), anAction('claim', { inquiryId }));
    await done(desk.deps, desk.team.id, as(desk.team.linda), close);
    await send(old);
    await send(spam);
    await settle({ isOn: false });
    await send(off);
    await settle();
    expect(await standing(old)).toMatchObject({ state: 'withheld', reason: 'too-old' });
    expect(await standing(spam)).toMatchObject({ state: 'withheld', reason: 'junk' });
    expect(await standing(off)).toMatchObject({ state: 'withheld', reason: 'off' });
    for (const job of [old, spam, off]) expect(await stateOf(job)).toBe('failed');
    for (const word of ['old', 'spam', 'off']) expect(await sentCopies(word)).toEqual([]);
  });

  test('is sent by the job that the opening left; how long that takes is printed', async () => {
    const jobs = await startJobs(desk.deps, vault, { ...quick, look: 100_000 });
    const times: number[] = [];
    for (const word of ['job-1', 'job-2', 'job-3', 'job-4', 'job-5']) {
      const opening = {
        ...anOpening(desk.team.mailboxId, word),
        acknowledge: { may: true as const, to: addressOf(word) },
      };
      opening.message = { ...opening.message, receivedAt: new Date() };
      const began = performance.now();
      await done(desk.deps, desk.team.id, watcher, opening);
      await received(word);
      times.push(Math.round(performance.now() - began));
      await until(async () => (await standing(opening))?.state === 'sent');
    }
    process.stdout.write(`opened → in the customer's inbox: ${times.join(', ')} ms\n`);
    await jobs.stop();
  });

  test('of a mail opened by hand, or dismissed by a rule, leaves no job', async () => {
    const acknowledging = { may: true as const, to: 'x@kunde.example' };
    const byHand = { ...anOpening(desk.team.mailboxId, 'by-hand'), acknowledge: acknowledging };
    await done(desk.deps, desk.team.id, as(desk.team.linda), byHand);
    const jobs = await waitingJobs(desk.deps.database);
    expect(jobs.filter(({ data }) => data.inquiryId === byHand.inquiryId)).toEqual([]);
    expect(await standing(byHand)).toMatchObject({ state: 'withheld', reason: 'by-hand' });

    const rule = { id: crypto.randomUUID() as RuleId, name: 'Newsletters' };
    const dismissed = {
      ...anOpening(desk.team.mailboxId, 'dismissed'),
      acknowledge: acknowledging,
      route: { ...noRoute, rules: [rule], dismiss: rule },
    };
    await done(desk.deps, desk.team.id, watcher, dismissed);
    const later = await waitingJobs(desk.deps.database);
    expect(later.filter(({ data }) => data.inquiryId === dismissed.inquiryId)).toEqual([]);
    expect(await standing(dismissed)).toMatchObject({
      state: 'withheld',
      reason: 'rule',
      evidence: 'Newsletters',
    });
  });

  test('has nowhere to go out without an account that sends', async () => {
    await desk.connectInfo({ smtp: null });
    const job = await cameIn('no-account');
    await send(job);
    expect(await standing(job)).toMatchObject({ state: 'withheld', reason: 'no-account' });
    await desk.connectInfo();
  });
});

/** A submission server that takes mail, but for what a test makes it refuse. */
async function submission(over: { refuses?: RegExp; breaksAt?: RegExp }) {
  let isData = false;
  const server = await lineServer({
    greeting: ['220 line server ESMTP'],
    answer(line) {
      if (isData) {
        if (line !== '.') return [];
        isData = false;
        return over.breaksAt?.test(line) ? breakOff() : ['250 2.0.0 taken'];
      }
      if (over.breaksAt?.test(line)) return breakOff();
      if (over.refuses?.test(line)) return ['550 5.7.1 a sender is required'];
      if (line.startsWith('EHLO')) return ['250-line server', '250-DSN', '250 AUTH PLAIN'];
      if (line.startsWith('AUTH')) return ['235 2.7.0 welcome'];
      isData = line.startsWith('DATA');
      if (isData) return ['354 go on'];
      return line.startsWith('QUIT') ? ['221 bye'] : ['250 ok'];
    },
  });
  function breakOff(): 'hang' {
    void server.close();
    return 'hang';
  }
  return server;
}
