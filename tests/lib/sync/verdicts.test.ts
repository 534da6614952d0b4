import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { DraftId, type OpenDraft } from '#lib/protocol/guard.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import { aMember, aMessage, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';
import {
  aDraft,
  aGuard,
  draftId,
  first,
  linda,
  lindasGuard,
  sighting,
  wang,
  type AGuard,
} from './a-guard.ts';

const inquiryId = idOf<Inquiry['id']>('inquiry');
const free = { kind: 'free' };

let here: Awaited<ReturnType<typeof lindasGuard>>;
let replica: Replica;
let guard: AGuard;
beforeEach(async () => {
  here = await lindasGuard();
  ({ replica, guard } = here);
});
afterEach(async () => {
  guard.stop();
  await replica.delete();
});

const stand = (over: Partial<Inquiry>) => here.stand(over);
const open = async (over: Partial<OpenDraft> = {}, tabId = 1) =>
  (await guard.verdicts.opened(tabId, aDraft(over))).verdict;
const to = (...addresses: string[]) => ({ addressed: { from: null, to: addresses } });
const claimed = { stage: 'claimed', assigneeId: wang.id, assignedAt: hoursLater(-1) } as const;
const answerBy = (by: Inquiry['assigneeId'], at: Date) =>
  ({ answer: { at, by, evidence: 'server', messageId: null, dueBy: null } }) as const;

describe('the verdict of a reply', () => {
  it('is free where nobody else holds, answers or writes to it', async () => {
    expect(await open()).toEqual(free);
    await stand({ stage: 'claimed', assigneeId: linda.id });
    expect(await open()).toEqual(free);
  });

  it('is none for a mail of nobody’s concern, and for one to colleagues alone', async () => {
    await stand(claimed);
    expect(
      await open({ answered: sighting({ rfcMessageId: '<private@example.org>' }) }),
    ).toBeNull();
    expect(await open(to('wang@acme.test', 'info@acme.test'))).toBeNull();
    expect(await open(to('wang@acme.test', 'Greta@Kunde.example'))).toMatchObject({ kind: 'held' });
  });

  it('says who holds it, and since when', async () => {
    await stand(claimed);
    expect(await open()).toEqual({ kind: 'held', name: 'Wang', at: hoursLater(-1) });
    await stand({ ...claimed, stage: 'closed' });
    expect(await open()).toEqual(free);
  });

  it('says who answered since it was begun, and not who had before', async () => {
    await stand(answerBy(wang.id, hoursLater(-1)));
    expect(await open()).toEqual(free);
    await stand(answerBy(wang.id, hoursLater(1)));
    expect(await open()).toEqual({ kind: 'answered', name: 'Wang', at: hoursLater(1) });
    await stand(answerBy(null, hoursLater(1)));
    expect(await open()).toEqual({ kind: 'answered', name: '', at: hoursLater(1) });
    await stand(answerBy(linda.id, hoursLater(1)));
    expect(await open()).toEqual(free);
  });

  it('says who writes to what nobody holds', async () => {
    const at = (doing: 'viewing' | 'writing') =>
      [{ inquiryId, memberId: wang.id, doing, since: hoursLater(-2) }] as const;
    await keepPresences(replica, at('viewing'));
    expect(await open()).toEqual(free);
    await keepPresences(replica, at('writing'));
    expect(await open()).toEqual({ kind: 'writing', name: 'Wang', at: hoursLater(-2) });
    await performAll(replica, { type: 'claim', inquiryId });
    expect(await open()).toEqual(free);
  });

  it('says nothing of a writer of whom nothing is known', async () => {
    const by = (memberId: typeof wang.id) =>
      ({ inquiryId, memberId, doing: 'writing', since: hoursLater(-2) }) as const;
    await keepPresences(replica, [by(aMember('Stranger').id)]);
    expect(await open()).toEqual(free);
    await keepPresences(replica, [by(aMember('Stranger').id), by(wang.id)]);
    expect(await open()).toMatchObject({ kind: 'writing', name: 'Wang' });
  });

  it('says who is sending, for as long as that lasts', async () => {
    const sending = { memberId: wang.id, at: morning, until: hoursLater(1 / 60) };
    await stand({ sending });
    expect(await open()).toEqual({ kind: 'beaten', name: 'Wang', at: morning });
    guard.now = hoursLater(1 / 60);
    guard.pass(60_000);
    await until(() => guard.pushed.length > 0);
    expect(guard.pushed).toMatchObject([{ tabId: 1, kind: 'free' }]);
  });

  it('is asked of the server where this browser does not know the mail', async () => {
    const answered = sighting({ rfcMessageId: '<other@kunde.example>' });
    guard.resolved = { kind: 'inquiry', inquiryId, messageId: first.id, changes: [] };
    expect(await open({ answered })).toEqual(free);
  });
});

