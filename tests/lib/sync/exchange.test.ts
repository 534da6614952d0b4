import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Member } from '#lib/domain/member.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { inquiryView } from '#lib/replica/queries/inquiry.ts';
import { badge } from '#lib/sync/badge.ts';
import { startSync } from '#lib/sync/sync.ts';
import { servedApiOfFile } from '#tests/support/api-of-file.ts';
import { aTeam, anAction, anOpening, as, done, watcher } from '#tests/support/server-deps.ts';
import { aDevice, seen, type Device } from './a-device.ts';

const minute = 60_000;
const hour = 60 * minute;
vi.setConfig({ testTimeout: minute, hookTimeout: minute });
const { deps, api, server } = await servedApiOfFile();

let team: Awaited<ReturnType<typeof aTeam>>;
let inquiryId: ReturnType<typeof anOpening>['inquiryId'];
beforeEach(async () => {
  team = await aTeam(deps);
  const opening = anOpening(team.mailboxId);
  ({ inquiryId } = opening);
  await done(deps, team.id, watcher, opening);
});

const base = () => `${server.url}/`;
const of = (member: Member, over = {}) => aDevice(base(), api.tokenOf(team.id, member), over);
const rowOf = async ({ replica }: Device) => (await replica.inquiries.get(inquiryId))?.row;
const kindOf = async ({ replica }: Device) => (await readMeta(replica, 'connection')).kind;

describe('an exchange', () => {
  it('brings a new device everything, and says who it is', async () => {
    const linda = await of(team.linda);
    expect(await linda.exchange()).toBe('ok');
    expect(await rowOf(linda)).toMatchObject({ stage: 'open', assigneeId: null });
    expect(await linda.replica.members.count()).toBe(4);
    expect(await linda.replica.messages.count()).toBe(1);
    expect(await readMeta(linda.replica, 'me')).toMatchObject({ memberId: team.linda.id });
    expect(await kindOf(linda)).toBe('connected');
  });

  it('tells a browser whose clock is wrong what is overdue by the server’s', async () => {
    const laptop = new Date(deps.now().getTime() - 30 * hour);
    const linda = await of(team.linda, { now: () => laptop });
    await linda.exchange();
    await linda.perform({ type: 'claim', inquiryId });
    await linda.exchange();
    const { replyBy } = (await rowOf(linda)) ?? {};
    const early = await badge(linda.replica, linda.parts.now());
    expect(early).toMatchObject({ kind: 'none' });
    const before = deps.now();
    deps.setNow(new Date((replyBy?.getTime() ?? 0) + minute));
    try {
      linda.setOnline(false);
      await linda.exchange();
      expect(await badge(linda.replica, linda.parts.now())).toMatchObject({ kind: 'none' });
      linda.setOnline(true);
      await linda.exchange();
      expect(await badge(linda.replica, linda.parts.now())).toMatchObject({ count: 1 });
      // Alarms go by the browser's own clock.
      expect(linda.parts.clock.deviceTime(deps.now()).getTime()).toBeCloseTo(laptop.getTime(), -2);
    } finally {
      deps.setNow(before);
    }
  });

  it('gives an inquiry to the first who claims it, and tells the second who and when', async () => {
    const [linda, wang] = [await of(team.linda), await of(team.wang)];
    await Promise.all([linda.exchange(), wang.exchange()]);
    await linda.perform({ type: 'claim', inquiryId });
    await wang.perform({ type: 'claim', inquiryId });
    await wang.perform({ type: 'hand-off', inquiryId, templateId: null });
    await linda.exchange();
    await wang.exchange();
    expect(await rowOf(linda)).toMatchObject({ assigneeId: team.linda.id });
    expect(await rowOf(wang)).toMatchObject({ assigneeId: team.linda.id, stage: 'claimed' });
    expect(await wang.replica.outbox.count()).toBe(0);
    expect(await wang.replica.refused.toArray()).toMatchObject([
      {
        action: { type: 'claim' },
        refusal: { code: 'already-claimed', memberId: team.linda.id, at: deps.now() },
        followers: [{ type: 'hand-off' }],
      },
    ]);
  });

  it('sends a claim and what follows from it, one after the other', async () => {
    const linda = await of(team.linda);
    await linda.exchange();
    await linda.perform({ type: 'claim', inquiryId });
    await linda.perform({ type: 'hand-off', inquiryId, templateId: null });
    await linda.perform({ type: 'tag', inquiryId, add: ['pumps'], remove: [] });
    const view = await inquiryView(linda.replica, inquiryId);
    expect(view).toMatchObject({
      phase: 'predicted',
      inquiry: { stage: 'handed-off', tags: ['pumps'] },
      settled: { stage: 'open', tags: [] },
    });
    await linda.exchange();
    expect(await inquiryView(linda.replica, inquiryId)).toMatchObject({
      phase: null,
      steps: [],
      settled: { stage: 'handed-off', tags: ['pumps'] },
    });
  });

  it('loses nothing and does nothing twice when an answer is lost', async () => {
    let losses = 1;
    const lossy: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method === 'POST' && losses-- > 0) throw new TypeError('network connection lost');
      return response;
    };
    const linda = await of(team.linda, { fetch: lossy });
    const note = { type: 'note', inquiryId, noteId: deps.newId() as never, text: 'Call.' } as const;
    await linda.perform(note);
    expect(await linda.exchange()).toBe('failed');
    expect(await linda.replica.outbox.count()).toBe(1);
    expect(await kindOf(linda)).toBe('offline');
    expect(await linda.exchange()).toBe('ok');
    expect(await linda.replica.outbox.count()).toBe(0);
    expect(await linda.replica.notes.count()).toBe(1);
    const entries = await linda.replica.entries.toArray();
    expect(entries.filter(({ row }) => row.action === 'note')).toHaveLength(1);
  });

  it('keeps what was done offline, and lands it or says why not', async () => {
    const linda = await of(team.linda);
    await linda.exchange();
    linda.setOnline(false);
    await linda.perform({ type: 'claim', inquiryId });
    expect(await linda.exchange()).toBe('failed');
    expect(await readMeta(linda.replica, 'connection')).toMatchObject({ kind: 'offline' });
    expect((await inquiryView(linda.replica, inquiryId))?.inquiry.assigneeId).toBe(team.linda.id);
    await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId }));
    linda.setOnline(true);
    expect(await linda.exchange()).toBe('ok');
    const view = await inquiryView(linda.replica, inquiryId);
    expect(view?.inquiry.assigneeId).toBe(team.wang.id);
    expect(view?.refusals).toMatchObject([{ refusal: { code: 'already-claimed' } }]);
  });

  it('forgets the team but not the person’s word when the browser is signed out', async () => {
    const linda = await of(team.linda);
    await linda.exchange();
    await linda.perform({ type: 'claim', inquiryId });
    api.tokens.clear();
    expect(await linda.exchange()).toBe('failed');
    expect(await kindOf(linda)).toBe('signed-out');
    expect(await linda.replica.inquiries.count()).toBe(0);
    expect(await linda.replica.outbox.count()).toBe(1);
    expect(await linda.exchange()).toBe('none');
  });

  it('never sends one person’s word as another’s', async () => {
    const device = await of(team.linda);
    await device.exchange();
    await device.perform({ type: 'claim', inquiryId });
    const token = api.tokenOf(team.id, team.wang);
    await device.parts.secrets.write('device', { base: base(), token, memberId: null });
    expect(await device.exchange()).toBe('ok');
    expect(await device.replica.outbox.count()).toBe(0);
    expect(await rowOf(device)).toMatchObject({ stage: 'open', assigneeId: null });
  });
});

