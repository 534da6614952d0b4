import { wordsFor } from '#lib/words/words.ts';
import type { Person } from './person.ts';

const words = wordsFor('en');

/** In the open picker: chooses a template, fills in what nobody knows, and presses `button`. */
export async function useTemplate(
  { sidebar }: Person,
  name: string,
  button: string = words.do.insert,
): Promise<void> {
  await sidebar.frame.getByRole('option', { name: new RegExp(name) }).click();
  const blanks = sidebar.frame.locator('.blanks input');
  for (let at = 0; at < (await blanks.count()); at += 1) await blanks.nth(at).fill('Sales');
  await sidebar.button(button).click();
}
