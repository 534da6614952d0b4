import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { ActionId } from '#lib/domain/ids.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { idOf } from '#tests/support/rows.ts';
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
import { button, inquiryId, stage, title } from './stage.tsx';

const seen = () => document.body.textContent.replaceAll('\u00a0', ' ');
const asked = { memberId: linda.id, at: ago(0.05) };
const none = (name: string) => expect(screen.queryByRole('button', { name })).toBeNull();

describe('a colleague’s inquiry', () => {
  test('is asked for by a button, and the request taken back by another', async () => {
    const { container, done } = await stage({ row: heldBy(wang) });
    fireEvent.click(await button('Ask for it'));
    await waitFor(() => expect(seen()).toContain('Asked Wang Lei just now.'));
    none('Ask for it');
    await expectAccessible(container);
    fireEvent.click(await button('Take back the request'));
    await button('Ask for it');
    expect(await done()).toMatchObject([
      { type: 'ask-for', inquiryId },
      { type: 'withdraw-ask', inquiryId },
    ]);
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      'Request taken back.',
    );
  });

  test('that was asked for already is not asked for twice', async () => {
    const { container } = await stage({
      row: { ...heldBy(wang), asked: { ...asked, memberId: sun.id } },
    });
    await waitFor(() => expect(seen()).toContain('Sun Yue asks Wang Lei for it. 3 minutes ago.'));
    for (const name of ['Ask for it', 'Give it', 'Keep it', 'Take back the request']) none(name);
    await expectAccessible(container);
  });

  test('that they kept says so for an hour, and may be asked for again', async () => {
    const kept = (hours: number) =>
      upserts(
        'entries',
        anEntry('shown', 'answer-ask', wang, ago(hours), { memberId: linda.id, given: false }),
      );
    const { container, unmount } = await stage({ row: heldBy(wang), with: kept(0.05) });
    await waitFor(() => expect(seen()).toContain('Wang Lei kept it, 3 minutes ago.'));
    await button('Ask for it');
    await expectAccessible(container);
    unmount();
    await stage({ row: heldBy(wang), with: kept(1.5) });
    await button('Ask for it');
    expect(seen()).not.toMatch(/kept it, (?!though)/);
  });

  test('whose claim came first may be asked for where that is told', async () => {
    const claim = { type: 'claim', id: idOf<ActionId>('c'), at: now, inquiryId } as const;
    const { replica, done } = await stage({
      row: heldBy(wang, 0.05),
      after: (its) =>
        its.refused.put({
          id: claim.id,
          inquiryId,
          action: claim,
          refusal: { code: 'already-claimed', memberId: wang.id, at: ago(0.05) },
          problem: null,
          followers: [],
          at: now,
          shownAt: null,
        }),
    });
    await waitFor(() => expect(seen()).toContain('Your claim was undone.'));
    // Once, and there.
    fireEvent.click(await button('Ask for it'));
    await waitFor(() => expect(seen()).toContain('Asked Wang Lei just now.'));
    await waitFor(async () => expect(await replica.refused.count()).toBe(0));
    expect(await done()).toMatchObject([{ type: 'ask-for' }]);
  });
});

describe('whoever is asked', () => {
  const mine = { ...heldBy(wang), asked };

  test.each([
    ['Give it', true, 'Given to Linda Chen.'],
    ['Keep it', false, 'Kept.'],
  ])('may choose “%s”', async (name, give, said) => {
    const { container, done } = await stage({ me: wang, row: mine });
    await waitFor(() => expect(seen()).toContain('Linda Chen asks for it. 3 minutes ago.'));
    await expectAccessible(container);
    fireEvent.click(await button(name));
    await waitFor(() => expect(seen()).not.toContain('asks for it'));
    expect(await done()).toMatchObject([{ type: 'answer-ask', memberId: linda.id, give }]);
    expect(seen()).toContain(said);
    expect((await title()).textContent).toContain(give ? 'Linda Chen' : 'Yours');
  });

  test('may be a manager, who sees who asks whom', async () => {
    const { done } = await stage({ me: zhou, row: mine });
    await waitFor(() => expect(seen()).toContain('Linda Chen asks Wang Lei for it.'));
    fireEvent.click(await button('Give it'));
    await waitFor(async () =>
      expect(await done()).toMatchObject([{ type: 'answer-ask', give: true }]),
    );
  });
});
