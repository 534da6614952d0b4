import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { RelayLine } from '#components/ui/RelayLine.tsx';
import { wordsFor } from '#lib/words/words.ts';
import { expectAccessible } from '#tests/support/axe.ts';

const words = wordsFor('en').relay;
const looks = () => screen.getAllByRole('listitem').map((item) => item.className);

test('the batons stand at the current stop; what lies behind is past', async () => {
  const { container } = render(<RelayLine words={words} at="claimed" />);
  expect(looks()).toEqual(['past', 'now', '', '']);
  expect(screen.getByRole('list', { name: 'Where the baton is' })).toBeTruthy();
  const current = container.querySelector('[aria-current=step]');
  expect(current?.textContent).toBe('Claimed');
  expect(container.querySelectorAll('svg')).toHaveLength(1);
  await expectAccessible(container);
});

test('a stop that was not needed is not "done", and says so', async () => {
  const { container } = render(<RelayLine words={words} at="answered" skipped={['handedOff']} />);
  expect(looks()).toEqual(['past', 'past', 'skip', 'now']);
  expect(screen.getAllByRole('listitem')[2]?.textContent).toBe('Handed off (not needed)');
  await expectAccessible(container);
});

test('a finished run has no current stop', async () => {
  const { container } = render(<RelayLine words={words} at={null} />);
  expect(looks()).toEqual(['past', 'past', 'past', 'past']);
  expect(container.querySelector('[aria-current]')).toBeNull();
  await expectAccessible(container);
});

test('a run that ended on the way has none either, and says what was not needed', async () => {
  const skipped = ['handedOff', 'answered'] as const;
  const { container } = render(<RelayLine words={words} at={null} skipped={skipped} />);
  expect(looks()).toEqual(['past', 'past', 'skip', 'skip']);
  expect(container.querySelector('[aria-current], svg')).toBeNull();
  expect(screen.getAllByRole('listitem')[3]?.textContent).toBe('Answered (not needed)');
  await expectAccessible(container);
});
