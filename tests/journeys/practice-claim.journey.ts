import { describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { claimAtOnce } from '#tests/support/claim-at-once.ts';
import { openPracticePair } from '#tests/support/practice-pair.ts';
import type { PracticePerson } from '#tests/support/practice-person.ts';
import { until } from '#tests/support/until.ts';

/** Two people, each with a browser of their own and connected by the real device flow, over the same inquiries. */
const words = wordsFor('en');
const solar = 'Solar pumps for 15 villages';
const booster = 'Booster pumps for a pumping station';
const spanish = 'bombas sumergibles para pozo';
const letterOf = { solar: '15 villages', booster: 'Booster pumps' };

const { desk, manager, linda, wang } = await openPracticePair();

const inquiryOf = async (subject: string) => {
  const all = await manager.rows('inquiries');
  return all.find((inquiry) => inquiry.subject.includes(subject)) ?? null;
};
const holds = async (subject: string, { name }: PracticePerson): Promise<boolean> => {
  const holder = (await inquiryOf(subject))?.assigneeId;
  return (await manager.rows('members')).some((one) => one.id === holder && one.name === name);
};
/** Until the colleague's sidebar says whose it is; prints how long that took. */
const shows = async (at: PracticePerson, title: string, since: number): Promise<void> => {
  await at.sidebar.title.filter({ hasText: title }).waitFor();
  const took = Math.round(performance.now() - since);
  process.stdout.write(`pressed → on ${at.name}'s sidebar: ${took} ms\n`);
};

describe('whose it is', () => {
  test('a customer writes: unclaimed, with the time that is left, on both sidebars', async () => {
    await linda.customerWrites();
    for (const person of [linda, wang]) {
      await person.open(letterOf.solar);
      await person.sidebar.title.filter({ hasText: words.state.open }).waitFor();
      expect(await person.sidebar.line.textContent()).toMatch(/^(?:Look at it|Reply) by /);
      expect(await person.sidebar.ring.getAttribute('aria-label')).toMatch(
        / left of \d+ (?:hours|days)/,
      );
    }
  });

  test('claimed by a key, it is the colleague’s on the other sidebar', async () => {
    const since = performance.now();
    await linda.press('c');
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await shows(wang, linda.name, since);
    expect(await holds(solar, linda)).toBe(true);
    expect(await wang.sidebar.button(words.do.claim).count()).toBe(0);
  });

  test('claimed by a click, likewise the other way round', async () => {
    await linda.customerWrites();
    await linda.open(letterOf.booster);
    await wang.open(letterOf.booster);
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    await wang.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    const since = performance.now();
    await wang.sidebar.button(words.do.claim).click();
    await wang.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await shows(linda, wang.name, since);
    expect(await holds(booster, wang)).toBe(true);
  });

  test('who was second is told who was first, and can dismiss it', async () => {
    await linda.open('25 台');
    await wang.open('25 台');
    await claimAtOnce([linda, wang]);
    await until(async () => (await inquiryOf('25 台'))?.assigneeId);
    const [first, second] = (await holds('25 台', linda)) ? [linda, wang] : [wang, linda];
    await first.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    await second.sidebar.title.filter({ hasText: first.name }).waitFor();
    const told = await second.sidebar.refusal.textContent();
    expect(told).toContain(`${first.name} claimed this`);
    expect(told).toContain('Your claim was undone.');
    expect(await first.sidebar.refusal.count()).toBe(0);
    await second.sidebar.refusal.getByRole('button', { name: words.do.dismiss }).click();
    await second.sidebar.refusal.waitFor({ state: 'detached' });
  });
});

describe('with the server away', () => {
  test('a claim waits in sight, and lands when the server is back', async () => {
    await linda.open(spanish);
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    await wang.open(spanish);
    await wang.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    await desk.pause();
    await linda.press('c');
    await linda.sidebar.text(words.off.badge).waitFor();
    // The claim, and that she has looked where that had not gone out yet.
    await linda.sidebar.text(/^[12] actions? waits?\.$/).waitFor();
    await linda.sidebar.title.filter({ hasText: words.state.pending }).waitFor();
    await desk.goOn();
    await linda.sidebar.title.filter({ hasText: /Yours$/ }).waitFor({ timeout: 120_000 });
    await linda.sidebar.text(words.off.badge).waitFor({ state: 'detached' });
    expect(await holds(spanish, linda)).toBe(true);
    await wang.sidebar.title.filter({ hasText: linda.name }).waitFor({ timeout: 120_000 });
  });
});
