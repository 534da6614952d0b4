import { button, inquiryId, press, stage, title } from './stage.tsx';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { ActionId, NoteId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { letterKeys } from '#lib/settings/settings.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  adaeze,
  ago,
  anInquiryOf,
  awayWith,
  heldBy,
  later,
  linda,
  now,
  sun,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';

const handedOff = (delivery: NonNullable<Inquiry['handoff']>['delivery']): Partial<Inquiry> => ({
  ...heldBy(linda, 5),
  stage: 'handed-off',
  handoff: { memberId: linda.id, address: linda.address, at: ago(1), delivery, how: null },
});
const answered = {
  ...heldBy(linda),
  replyBy: null,
  answer: { at: ago(1), by: linda.id, evidence: 'server', messageId: null, dueBy: later(30) },
} as const;

describe('giving back', () => {
  test('needs no question, and can be undone for a moment', async () => {
    const { container, done } = await stage({ row: heldBy(linda) });
    await button('Release');
    press('L');
    await waitFor(async () => expect((await title()).textContent).toBe('Unclaimed'));
    expect(screen.getByText('Released.')).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(await button('Undo'));
    await waitFor(async () => expect((await title()).textContent).toContain('Yours'));
    expect((await done()).map(({ type }) => type)).toEqual(['release', 'claim']);
    expect(screen.queryByText('Released.')).toBeNull();
  });
});

describe('closing', () => {
  test('by X and a number; the numbers stand on the buttons while they work', async () => {
    const { container, done } = await stage({ row: heldBy(linda) });
    await button('Close');
    press('2');
    expect(await done()).toEqual([]);
    press('X');
    expect((await button('Lost')).getAttribute('aria-keyshortcuts')).toBe('2');
    await expectAccessible(container);
    press('2');
    await waitFor(async () => expect((await title()).textContent).toBe('Closed as lost'));
    expect(await done()).toMatchObject([{ type: 'close', outcome: 'lost' }]);
  });

  test('is one press once it is answered', async () => {
    const { container, done } = await stage({ row: answered });
    expect((await title()).textContent).toContain('Answered by you');
    expect(screen.getByText(/Seen on the server: in Sent/)).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(await button('Won'));
    await waitFor(async () => expect(await done()).toMatchObject([{ outcome: 'won' }]));
  });

  test('goes back with Escape, the focus to where it was', async () => {
    const { done } = await stage({ row: heldBy(linda) });
    fireEvent.click(await button('Close'));
    await button('Spam');
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Spam' })).toBeNull());
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Hand off'));
    expect(await done()).toEqual([]);
  });

  test('what is no inquiry is closed by anybody, at one press', async () => {
    const { done } = await stage();
    fireEvent.click(await button('Not an inquiry'));
    await waitFor(async () => expect(await done()).toMatchObject([{ outcome: 'none' }]));
    expect(await screen.findByText(/It stays closed/)).toBeTruthy();
  });

  test('is taken back by Reopen, which waits for the server where a new deadline is due', async () => {
    const closed = { ...heldBy(linda), stage: 'closed', outcome: 'lost', replyBy: null } as const;
    const { container, done } = await stage({
      row: { ...closed, closedAt: ago(1), closedBy: linda.id },
    });
    expect(await screen.findByText(/reopens by itself/)).toBeTruthy();
    fireEvent.click(await button('Reopen'));
    await waitFor(async () =>
      expect((await button('Reopen')).getAttribute('aria-busy')).toBe('true'),
    );
    expect(await done()).toMatchObject([{ type: 'reopen' }]);
    await expectAccessible(container);
  });
});

describe('assigning', () => {
  test('is a manager’s: two letters and Enter; whoever holds least stands first', async () => {
    const { container, done } = await stage({
      me: zhou,
      row: heldBy(wang),
      with: upserts('inquiries', anInquiryOf('other', heldBy(linda))),
    });
    await button('Reassign…');
    press('A');
    const field = await screen.findByRole('combobox', { name: 'Give it to' });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
    expect(document.activeElement).toBe(field);
    const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(names).toEqual(['Sun Yueholds 0', 'Zhou Tingholds 0', 'Linda Chenholds 1']);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Zhou Ting');
    await expectAccessible(container);
    fireEvent.input(field, { target: { value: 'su' } });
    await screen.findByRole('button', { name: 'Assign to Sun Yue' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(async () =>
      expect(await done()).toMatchObject([{ type: 'assign', memberId: sun.id }]),
    );
    await waitFor(async () => expect((await title()).textContent).toContain('Sun Yue'));
    fireEvent.click(await button('Undo'));
    await waitFor(async () => expect((await title()).textContent).toContain('Wang Lei'));
  });

  test('offers who is away last, and says so', async () => {
    await stage({
      me: zhou,
      row: { ...heldBy(linda), standInFor: wang.id },
      with: upserts('members', { ...wang, ...awayWith(linda) }),
    });
    await button('Reassign…');
    press('A');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
    const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(names).toEqual(['Sun Yueholds 0', 'Zhou Tingholds 0', 'Wang Leiaway']);
  });

  test('is not a rep’s', async () => {
    await stage({ row: heldBy(wang) });
    await button('Add a note');
    press('A');
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

describe('a hand-off', () => {
  test('says where the original is', async () => {
    const { container } = await stage({ row: handedOff('delivered') });
    expect((await title()).textContent).toContain('Yours, handed off');
    expect(screen.getByText(/The original is in linda@northquay.test\. The clock/)).toBeTruthy();
    expect(await button('Reply with a template')).toBeTruthy();
    await expectAccessible(container);
  });

  test.each([
    ['planned', /on its way/],
    ['unsure', /not certain/],
    ['failed', /did not reach/],
  ] as const)('%s', async (delivery, said) => {
    await stage({ row: handedOff(delivery) });
    expect(await screen.findByText(said)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try now' }) !== null).toBe(delivery === 'failed');
  });

  test('that did not arrive can be tried again', async () => {
    const { done } = await stage({ row: handedOff('failed') });
    fireEvent.click(await button('Try now'));
    await waitFor(async () => expect(await done()).toMatchObject([{ type: 'hand-off' }]));
  });
});

describe('notes', () => {
  const note = {
    id: idOf<NoteId>('note'),
    inquiryId,
    memberId: wang.id,
    at: ago(1),
    text: 'She needs the 2019 seal.',
    seq: 3,
  };

  test('are written with N and Ctrl+Enter; what is half written outlives the frame', async () => {
    const { unmount } = await stage({
      row: heldBy(linda),
      with: upserts('notes', note),
    });
    expect(await screen.findByText('She needs the 2019 seal.')).toBeTruthy();
    press('N');
    const field = screen.getByRole('textbox', { name: 'Add a note for colleagues' });
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: 'Called her.' } });
    unmount();
    const { container, done } = await stage({ row: heldBy(linda) });
    const again = await screen.findByRole<HTMLTextAreaElement>('textbox');
    expect(again.value).toBe('Called her.');
    fireEvent.keyDown(again, { key: 'Enter', ctrlKey: true });
    expect(await screen.findByText('Called her.', { selector: 'bdi' })).toBeTruthy();
    await waitFor(() => expect(again.value).toBe(''));
    expect(await done()).toMatchObject([{ type: 'note', text: 'Called her.' }]);
    await expectAccessible(container);
  });

  test('of which one was refused can be copied', async () => {
    const action = {
      type: 'note',
      id: idOf<ActionId>('n'),
      at: now,
      inquiryId,
      noteId: note.id,
      text: 'Lost words',
    } as const;
    await stage({
      after: (replica) =>
        replica.refused.put({
          id: action.id,
          inquiryId,
          action,
          refusal: { code: 'stale' },
          problem: null,
          followers: [],
          at: now,
          shownAt: null,
        }),
    });
    expect(await screen.findByText('This changed while you looked.')).toBeTruthy();
    expect(await button('Copy')).toBeTruthy();
  });
});

test('earlier inquiries of the customer open beside the mail', async () => {
  const old = anInquiryOf('old', {
    ...heldBy(wang),
    stage: 'closed',
    outcome: 'won',
    replyBy: null,
    subject: 'Spare parts',
    receivedAt: ago(900),
  });
  const { container } = await stage({ with: upserts('inquiries', old) });
  fireEvent.click(await button('1 earlier, 1 won'));
  const list = await screen.findByRole('list', { name: '1 earlier, 1 won' });
  await expectAccessible(container);
  fireEvent.click(within(list).getByRole('button', { name: /Spare parts/ }));
  await waitFor(async () => expect((await title()).textContent).toBe('Closed as won'));
  press('Escape');
  await waitFor(async () => expect((await title()).textContent).toBe('Unclaimed'));
});

test('the customer: who, where, what time it is there, which language, through what', async () => {
  await stage();
  const card = await screen.findByRole('region', { name: 'Customer' });
  expect(card.textContent).toContain('Adaeze Okoro, Bluewater Irrigation');
  expect(card.textContent).toContain(adaeze.addresses[0]);
  expect(card.textContent).toContain('Nigeria, 03:05 there.');
  expect(card.textContent).toContain('At work from 16:00 your time');
  expect(card.textContent).toContain('English · website form');
  expect(card.textContent).toContain('First inquiry');
});

test('the keys are told at ?, and can be switched off there', async () => {
  const { container, page } = await stage();
  await button('Claim');
  press('?');
  const table = await screen.findByRole('region', { name: 'Keys in the sidebar' });
  await expectAccessible(container);
  fireEvent.click(within(table).getByRole('checkbox'));
  await waitFor(async () => expect(await letterKeys.read()).toBe(false));
  await letterKeys.write(true);
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('region', { name: /Keys/ })).toBeNull());
  expect(page.leave).not.toHaveBeenCalled();
  press('Escape');
  expect(page.leave).toHaveBeenCalledOnce();
});

test('folding is the page’s to do', async () => {
  const { page } = await stage();
  fireEvent.click(await button('Fold the sidebar'));
  expect(page.fold).toHaveBeenCalledWith(true);
});
