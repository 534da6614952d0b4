import { render, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { Ring, type RingClock } from '#components/ui/Ring.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

test('shows the share that is left as an arc out of a hundred', async () => {
  const { container } = render(
    <Ring clock="plenty" share={0.646} number="31" unit="h" label="31 hours left of 48 hours" />,
  );
  const ring = screen.getByRole('img', { name: '31 hours left of 48 hours' });
  expect(ring.dataset['clock']).toBe('plenty');
  const arc = container.querySelector('.arc');
  expect(arc?.getAttribute('pathLength')).toBe('100');
  expect(arc?.getAttribute('stroke-dasharray')).toBe('64.6 100');
  expect(ring.textContent).toBe('31h');
  await expectAccessible(container);
});

test('is a pie when small, without a number, and its wedge never vanishes', async () => {
  const { container } = render(
    <Ring clock="soon" share={0.01} number="8" unit="min" label="8 minutes left" size={16} />,
  );
  expect(container.querySelector('.arc')).toBeNull();
  expect(container.querySelector('.pie')?.getAttribute('stroke-dasharray')).toBe('6 100');
  expect(screen.getByRole('img').textContent).toBe('');
  await expectAccessible(container);
});

describe('each state has a shape of its own', () => {
  const shapeOf = (clock: RingClock, size: 56 | 20) => {
    const { container, unmount } = render(
      <Ring clock={clock} share={0.5} label={clock} size={size} />,
    );
    const shape = [...container.querySelectorAll('svg > *')]
      .map((part) => `${part.getAttribute('class')} ${part.getAttribute('d') ?? ''}`)
      .join();
    unmount();
    return shape;
  };

  test.each([56, 20] as const)('at %s px', (size) => {
    const without = (['over', 'done', 'paused', 'stopped'] as const).map((c) => shapeOf(c, size));
    expect(new Set([...without, shapeOf('plenty', size)]).size).toBe(5);
  });

  test('overdue is a solid disc', () => {
    const { container } = render(<Ring clock="over" number="+2" unit="h" label="Overdue" />);
    expect(container.querySelector('.disc')).not.toBeNull();
    expect(screen.getByRole('img').textContent).toBe('+2h');
  });
});
