import { button, inquiryId, stage, title } from './stage.tsx';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { aMessage, idOf } from '#tests/support/rows.ts';
import {
  adaeze,
  ago,
  anEntry,
  anInquiryOf,
  firstMails,
  heldBy,
  linda,
  upserts,
  wang,
} from '#tests/support/seeded-team.ts';

const second = aMessage('second', { inquiryId, subject: 'And valves', receivedAt: ago(1) });
const other = anInquiryOf('other', heldBy(wang));
const another = [...upserts('inquiries', other), ...firstMails({ word: 'other', row: other })];

describe('what the desk put together or kept apart', () => {
  test('a later mail becomes an inquiry of its own', async () => {
    const { container, done } = await stage({
      row: heldBy(linda),
      with: upserts('messages', second),
    });
    fireEvent.click(await button('Make it an inquiry of its own: And valves'));
    await waitFor(async () =>
      expect(await done()).toMatchObject([{ type: 'split', inquiryId, messageId: idOf('second') }]),
    );
    await expectAccessible(container);
  });

  test('is joined with another of the same customer, by two clicks', async () => {
    const { container, done } = await stage({ row: heldBy(linda), with: another });
    const join = await button('Join with another inquiry…');
    join.focus();
    fireEvent.click(join);
    expect(join.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(join);
    await expectAccessible(container);
    const list = await screen.findByRole('list', { name: 'Join with' });
    fireEvent.click(list.querySelector('button') as Element);
    await waitFor(async () =>
      expect(await done()).toMatchObject([{ type: 'merge', inquiryId, intoId: other.id }]),
    );
  });

  test('is not a colleague’s to arrange, and not there where there is nothing to arrange', async () => {
    await stage({ row: heldBy(wang), with: [...another, ...upserts('messages', second)] });
    await screen.findByRole('heading', { name: 'Customer' });
    expect(screen.queryByRole('heading', { name: 'Conversation' })).toBeNull();
  });

  const joined = { stage: 'closed', outcome: 'none', mergedInto: other.id } as const;

  test('says where a joined one goes on, leads there, and offers nothing that is done there', async () => {
    const { container } = await stage({
      sight: { kind: 'nothing' },
      asked: inquiryId,
      row: joined,
      with: another,
    });
    expect(
      await screen.findByRole('heading', { name: /Joined with another inquiry/ }),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Reopen|Open the mail/ })).toBeNull();
    expect(screen.queryByRole('list', { name: 'Where the baton is' })).toBeNull();
    expect(screen.queryByText(/stays closed/)).toBeNull();
    expect(screen.getByText('First inquiry')).toBeTruthy();
    await expectAccessible(container);
    const list = screen.getByRole('list', { name: 'Goes on in' });
    fireEvent.click(within(list).getByRole('button', { name: /Wang Lei/ }));
    await waitFor(async () => expect((await title()).textContent).toContain('Wang Lei'));
  });

  test('leads to one that is not in this browser’s copy as well', async () => {
    const { questions } = await stage({ row: joined });
    fireEvent.click(await button('Open that inquiry'));
    await waitFor(() => expect(questions).toContainEqual({ type: 'history', inquiryId: other.id }));
  });

  test('tells in its timeline what it was split from', async () => {
    const split = anEntry('other', 'split', wang, ago(1), { otherId: inquiryId });
    const { container } = await stage({
      row: { receivedAt: ago(2) },
      with: [...another, ...upserts('entries', split)],
    });
    const line = await screen.findByText(/split this from/);
    expect(line.textContent).toBe(`Wang Lei split this from “\u2068${other.subject}\u2069”`);
    await expectAccessible(container);
  });

  test('says what was joined with it, to colleagues as well, and counts it no longer', async () => {
    const gone = { stage: 'closed', outcome: 'none', mergedInto: inquiryId } as const;
    const { container } = await stage({
      row: heldBy(wang),
      with: upserts('inquiries', { ...other, ...gone, subject: 'And valves' }),
    });
    const list = await screen.findByRole('list', { name: 'Joined with this inquiry' });
    expect(screen.getByText('First inquiry')).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(within(list).getByRole('button', { name: /And valves/ }));
    await waitFor(async () => expect((await title()).textContent).toMatch(/^Joined/));
  });
});

describe('who looks after a customer', () => {
  test('whoever holds the inquiry may, where nobody does', async () => {
    const { done } = await stage({ row: heldBy(linda) });
    fireEvent.click(await button('Look after this customer'));
    await waitFor(async () =>
      expect(await done()).toMatchObject([{ type: 'set-owner', inquiryId, memberId: linda.id }]),
    );
  });

  test('and leaves them again', async () => {
    const { done } = await stage({
      row: heldBy(linda),
      with: upserts('customers', { ...adaeze, ownerId: linda.id }),
    });
    fireEvent.click(await button('Leave this customer'));
    await waitFor(async () =>
      expect(await done()).toMatchObject([{ type: 'set-owner', memberId: null }]),
    );
  });

  test('what the mail says of them stands on the card', async () => {
    await stage({
      row: { ...heldBy(linda), product: 'Submersible pumps', quantity: '40 pcs' },
      with: upserts('customers', {
        ...adaeze,
        phone: '+2348035550142',
        website: 'okoro-farms.test',
      }),
    });
    expect(await screen.findByText('+2348035550142')).toBeTruthy();
    expect(screen.getByText('okoro-farms.test')).toBeTruthy();
    expect(screen.getByText('Submersible pumps, 40 pcs')).toBeTruthy();
  });
});