describe('sync', () => {
  it('shows a colleague’s claim by the feed, while somebody looks', async () => {
    const linda = await of(team.linda);
    const sync = startSync(linda.parts, () => undefined, linda.signal);
    sync.attend();
    await sync.exchange();
    await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId }));
    const row = await seen(
      () => rowOf(linda),
      (found) => found?.stage === 'claimed',
    );
    expect(row?.assigneeId).toBe(team.wang.id);
    linda.stop();
  });

  it('sends what is performed without being told', async () => {
    const linda = await of(team.linda);
    const sync = startSync(linda.parts, () => undefined, linda.signal);
    await sync.exchange();
    await linda.perform({ type: 'claim', inquiryId });
    await seen(
      () => linda.replica.outbox.count(),
      (count) => count === 0,
    );
    expect(await rowOf(linda)).toMatchObject({ assigneeId: team.linda.id });
    linda.stop();
  });

  it('answers what pages ask of the server, and brings the rows to show it by', async () => {
    const linda = await of(team.linda);
    const sync = startSync(linda.parts, () => undefined, linda.signal);
    await sync.exchange();
    const later = anOpening(team.mailboxId, 'later');
    await done(deps, team.id, watcher, later);
    const sighting = {
      webmail: 'roundcube' as const,
      account: 'info@acme.test',
      place: null,
      gmail: null,
      rfcMessageId: later.message.rfcMessageId,
      from: later.message.from,
      subject: later.message.subject,
      recipients: [],
      sentAt: null,
      tiers: [],
      keys: [],
    };
    expect(await sync.resolve(sighting)).toMatchObject({
      kind: 'inquiry',
      inquiryId: later.inquiryId,
    });
    expect((await linda.replica.inquiries.get(later.inquiryId))?.row.subject).toBe('Pumps later');
    expect((await sync.history(inquiryId))?.entries).toHaveLength(1);
    expect((await sync.search('later'))?.inquiries).toHaveLength(1);
    linda.setOnline(false);
    expect(await sync.search('later')).toBeNull();
    linda.stop();
  });

  it('gives its token back when the person disconnects', async () => {
    const linda = await of(team.linda);
    const sync = startSync(linda.parts, () => undefined, linda.signal);
    await sync.exchange();
    await sync.disconnect();
    expect(await linda.parts.secrets.read('device')).toBeNull();
    expect(await linda.replica.inquiries.count()).toBe(0);
    expect(await sync.exchange()).toBe('none');
    linda.stop();
  });
});
