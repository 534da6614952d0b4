import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { addWord, button, choose, openDesk, press, type } from '#tests/support/desk-stage.tsx';
import { night, productA, quote } from '#tests/support/seeded-desk.ts';
import { linda, zhou } from '#tests/support/seeded-team.ts';

const namesInOrder = () =>
  screen
    .getAllByRole('listitem')
    .flatMap((item) => within(item).queryAllByRole('link').slice(0, 1))
    .map(({ textContent }) => textContent)
    .filter((name) => [productA, quote, night].some((rule) => rule.name === name));

test('each rule is one sentence, in order, and the pool is the last', async () => {
  const { container } = await openDesk('rules');
  await screen.findByText(
    'Subject contains “product A” or “产品A”: gives it to Linda Chen, hands it off at once.',
  );
  expect(namesInOrder()).toEqual([productA.name, quote.name, night.name]);
  screen.getByText('Stays in the pool, where anybody can claim it.');
  expect(
    screen.getByRole('switch', { name: `Use “${night.name}”` }).getAttribute('aria-checked'),
  ).toBe('false');
  await expectAccessible(container);
});

test('a rule is switched on at once, and the server is told', async () => {
  const { done, ask } = await openDesk('rules', { as: 'manager' });
  fireEvent.click(await screen.findByRole('switch', { name: `Use “${night.name}”` }));
  await waitFor(() =>
    expect(
      screen.getByRole('switch', { name: `Use “${night.name}”` }).getAttribute('aria-checked'),
    ).toBe('true'),
  );
  expect(await done()).toMatchObject([{ type: 'save-rule', rule: { id: night.id, active: true } }]);
  expect(ask).toHaveBeenCalledWith({ type: 'sync' });
});

test('rules move by a button and by the keyboard, and the move is spoken', async () => {
  const { done } = await openDesk('rules', { as: 'manager' });
  await press(`Move “${quote.name}” up`);
  await waitFor(() => expect(namesInOrder()).toEqual([quote.name, productA.name, night.name]));
  screen.getByText(`“${quote.name}” is now 1 of 3`);
  fireEvent.keyDown(screen.getByRole('link', { name: quote.name }), {
    key: 'ArrowDown',
    altKey: true,
  });
  await waitFor(() => expect(namesInOrder()).toEqual([productA.name, quote.name, night.name]));
  expect((await done()).map((action) => action.type)).toEqual(Array(4).fill('save-rule'));
});

test('a rule is written in rows and saved as it reads', async () => {
  const { container, done } = await openDesk('rules/new', { as: 'manager' });
  await type('Name', 'Pumps to Linda');
  await addWord('Words or phrases', '  product   A ');
  await addWord('Words or phrases', '水泵');
  await addWord('Words or phrases', 'PRODUCT A');
  await choose('Add a condition…', 'Country');
  await choose('Country', 'Germany');
  await choose('Person', 'Linda Chen');
  await choose('Add what happens…', 'Tag');
  await addWord('Tags', 'pumps');
  await expectAccessible(container);
  await press('Save');
  await screen.findByRole('link', { name: 'Pumps to Linda' });
  const [action] = await done();
  expect(action).toMatchObject({
    type: 'save-rule',
    rule: {
      name: 'Pumps to Linda',
      position: 40,
      active: true,
      conditions: [
        { kind: 'words', not: false, where: 'subject', any: ['product A', '水泵'] },
        { kind: 'country', not: false, any: ['DE'] },
      ],
      effects: [
        { kind: 'assign', to: { kind: 'member', memberId: linda.id } },
        { kind: 'tag', tags: ['pumps'] },
      ],
      goesOn: true,
    },
  });
});

test('what is missing is said where it is missing, and nothing is saved', async () => {
  const { container, done } = await openDesk('rules/new', { as: 'manager' });
  await press('Save');
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was saved.');
  screen.getByText('Give it a name: colleagues read it in the timeline.');
  screen.getByText('Choose or write at least one.');
  screen.getByText('Choose a person.');
  expect(await done()).toEqual([]);
  await expectAccessible(container);
});

test('what a rule would not do is said before it is saved', async () => {
  const { container } = await openDesk('rules/new', { as: 'manager' });
  await type('Name', 'The other way');
  await addWord('Words or phrases', 'product A');
  await addWord('Words or phrases', '产品A');
  await choose('Person', 'Sun Yue');
  await screen.findByText(/“Product A to Linda” looks for the same and does otherwise/);
  await expectAccessible(container);
});

test('a rule is tried before it is saved, with its limit and its list', async () => {
  const { container, ask, done } = await openDesk(`rules/${productA.id}`, { as: 'manager' });
  await press('Try it on the last 200 inquiries');
  await screen.findByText('It would have matched 2 of the last 200.');
  screen.getByText(/^Of 12 of them only the beginning of the text is kept/);
  const [first, second] = within(
    screen.getByRole('list', { name: 'What it would have matched' }),
  ).getAllByRole('listitem');
  expect(first?.textContent).toContain('Bluewater Irrigation');
  expect(first?.textContent).toContain('Goes to Linda Chen. Tagged pumps.');
  expect(second?.textContent).toContain(`Not reached: “${quote.name}” stands above it and stops.`);
  const { seq: _seq, ...rule } = productA;
  expect(ask).toHaveBeenCalledWith({ type: 'try-rule', rule });
  expect(await done()).toEqual([]);
  await type('Name', 'Changed');
  await screen.findByText(/You have changed it since\.$/);
  await expectAccessible(container);
});

