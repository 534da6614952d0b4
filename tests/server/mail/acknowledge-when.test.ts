import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleId, TemplateId } from '#lib/domain/ids.ts';
import { noRoute } from '#lib/domain/routing.ts';
import { waitingJobs } from '#server/queue/waiting-jobs.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { anAction, anOpening, as, done, watcher } from '#tests/support/server-deps.ts';
import { acknowledging } from './acknowledging.ts';
import { hasMailStack, openDesk, type Desk } from './desk.ts';

type At = ReturnType<typeof acknowledging>;
let desk: Desk;
let settle: At['settle'];
let cameIn: At['cameIn'];
let send: At['send'];
let standing: At['standing'];
let received: At['received'];
let sentCopies: At['sentCopies'];
let stateOf: At['stateOf'];

describe.skipIf(!hasMailStack)('whether and when an acknowledgement goes', () => {
  beforeAll(async () => {
    desk = await openDesk();
    ({ settle, cameIn, send, standing, received, sentCopies, stateOf } = acknowledging(desk));
    await shipTemplates(desk.deps, desk.team.id, 'en');
    await desk.connectInfo();
    await settle();
  });
  afterAll(() => desk?.close());

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
