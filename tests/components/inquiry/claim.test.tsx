import { button, inquiryId, press, stage, title } from './stage.tsx';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { ActionId } from '#lib/domain/ids.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { perform } from '#lib/replica/perform.ts';
import { letterKeys } from '#lib/settings/settings.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { idOf } from '#tests/support/rows.ts';
import { ago, heldBy, later, linda, now, wang } from '#tests/support/seeded-team.ts';

const claim = { type: 'claim', id: idOf<ActionId>('claim'), at: now, inquiryId } as const;
const author = { newId: () => idOf<string>(String(Math.random())), now: () => now };

afterEach(() => letterKeys.write(true));

describe('an inquiry nobody holds', () => {
  test('says so, and how long is left', async () => {
    const { container } = await stage();
    expect((await title()).textContent).toBe('Unclaimed');
    expect(screen.getByText(/Reply by Wed.25.Nov,.17:05/)).toBeTruthy();
    expect(screen.getByRole('img', { name: '31 hours left of 2 days' })).toBeTruthy();
    expect(screen.getByRole('listitem', { current: 'step' }).textContent).toBe('Received');
    await expectAccessible(container);
  });

  test('in Chinese', async () => {
    const { container } = await stage({ language: 'zh' });
    expect((await title()).textContent).toBe('未认领');
    expect(await button('认领')).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-CN');
    await expectAccessible(container);
  });

  test('is mine at the click; the next step stands where the first was', async () => {
    const { container, done, questions } = await stage();
    fireEvent.click(await button('Claim'));
    await waitFor(async () => expect((await title()).textContent).toContain('Yours'));
    expect(await done()).toMatchObject([{ type: 'claim', inquiryId }]);
    expect(questions).toContainEqual({ type: 'sync' });
    expect(container.querySelector('.avatar.predicted')?.textContent).toBe('LC');
    expect(container.querySelector('.hero .btn.primary')?.textContent).toContain(
      'Hand off with a template',
    );
    await expectAccessible(container);
  });

  test('is claimed by its key, but not by a letter of a text', async () => {
    const { done } = await stage();
    await button('Claim');
    press('c', screen.getByRole('textbox'));
    expect(await done()).toEqual([]);
    press('c');
    await waitFor(async () => expect(await done()).toHaveLength(1));
  });

  test('keeps its letters quiet where the person switched them off', async () => {
    await letterKeys.write(false);
    const { done } = await stage();
    await waitFor(async () =>
      expect((await button('Claim')).getAttribute('aria-keyshortcuts')).toBeNull(),
    );
    press('c');
    expect(await done()).toEqual([]);
  });

  test('counts as looked at after a moment, once', async () => {
    const { replica } = await stage({ row: { viewBy: later(7), viewedAt: null } });
    await screen.findByText(/Look at it by/);
    await waitFor(async () => expect(await replica.outbox.count()).toBe(1), { timeout: 3000 });
    expect((await replica.outbox.toArray())[0]?.action.type).toBe('view');
    expect(await screen.findByText(/Reply by/)).toBeTruthy();
  });
});

describe('a claim', () => {
  const refused = {
    id: claim.id,
    inquiryId,
    action: claim,
    refusal: { code: 'already-claimed', memberId: wang.id, at: ago(0.05) } as const,
    problem: null,
    followers: [],
    at: now,
    shownAt: null,
  };

  test('that was refused says who was first, stays, and goes when it is dismissed', async () => {
    const { container, replica } = await stage({
      row: heldBy(wang, 0.05),
      after: (its) => its.refused.put(refused),
    });
    expect(await screen.findByText(/Wang Lei claimed this 3.minutes ago\./)).toBeTruthy();
    expect(screen.getByText(/Your claim was undone\./)).toBeTruthy();
    expect((await title()).textContent).toContain('Wang Lei');
    expect(container.querySelector('.avatar.arrives')).toBeTruthy();
    await waitFor(async () =>
      expect((await replica.refused.get(refused.id))?.shownAt).toEqual(now),
    );
    await expectAccessible(container);
    fireEvent.click(await button('Dismiss'));
    await waitFor(() => expect(screen.queryByText(/Your claim was undone/)).toBeNull());
    expect(await replica.refused.count()).toBe(0);
  });

  test('takes what followed it back in one sentence', async () => {
    const handOff = {
      ...claim,
      id: idOf<ActionId>('h'),
      type: 'hand-off',
      templateId: null,
    } as const;
    await stage({
      row: heldBy(wang, 0.05),
      after: (its) => its.refused.put({ ...refused, followers: [handOff] }),
    });
    expect(await screen.findByText(/Your claim and hand-off were undone\./)).toBeTruthy();
  });

  test('made offline is told as not confirmed, with what waits', async () => {
    const { container } = await stage({
      after: async (its) => {
        await writeMeta(its, { connection: { kind: 'offline', asOf: ago(0.2) } });
        await perform(its, { type: 'claim', inquiryId }, author);
      },
    });
    expect(await screen.findByText('Yours, not confirmed yet')).toBeTruthy();
    expect(screen.getByText('1 action waits.')).toBeTruthy();
    expect(screen.getByText('Offline')).toBeTruthy();
    expect(screen.getByText(/Data as of today,.09:53/)).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('what another mail brings', () => {
  test('is another inquiry, at once and whole', async () => {
    const { turn } = await stage({ row: heldBy(linda) });
    await screen.findByText('Yours');
    turn({ kind: 'nothing' });
    expect(await screen.findByText('Open a mail to see whose it is.')).toBeTruthy();
    expect(screen.queryByText('Yours')).toBeNull();
  });
});
