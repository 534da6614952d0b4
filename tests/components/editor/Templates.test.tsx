import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { withLanguage, withoutLanguage } from '#components/editor/draft.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { choose, openDesk, press, type } from '#tests/support/desk-stage.tsx';
import { acknowledgement } from '#tests/support/seeded-desk.ts';

const here = `templates/${acknowledgement.id}`;

test('templates stand by what they are for, each with its languages', async () => {
  const { container } = await openDesk('templates');
  await screen.findByRole('link', { name: acknowledgement.name });
  screen.getByText('English, Spanish and Chinese', { selector: 'li *' });
  for (const name of ['Acknowledgement', 'Hand-off', 'Reply']) {
    screen.getByRole('heading', { level: 2, name });
  }
  await expectAccessible(container);
});

test('what is written is shown as a customer reads it', async () => {
  const { container } = await openDesk(here);
  await screen.findByRole('tab', { name: 'English · otherwise', selected: true });
  const sample = () => screen.getByRole('figure').textContent?.replaceAll(/\s+/g, ' ');
  await waitFor(() => expect(sample()).toContain('Dear Lucía Ortega,'));
  await type('Text', 'Dear {{ customer.company }}, within {{ hours }} h.');
  await waitFor(() => expect(sample()).toContain('Dear Riegos del Sur, within 48 h.'));
  // An acknowledgement goes out by itself, so nobody is known who could sign it.
  await type('Text', '{{ member.name }}');
  await waitFor(() => expect(sample()).toContain('your name?'));
  await choose('What it is for', 'Reply');
  await waitFor(() => expect(sample()).toContain('He Jun'));
  await expectAccessible(container);
});

test('a mistake is told by its line, with what would be right, and is not saved', async () => {
  const { container, done } = await openDesk(here);
  await type('Text', 'Hello,\n{{ customer.nam }}');
  await screen.findByText(/^Line 2: there is no variable “customer\.nam”\. Try customer\.name/);
  await press('Save');
  await screen.findByText('Fill in what is marked above. Nothing was saved.');
  expect(await done()).toEqual([]);
  await expectAccessible(container);
});

test('a language is added with the text of the other one, and one is removed after a question', async () => {
  const { done } = await openDesk(here);
  await choose('Another language', 'German');
  await screen.findByRole('tab', { name: 'German', selected: true });
  await type('Text', 'Guten Tag');
  await choose('For every other language', 'German');
  await press('Remove German');
  await press('Keep it');
  await press('Save');
  await screen.findByRole('heading', { level: 2, name: 'Acknowledgement' });
  const [action] = await done();
  expect(action).toMatchObject({
    type: 'save-template',
    template: { id: acknowledgement.id, fallback: 'de' },
  });
  const variants = action?.type === 'save-template' ? action.template.variants : [];
  expect(variants.map(({ language }) => language)).toEqual(['en', 'es', 'zh', 'de']);
  expect(variants.at(-1)?.body).toBe('Guten Tag');
});

test('where the fallback goes another language steps in, and the last one stays', () => {
  const { seq: _seq, ...draft } = acknowledgement;
  expect(withoutLanguage(draft, 'en').fallback).toBe('es');
  const alone = { ...draft, variants: draft.variants.slice(0, 1) };
  expect(withoutLanguage(alone, 'en')).toEqual(alone);
  expect(withLanguage(draft, 'de').variants.at(-1)?.body).toBe(draft.variants[0]?.body);
});

test('a manager reads a template, and is told who changes it', async () => {
  const { container } = await openDesk(here, { as: 'manager' });
  await screen.findByText('You can read this. An admin can change it.');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await expectAccessible(container);
});
