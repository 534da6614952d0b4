import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { List } from '#components/ui/List.tsx';
import { Listbox } from '#components/ui/Listbox.tsx';
import { Segmented } from '#components/ui/Segmented.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

const letters = ['a', 'b', 'c'];

test('arrow keys go from row to row, from a second button too, and stop at the ends', async () => {
  const { container } = render(
    <List label="Due" items={letters} keyOf={(letter) => letter}>
      {(letter) => (
        <>
          <a href={`#${letter}`} data-row>
            {letter}
          </a>
          <button type="button">Claim {letter}</button>
        </>
      )}
    </List>,
  );
  const press = (key: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  const at = () => document.activeElement?.textContent;
  screen.getByText('a').focus();
  press('ArrowDown');
  expect(at()).toBe('b');
  screen.getByText('Claim b').focus();
  press('ArrowDown');
  expect(at()).toBe('c');
  press('ArrowDown');
  expect(at()).toBe('c');
  press('Home');
  expect(at()).toBe('a');
  press('End');
  expect(at()).toBe('c');
  expect(press('x')).toBe(true);
  await expectAccessible(container);
});

test('a listbox has one stop for Tab, chooses with arrows and takes with Enter', async () => {
  const take = vi.fn();
  function Picker() {
    const [chosen, choose] = useState('a');
    return (
      <Listbox
        id="list"
        label="Templates"
        items={letters}
        keyOf={(letter) => letter}
        chosen={chosen}
        onChoose={choose}
        onTake={() => take(chosen)}
      >
        {(letter) => <span>{letter}</span>}
      </Listbox>
    );
  }
  const { container } = render(<Picker />);
  const list = screen.getByRole('listbox', { name: 'Templates' });
  fireEvent.keyDown(list, { key: 'ArrowDown' });
  expect((await screen.findByRole('option', { selected: true })).textContent).toBe('b');
  expect(list.getAttribute('aria-activedescendant')).toBe('list-b');
  fireEvent.keyDown(list, { key: 'Enter' });
  expect(take).toHaveBeenCalledWith('b');
  await expectAccessible(container);
});

test('tabs: arrows choose, only the chosen one is a stop for Tab', async () => {
  const onChange = vi.fn();
  const { container } = render(
    <Tabs
      label="Language of the preview"
      tabs={[
        { value: 'es', label: 'Spanish' },
        { value: 'en', label: 'English' },
      ]}
      value="es"
      onChange={onChange}
    >
      <p lang="es">Hola</p>
    </Tabs>,
  );
  const stops = screen.getAllByRole('tab').map((tab) => tab.tabIndex);
  expect(stops).toEqual([0, -1]);
  fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'ArrowRight' });
  expect(onChange).toHaveBeenCalledWith('en');
  expect(document.activeElement?.textContent).toBe('English');
  expect(screen.getByRole('tabpanel', { name: 'Spanish' }).textContent).toBe('Hola');
  await expectAccessible(container);
});

test('a segmented control says which is chosen', async () => {
  const onChange = vi.fn();
  const { container } = render(
    <Segmented
      label="Whose"
      choices={[
        { value: 'mine', label: 'Mine 2' },
        { value: 'team', label: 'Team 6' },
      ]}
      value="mine"
      onChange={onChange}
    />,
  );
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Mine 2');
  fireEvent.click(screen.getByText('Team 6'));
  expect(onChange).toHaveBeenCalledWith('team');
  await expectAccessible(container);
});
