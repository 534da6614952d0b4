import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Check } from '#components/ui/Check.tsx';
import { Field } from '#components/ui/Field.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

test('label, hint and problem belong to the input', async () => {
  const { container } = render(
    <Field
      label="Address of the server"
      hint="Your admin knows it."
      problem="This is no web address."
      type="url"
      value="desk"
      onInput={() => {}}
    />,
  );
  const input = screen.getByRole('textbox', { name: 'Address of the server' });
  const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described.map((id) => container.querySelector(`[id="${id}"]`)?.textContent)).toEqual([
    'Your admin knows it.',
    'This is no web address.',
  ]);
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(input.getAttribute('dir')).toBe('auto');
  await expectAccessible(container);
});

test('what is typed is told as text', () => {
  const onInput = vi.fn();
  render(<TextArea label="Add a note" value="" onInput={onInput} />);
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'مرحبا' } });
  expect(onInput).toHaveBeenCalledWith('مرحبا');
});

test('a field that steers a list points at the chosen option', async () => {
  const { container } = render(
    <>
      <Field
        label="Find a template"
        labelHidden
        icon="search"
        type="search"
        value=""
        onInput={() => {}}
        steers={{ list: 'templates', option: 'templates-1' }}
      />
      <ul id="templates" role="listbox" aria-label="Templates">
        <li id="templates-1" role="option" aria-selected="true">
          Hand-off opening
        </li>
      </ul>
    </>,
  );
  const box = screen.getByRole('combobox', { name: 'Find a template' });
  expect(box.getAttribute('aria-activedescendant')).toBe('templates-1');
  await expectAccessible(container);
});

test('a check tells what it becomes', async () => {
  const onChange = vi.fn();
  const { container } = render(
    <Check
      label="Leave out the company"
      hint="For a shared screen."
      checked={false}
      onChange={onChange}
    />,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: 'Leave out the company' }));
  expect(onChange).toHaveBeenCalledWith(true);
  await expectAccessible(container);
});
