// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Chip } from '#lib/protocol/chip.ts';
import { makeChip, paintChip, type ChipLook } from '#lib/webmails/chip.ts';

const look: ChipLook = { theme: 'light', side: 'after' };
const mine: Chip = {
  key: '1',
  holder: 'me',
  state: 'plenty',
  presence: null,
  text: 'LC',
  label: 'Yours, time is plenty',
};
const make = (chip: Partial<Chip> = {}, how = look): HTMLElement =>
  makeChip(document, { ...mine, ...chip }, how);
/** What is drawn in it, by part, and the ring by what is in it. */
const drawn = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].map((part) =>
    part.getAttribute('part') === 'ring'
      ? [...part.children]
          .map((shape) => shape.getAttribute('stroke-dasharray') ?? shape.getAttribute('d') ?? 'o')
          .join(' ')
      : (part.getAttribute('part') ?? ''),
  );

test('is a picture with a name, and holds nothing a page’s style could mean', () => {
  const chip = make();
  expect(chip.getAttribute('role')).toBe('img');
  expect(chip.getAttribute('aria-label')).toBe('Yours, time is plenty');
  expect(chip.children).toHaveLength(0);
  expect(chip.shadowRoot?.textContent).toContain('LC');
});

test('tells every state by its shape', () => {
  const states = ['plenty', 'soon', 'over', 'paused', 'answered', 'closed'] as const;
  const shapes = states.map((state) => drawn(make({ state })).join());
  expect(new Set(shapes).size).toBe(states.length);
});

test.each([
  [{ holder: 'nobody' }, 'free'],
  [{ holder: 'other' }, 'other'],
  [{ holder: 'nobody', state: 'over' }, 'over'],
  [{ holder: 'me', state: 'paused' }, 'me'],
  [{ state: 'answered' }, 'answered'],
] as const)('of %j shows first what matters most', (chip, shown) => {
  expect(make(chip).dataset.look).toBe(shown);
});

test('shows who is at it', () => {
  expect(drawn(make({ presence: 'writing' })).slice(1)).toEqual(['text', 'pen']);
  expect(drawn(make({ presence: 'viewing' })).slice(1)).toEqual(['text', 'eye']);
});

test('sets Chinese larger', () => {
  expect(make({ text: '未认领' }).dataset.han).toBe('');
  const chip = make({ text: '未认领' });
  paintChip(chip, mine, look);
  expect(chip.dataset.han).toBeUndefined();
});

test('takes text as text', () => {
  const chip = make({ text: '<img src=x onerror=alert(1)>' });
  expect(chip.shadowRoot?.querySelector('img')).toBeNull();
});

test('changes in place, and not at all where nothing changed', () => {
  const chip = make();
  const before = chip.shadowRoot?.querySelector('[part=text]');
  paintChip(chip, { ...mine, key: '2' }, { theme: 'dark', side: 'before' });
  expect(chip.dataset).toMatchObject({ theme: 'dark', side: 'before' });
  expect(chip.shadowRoot?.querySelector('[part=text]')).toBe(before);
  paintChip(chip, { ...mine, text: 'WL' }, look);
  expect(chip.shadowRoot?.querySelector('[part=text]')?.textContent).toBe('WL');
  expect(chip.shadowRoot?.querySelectorAll('[part=text]')).toHaveLength(1);
});
