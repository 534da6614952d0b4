import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Strip } from '#components/ui/Strip.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

const said = { lead: 'Wang Lei claimed this 3 minutes ago.', rest: 'Your claim was undone.' };

test('the region is there before it speaks, so that it is heard', async () => {
  const { container, rerender } = render(<Strip tone="refusal" said={null} />);
  const region = screen.getByRole('status');
  expect(region.textContent).toBe('');
  rerender(<Strip tone="refusal" said={said} />);
  expect(screen.getByRole('status')).toBe(region);
  expect(region.textContent).toBe('Wang Lei claimed this 3 minutes ago. Your claim was undone.');
  expect(region.querySelector('b')?.textContent).toBe(said.lead);
  await expectAccessible(container);
});

test('it stays until it is dismissed', async () => {
  const dismiss = vi.fn();
  const { container } = render(
    <Strip tone="offline" said={said} onDismiss={dismiss} dismissLabel="Dismiss" />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(dismiss).toHaveBeenCalledOnce();
  await expectAccessible(container);
});