describe('a page that holds a verdict', () => {
  it('hears that its reply is an inquiry’s, also where it goes to colleagues alone so far', async () => {
    const rfcMessageId = '<late@kunde.example>';
    const answered = sighting({ rfcMessageId });
    expect(await open({ answered, ...to('wang@acme.test') })).toBeNull();
    await here.bring(...upsert('messages', aMessage('late', { rfcMessageId })));
    await until(() => guard.pushed.length > 0);
    expect(guard.pushed).toMatchObject([{ tabId: 1, verdict: null }]);
  });

  it('hears when it changes, and never the same twice', async () => {
    await open();
    await open({}, 2);
    await stand(claimed);
    await until(() => guard.pushed.length === 2);
    await here.bring(...upsert('members', aMember('Sun')));
    await stand({});
    await until(() => guard.pushed.length === 4);
    expect(guard.pushed.map(({ tabId, kind }) => `${tabId} ${kind}`)).toEqual([
      '1 held',
      '2 held',
      '1 free',
      '2 free',
    ]);
  });

  it('hears when the mail it answers turns out to be an inquiry’s', async () => {
    const rfcMessageId = '<late@kunde.example>';
    expect(await open({ answered: sighting({ rfcMessageId }) })).toBeNull();
    await here.bring(...upsert('messages', aMessage('late', { rfcMessageId })));
    await until(() => guard.pushed.length > 0);
    expect(guard.pushed).toMatchObject([{ kind: 'free' }]);
  });

  it('hears nothing any more once the reply is closed, or the tab gone', async () => {
    await open();
    await open({}, 2);
    await open({}, 3);
    await guard.verdicts.closed(1, draftId);
    guard.verdicts.forget(2);
    await stand(claimed);
    await until(() => guard.pushed.length > 0);
    expect(guard.pushed).toMatchObject([{ tabId: 3 }]);
  });
});

describe('the dialog', () => {
  it('learns what waits in its own tab, and in no other', async () => {
    await stand(claimed);
    await open();
    const verdict = { kind: 'held', name: 'Wang', at: hoursLater(-1) };
    expect(guard.verdicts.guarded(1, draftId)).toEqual({ inquiryId, verdict });
    expect(guard.verdicts.guarded(2, draftId)).toBeNull();
    await guard.verdicts.closed(1, draftId);
    expect(guard.verdicts.guarded(1, draftId)).toBeNull();
  });
});

describe('a reply that comes again under another name', () => {
  const again = DraftId.parse('f'.repeat(32));
  const minutesLater = (count: number) => new Date(morning.getTime() + count * 60_000);

  it.each(['reloaded', 'in a window of its own'])(
    'knows still when it was begun: %s',
    async (how) => {
      await open();
      guard.now = minutesLater(30);
      await stand(answerBy(wang.id, minutesLater(20)));
      if (how === 'reloaded') guard.verdicts.forget(1);
      else await guard.verdicts.closed(1, draftId);
      guard.now = minutesLater(31);
      const told = { kind: 'answered', name: 'Wang', at: minutesLater(20) };
      expect(await open({ id: again }, 2)).toEqual(told);
      // And so does the next worker.
      guard.stop();
      guard = aGuard(replica);
      guard.now = minutesLater(32);
      expect(await open({ id: again }, 2)).toEqual(told);
    },
  );

  it('is another one a while later', async () => {
    await open();
    guard.now = minutesLater(30);
    await guard.verdicts.closed(1, draftId);
    await stand(answerBy(wang.id, minutesLater(20)));
    guard.now = minutesLater(32);
    expect(await open({ id: again })).toEqual(free);
  });
});

describe('a worker that starts anew', () => {
  it('knows still when a reply was begun', async () => {
    await open();
    guard.stop();
    await stand(answerBy(wang.id, hoursLater(1)));
    guard = aGuard(replica);
    guard.now = hoursLater(2);
    expect(await open()).toEqual({ kind: 'answered', name: 'Wang', at: hoursLater(1) });
    await guard.verdicts.closed(1, draftId);
    guard.now = hoursLater(3);
    expect(await open()).toEqual(free);
  });
});
