import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Button, IconButton } from '#components/ui/Button.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

test('the key is announced beside the name, not inside it', async () => {
  const claim = vi.fn();
  const { container } = render(
    <Button kind="primary" wide keyHint="C" onClick={claim}>
      Claim
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Claim' });
  expect(button.getAttribute('aria-keyshortcuts')).toBe('C');
  fireEvent.click(button);
  expect(claim).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test('a blocked button stays reachable and leads to what is missing', async () => {
  const toTheBlank = vi.fn();
  const { container } = render(
    <Button blocked onClick={toTheBlank}>
      Insert into reply
    </Button>,
  );
  const button = screen.getByRole<HTMLButtonElement>('button');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.disabled).toBe(false);
  fireEvent.click(button);
  expect(toTheBlank).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test('a busy button does not act twice', async () => {
  const insert = vi.fn();
  const { container } = render(
    <Button busy onClick={insert}>
      Insert into reply
    </Button>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(insert).not.toHaveBeenCalled();
  expect(screen.getByRole('button').getAttribute('aria-busy')).toBe('true');
  await expectAccessible(container);
});

test('with an address it is a link that hands nothing to the page it opens', async () => {
  const { container } = render(<Button href="https://desk.example.test/">Open the page</Button>);
  const link = screen.getByRole('link', { name: 'Open the page' });
  expect(link.getAttribute('rel')).toBe('noreferrer');
  await expectAccessible(container);
});

test('an icon button has its name in words', async () => {
  const { container } = render(<IconButton icon="more" label="More actions" expanded={false} />);
  const button = screen.getByRole('button', { name: 'More actions' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  await expectAccessible(container);
});
