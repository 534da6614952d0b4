import type { Locator } from 'playwright-core';
import { wordsFor } from '#lib/words/words.ts';
import type { Person } from './person.ts';

const words = wordsFor('en');

/** Both press Claim at the same moment. */
export function claimAtOnce(people: readonly Pick<Person, 'sidebar'>[]): Promise<void> {
  return atOnce(people.map(({ sidebar }) => sidebar.button(words.do.claim)));
}

/** All these buttons are pressed at the same moment: each page waits for it by its own clock, which is the machine's. */
export async function atOnce(locators: readonly Locator[]): Promise<void> {
  const buttons = await Promise.all(
    locators.map(async (locator) => {
      const button = await locator.elementHandle();
      if (!button) throw new Error(`there is no ${String(locator)} to press`);
      return button;
    }),
  );
  const moment = Date.now() + 500;
  await Promise.all(
    buttons.map((button) =>
      button.evaluate(async (element, at) => {
        while (Date.now() < at - 20) await new Promise((later) => setTimeout(later, 5));
        while (Date.now() < at);
        (element as unknown as { click(): void }).click();
      }, moment),
    ),
  );
}
