// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { AskWorker, Guarded } from '#lib/protocol/worker.ts';
import { idOf } from '#tests/support/rows.ts';
import { guardedHere } from '../../../entrypoints/guard/guarded-here.ts';

const draftId = 'a1'.repeat(16);
const guarded: Guarded = {
  inquiryId: idOf<InquiryId>('shown'),
  verdict: { kind: 'held', name: 'Wang Lei', at: new Date('2026-11-23T09:00:00Z') },
};

/** A frame in a page, and a worker that knows of one reply. */
function frame() {
  const asked: string[] = [];
  const ask = (async (question: { draftId: string }) => {
    asked.push(question.draftId);
    return question.draftId === draftId ? guarded : null;
  }) as unknown as AskWorker;
  const shown = vi.fn<(here: unknown) => void>();
  void guardedHere(ask).then(shown);
  const post = (data: unknown) => window.dispatchEvent(new MessageEvent('message', { data }));
  const turn = async () => {
    for (let at = 0; at < 10; at += 1) await Promise.resolve();
  };
  return { asked, shown, post, turn };
}

test('stays blank until it is handed the name of what waits here', async () => {
  const { asked, shown, post, turn } = frame();
  window.location.hash = draftId;
  await turn();
  expect([asked, shown.mock.calls]).toEqual([[], []]);
  post(draftId);
  await turn();
  expect(shown.mock.calls).toEqual([[{ draftId, guarded }]]);
});

test('takes nothing of what a page posts, and not much of it', async () => {
  const { asked, shown, post, turn } = frame();
  for (const forged of [null, draftId.slice(1), draftId.toUpperCase(), [draftId], { draftId }]) {
    post(forged);
  }
  await turn();
  expect(asked).toEqual([]);
  for (let nth = 0; nth < 100; nth += 1) post(nth.toString(16).padStart(32, '0'));
  post('0'.repeat(32));
  await turn();
  expect(new Set(asked).size).toBe(20);
  expect(shown).not.toHaveBeenCalled();
});