test('where the server cannot be asked, trying says so', async () => {
  await openDesk(`rules/${productA.id}`, { as: 'manager', reply: () => null });
  await press('Try it on the last 200 inquiries');
  await screen.findByText('The server could not be asked. Try again when you are connected.');
});

test('a word that is left in its field is kept, Backspace takes one back, and a pasted list comes apart', async () => {
  await openDesk('rules/new', { as: 'manager' });
  const words = await type('Words or phrases', 'solar');
  fireEvent.blur(words);
  await screen.findByText('solar');
  fireEvent.paste(words, { clipboardData: { getData: () => 'pump\r\n泵\r\n' } });
  await screen.findByText('泵');
  fireEvent.keyDown(words, { key: 'Backspace' });
  await waitFor(() => expect(screen.queryByText('泵')).toBeNull());
  await press('Remove solar');
  await waitFor(() => expect(screen.queryByText('solar')).toBeNull());
  screen.getByText('pump');
});

test('while a word is being composed, Enter belongs to the input method', async () => {
  await openDesk('rules/new', { as: 'manager' });
  const words = await type('Words or phrases', 'shui');
  fireEvent.keyDown(words, { key: 'Enter', isComposing: true });
  expect(screen.queryByRole('list', { name: 'Words or phrases' })).toBeNull();
});

test('an edit outlives a look at another room, and can be given up', async () => {
  const { unmount } = await openDesk(`rules/${productA.id}`, { as: 'manager' });
  await type('Name', 'Product A, changed');
  await screen.findByText('Not saved yet');
  location.hash = 'roster';
  await screen.findByRole('heading', { level: 1, name: 'Roster' });
  location.hash = `rules/${productA.id}`;
  await screen.findByDisplayValue('Product A, changed');
  await press('Discard changes');
  await screen.findByDisplayValue(productA.name);
  unmount();
});

test('a rule is removed after a second question', async () => {
  const { done } = await openDesk(`rules/${productA.id}`, { as: 'manager' });
  await press('Remove');
  expect(document.activeElement?.textContent).toBe('Keep it');
  await press('Keep it');
  expect(await done()).toEqual([]);
  await press('Remove');
  await press('Remove the rule');
  await waitFor(async () =>
    expect(await done()).toMatchObject([{ type: 'remove-rule', ruleId: productA.id }]),
  );
  await screen.findByText('Everything else');
  expect(screen.queryByText(productA.name)).toBeNull();
});

test('of many words the list names the first and counts the others', async () => {
  await openDesk('rules/new', { as: 'manager' });
  await type('Name', 'Quotes to Linda');
  for (const word of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8']) {
    await addWord('Words or phrases', word);
  }
  await choose('Person', 'Linda Chen');
  await press('Save');
  await screen.findByText(/“a5”, “a6” or 2 others: gives it to Linda Chen\./);
});

test('a rep reads the rules and is told who changes them', async () => {
  const { container } = await openDesk(`rules/${productA.id}`, { as: 'rep' });
  await screen.findByText('You can read this. A manager can change it.');
  expect(screen.queryByRole('switch')).toBeNull();
  expect(screen.queryByRole('link', { name: 'New rule' })).toBeNull();
  await expectAccessible(container);
});

test('what the server refused is told, and opens with what was typed', async () => {
  const { replica, container } = await openDesk('rules', { as: 'manager' });
  const refused = { ...night, name: 'Refused name' };
  const action = {
    id: night.id as never,
    at: new Date(),
    type: 'save-rule' as const,
    rule: refused,
  };
  await replica.refused.add({
    id: action.id,
    inquiryId: null,
    action,
    refusal: { code: 'member-gone', memberId: zhou.id },
    problem: null,
    followers: [],
    at: new Date(),
    shownAt: null,
  });
  await screen.findByText('Zhou Ting is no longer in the team.');
  await expectAccessible(container);
  location.hash = screen.getByRole('link', { name: 'Edit it again' }).getAttribute('href') ?? '';
  await screen.findByDisplayValue('Refused name');
  await press('Save');
  await waitFor(async () => expect(await replica.refused.count()).toBe(0));
  await waitFor(() => expect(screen.queryByText('Zhou Ting is no longer in the team.')).toBeNull());
});

test('without rules, what happens then is said', async () => {
  const { container } = await openDesk('rules', { stand: 'empty' });
  await screen.findByText('No rules yet');
  await expectAccessible(container);
});

test('in Chinese', async () => {
  const { container } = await openDesk('rules/new', { language: 'zh', as: 'manager' });
  await screen.findByText('当以下条件全部满足');
  await button('保存');
  await expectAccessible(container);
});
