import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Replica } from '#lib/replica/database.ts';
import { dismissRefusal, perform, showRefusals, type Draft } from '#lib/replica/perform.ts';
import { settleDone, settleFailed, settleRefused } from '#lib/replica/settle.ts';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { aReplica, author, bring, performAll } from './a-replica.ts';

const inquiryId = idOf<never>('one');
const claim: Draft = { type: 'claim', inquiryId };
const handOff: Draft = { type: 'hand-off', inquiryId, templateId: null };
const note: Draft = { type: 'note', inquiryId, noteId: idOf('note'), text: 'Mind the voltage.' };
const refusal: Refusal = { code: 'already-claimed', memberId: idOf('Wang'), at: morning };

let replica: Replica;
beforeEach(() => {
  replica = aReplica();
});
const waiting = async () =>
  (await replica.outbox.orderBy('order').toArray()).map(({ action }) => action.type);
const idAt = async (place: number) => {
  const all = await replica.outbox.orderBy('order').toArray();
  return all[place]?.id ?? ('' as never);
};

describe('perform', () => {
  it('appends a signed action as the server will read it', async () => {
    const id = await perform(replica, claim, author);
    expect(await replica.outbox.toArray()).toEqual([
      {
        order: 1,
        id,
        inquiryId,
        action: { type: 'claim', inquiryId, id, at: morning },
        doneSeq: null,
        failed: null,
      },
    ]);
  });

  it('names the field that is wrong, and appends nothing', async () => {
    await expect(perform(replica, { ...note, text: '' } as Draft, author)).rejects.toMatchObject({
      issues: [{ path: ['text'] }],
    });
    expect(await waiting()).toEqual([]);
  });
});

describe('what was done', () => {
  it('stays until the rows have come so far', async () => {
    await performAll(replica, claim);
    await settleDone(replica, await idAt(0), 7);
    expect(await waiting()).toEqual(['claim']);
    await bring(replica, 7);
    expect(await waiting()).toEqual([]);
  });

  it('goes at once where the rows were faster, or nothing was recorded', async () => {
    await bring(replica, 7);
    await performAll(replica, claim, note);
    await settleDone(replica, await idAt(0), 7);
    expect(await waiting()).toEqual(['note']);
    await settleDone(replica, await idAt(0), null);
    expect(await waiting()).toEqual([]);
  });
});

describe('what was refused', () => {
  it('takes with it what was done because of it, and nothing else', async () => {
    const other: Draft = { type: 'claim', inquiryId: idOf('two') };
    await performAll(replica, claim, note, handOff, other);
    const id = await idAt(0);
    await settleRefused(replica, id, { refusal, problem: null }, hoursLater(1));
    expect(await waiting()).toEqual(['note', 'claim']);
    expect(await replica.refused.toArray()).toMatchObject([
      { id, inquiryId, refusal, followers: [handOff], at: hoursLater(1), shownAt: null },
    ]);
  });

  it('takes nothing with it where its goal is reached', async () => {
    await performAll(replica, claim, handOff);
    const reached: Refusal = { code: 'already-yours', at: morning };
    await settleRefused(replica, await idAt(0), { refusal: reached, problem: null }, morning);
    expect(await waiting()).toEqual(['hand-off']);
  });

  it('is not told of a view', async () => {
    await performAll(replica, { type: 'view', inquiryId });
    await settleRefused(replica, await idAt(0), { refusal, problem: null }, morning);
    expect(await waiting()).toEqual([]);
    expect(await replica.refused.count()).toBe(0);
  });

  it('is shown once and goes when the person has taken note', async () => {
    await performAll(replica, claim);
    const id = await idAt(0);
    await settleRefused(replica, id, { refusal: null, problem: 'text: too long' }, morning);
    await showRefusals(replica, idOf('two'), morning);
    expect((await replica.refused.get(id))?.shownAt).toBeNull();
    await showRefusals(replica, inquiryId, morning);
    await showRefusals(replica, inquiryId, hoursLater(1));
    expect((await replica.refused.get(id))?.shownAt).toEqual(morning);
    await dismissRefusal(replica, id);
    expect(await replica.refused.count()).toBe(0);
  });
});

describe('what the server broke down over', () => {
  it('waits longer each time, an hour at most, and is taken back and told in the end', async () => {
    await performAll(replica, claim, handOff);
    const id = await idAt(0);
    const waits: number[] = [];
    for (let times = 1; times <= 9; times += 1) {
      await settleFailed(replica, id, 'a1b2c3d4', morning);
      const [first] = await replica.outbox.orderBy('order').toArray();
      waits.push(((first?.failed?.until.getTime() ?? 0) - morning.getTime()) / 1000);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    expect(await waiting()).toEqual(['claim', 'hand-off']);
    await settleFailed(replica, id, 'a1b2c3d4', morning);
    expect(await waiting()).toEqual([]);
    expect(await replica.refused.toArray()).toMatchObject([
      { id, refusal: null, problem: 'failed: a1b2c3d4', followers: [handOff] },
    ]);
  });
});
