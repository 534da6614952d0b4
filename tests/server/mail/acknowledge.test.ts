import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJobs } from '#server/jobs/jobs.ts';
import { NotYetDelivered } from '#server/mail/once.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { freePorts } from '#tests/support/free-port.ts';
import { anOpening, done, watcher } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { acknowledging, addressOf } from './acknowledging.ts';
import { hasMailStack, openDesk, quick, vault, type Desk } from './desk.ts';
import { submission } from './submission.ts';

type At = ReturnType<typeof acknowledging>;
let desk: Desk;
let settle: At['settle'];
let cameIn: At['cameIn'];
let send: At['send'];
let standing: At['standing'];
let mailsOf: At['mailsOf'];
let inboxOf: At['inboxOf'];
let received: At['received'];
let sentCopies: At['sentCopies'];
let stateOf: At['stateOf'];

describe.skipIf(!hasMailStack)('an acknowledgement', () => {
  beforeAll(async () => {
    desk = await openDesk();
    ({ settle, cameIn, send, standing, mailsOf, inboxOf, received, sentCopies, stateOf } =
      acknowledging(desk));
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
});
