import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { openPracticePair } from '#tests/support/practice-pair.ts';
import type { PracticePerson } from '#tests/support/practice-person.ts';

/** Two people before the same list: what one does is seen on the other's rows, without a reload. */
const words = wordsFor('en');
const solar = '15 villages';

const { linda, wang } = await openPracticePair();

const rowOf = ({ page }: PracticePerson, subject: string): Locator =>
  page.locator('.list li', { hasText: subject });
/** The chip of a row, once a screen reader would say this of it. */
const chipThat = (person: PracticePerson, says: RegExp): Locator =>
  rowOf(person, solar).getByRole('img', { name: says });

describe('chips in the list', () => {
  test('an inquiry that nobody holds is marked so, on both lists', async () => {
    await linda.customerWrites();
    await linda.open(solar);
    await wang.open(solar);
    await chipThat(linda, /^Unclaimed/).waitFor();
    await chipThat(wang, /^Unclaimed/).waitFor();
  });

  test('the row is no higher than without', async () => {
    const [marked, bare] = await rowOf(wang, solar).evaluate((row) => {
      const copy = row.cloneNode(true) as typeof row;
      copy.querySelector('baton-chip')?.remove();
      row.after(copy);
      const heights = [row, copy].map((one) => one.getBoundingClientRect().height);
      copy.remove();
      return heights;
    });
    expect(marked).toBe(bare);
  });

  test('claimed by one, it is theirs on the other’s list without a reload', async () => {
    await wang.page.evaluate('window.stayed = true');
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    const since = performance.now();
    await linda.press('c');
    await chipThat(wang, new RegExp(`^${linda.name}`)).waitFor();
    const took = Math.round(performance.now() - since);
    process.stdout.write(`pressed → chip on ${wang.name}'s list: ${took} ms\n`);
    await chipThat(linda, /^Yours/).waitFor();
    expect(await wang.page.evaluate('window.stayed')).toBe(true);
  });

  test('who writes an answer is seen at it', async () => {
    await linda.page.getByRole('link', { name: words.practice.reply, exact: true }).click();
    await linda.page.locator('#text').waitFor();
    await chipThat(wang, /writing an answer/).waitFor();
  });

  test('clicks go to the row', async () => {
    const chip = await rowOf(wang, 'submersible pumps').locator('baton-chip').boundingBox();
    if (!chip) throw new Error('there is no chip');
    await wang.page.mouse.click(chip.x + chip.width / 2, chip.y + chip.height / 2);
    await wang.page.locator('#subject', { hasText: 'submersible pumps' }).waitFor();
  });
});
