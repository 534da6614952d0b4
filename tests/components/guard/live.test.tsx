import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settleDone, settleRefused } from '#lib/replica/settle.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import {
  ago,
  anEntry,
  heldBy,
  linda,
  now,
  sun,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';
import { button, buttons, byWang, dialog, heldByWang, said, stage } from './stage.tsx';

/** What waits for long, without the time; the database behind it goes on by itself. */
const toFake = ['setTimeout', 'clearTimeout'] as const;
beforeEach(() => void vi.useFakeTimers({ toFake: [...toFake], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

test('released meanwhile it is free again, and waits for a press all the same', async () => {
  const { turn, page, container } = await stage({ verdict: heldByWang, row: heldBy(wang) });
  await button('Ask for it');
  await turn({});
  await dialog('Free again');
  expect(buttons()).toEqual(['Keep editing', 'Claim and send', 'Send anyway']);
  expect((await button('Claim and send')).className).toContain('primary');
  expect((await button('Keep editing')).className).not.toContain('primary');
  expect(document.activeElement?.textContent).toBe('Keep editing');
  expect(container.querySelector('[role="status"]')?.textContent).toBe('Free again');
  expect(page.decide).not.toHaveBeenCalled();
  await expectAccessible(container);
});

test('whoever stops writing counts as writing for 20 s more', async () => {
  const { write } = await stage({ verdict: byWang('writing'), writers: [wang] });
  await dialog(/^Wang Lei is writing too$/);
  const begun = vi.spyOn(globalThis, 'setTimeout');
  await write([]);
  await waitFor(() => expect(begun).toHaveBeenCalledWith(expect.anything(), 20_000));
  pass(19);
  await dialog(/^Wang Lei is writing too$/);
  pass(2);
  await dialog('Free again');
});

test('nobody is known to have stopped writing while we are offline', async () => {
  const { write, replica } = await stage({ verdict: byWang('writing'), writers: [wang] });
  await dialog(/^Wang Lei is writing too$/);
  await writeMeta(replica, { connection: { kind: 'offline', asOf: now } });
  await write([]);
  await vi.waitFor(async () => expect(await replica.presences.count()).toBe(0));
  pass(60);
  await dialog(/^Wang Lei is writing too$/);
});

test('an answer that comes while it stands is told', async () => {
  const { turn } = await stage({ verdict: byWang('writing'), writers: [wang] });
  await dialog(/is writing too/);
  const at = new Date(now.getTime() + 1000);
  await turn({ answer: { at, by: sun.id, evidence: 'browser', messageId: null, dueBy: null } });
  await dialog(/^Sun Yue has answered$/);
});

test('Claim and send sends when the server has said yes, and not before', async () => {
  const { done, page, replica } = await stage({ verdict: byWang('writing'), writers: [wang] });
  fireEvent.click(await button('Claim and send'));
  await waitFor(async () => expect(await done()).toMatchObject([{ type: 'claim' }]));
  expect((await button('Claim and send')).getAttribute('aria-busy')).toBe('true');
  expect(page.decide).not.toHaveBeenCalled();
  const [claim] = await done();
  await settleDone(replica, claim!.id, 1001);
  await waitFor(() => expect(page.decide.mock.calls).toEqual([[true]]));
});

test('a refused claim says who was first, and sends nothing', async () => {
  const { done, page, replica, container } = await stage({
    verdict: byWang('writing'),
    writers: [wang],
  });
  fireEvent.click(await button('Claim and send'));
  await waitFor(async () => expect(await done()).toHaveLength(1));
  const [claim] = await done();
  const refusal = { code: 'already-claimed', memberId: sun.id, at: ago(2 / 3600) } as const;
  await settleRefused(replica, claim!.id, { refusal, problem: null }, now);
  await dialog(/^Sun Yue was first$/);
  expect(said()).toContain('2 s ago.');
  await waitFor(async () => expect((await replica.refused.get(claim!.id))?.shownAt).toEqual(now));
  expect(page.decide).not.toHaveBeenCalled();
  await expectAccessible(container);
});

test('a server that does not answer is told of, and a late yes does not send', async () => {
  const { done, page, replica, turn } = await stage({
    verdict: byWang('writing'),
    writers: [wang],
  });
  fireEvent.click(await button('Claim and send'));
  await waitFor(async () => expect(await done()).toHaveLength(1));
  pass(6);
  await waitFor(() => expect(said()).toContain('No answer from your team’s server yet.'));
  const [claim] = await done();
  await settleDone(replica, claim!.id, null);
  await turn(heldBy(linda, 0));
  await dialog('Yours now');
  expect(page.decide).not.toHaveBeenCalled();
  fireEvent.click(await button('Send'));
  expect(page.decide.mock.calls).toEqual([[true]]);
});

test('a manager’s reassignment is waited for too, and another refusal is told in its words', async () => {
  const { done, page, replica } = await stage({ verdict: heldByWang, me: zhou, row: heldBy(wang) });
  fireEvent.click(await button('Reassign to me and send'));
  await waitFor(async () =>
    expect(await done()).toMatchObject([{ type: 'assign', memberId: zhou.id }]),
  );
  const [assign] = await done();
  const refusal = { code: 'closed', memberId: sun.id, at: ago(0.01) } as const;
  await settleRefused(replica, assign!.id, { refusal, problem: null }, now);
  await waitFor(() => expect(said()).toContain('Sun Yue closed this just now.'));
  expect(page.decide).not.toHaveBeenCalled();
});

test('after asking, the request stands in place of its button and may be taken back', async () => {
  const { done, container } = await stage({ verdict: heldByWang, row: heldBy(wang) });
  fireEvent.click(await button('Ask for it'));
  await waitFor(() => expect(said()).toContain('Asked Wang Lei just now.'));
  expect(await done()).toMatchObject([{ type: 'ask-for' }]);
  expect(buttons()).toEqual(['Take back the request', 'Keep editing', 'Send anyway']);
  expect(document.activeElement?.textContent).toBe('Keep editing');
  await expectAccessible(container);
  fireEvent.click(await button('Take back the request'));
  await button('Ask for it');
  expect((await done()).map(({ type }) => type)).toEqual(['ask-for', 'withdraw-ask']);
});

test('whoever is asked already is not asked twice', async () => {
  const asked = { memberId: sun.id, at: ago(0.1) };
  await stage({ verdict: heldByWang, row: { ...heldBy(wang), asked } });
  await waitFor(() => expect(said()).toContain('Sun Yue asks Wang Lei for it.'));
  expect(buttons()).toEqual(['Keep editing', 'Send anyway']);
});

test('given, it is mine to send; kept, it says so', async () => {
  const asked = { memberId: linda.id, at: ago(0.01) };
  const { turn } = await stage({ verdict: heldByWang, row: { ...heldBy(wang), asked } });
  await button('Take back the request');
  const kept = { memberId: linda.id, given: false };
  await turn(heldBy(wang), ...upserts('entries', anEntry('shown', 'answer-ask', wang, now, kept)));
  await waitFor(() => expect(said()).toContain('Wang Lei kept it, just now.'));
  await turn({ ...heldBy(linda, 0), assignedBy: wang.id });
  await dialog('Yours now');
  expect(said()).toContain('Wang Lei gave it to you.');
  expect(buttons()).toEqual(['Keep editing', 'Send']);
});
