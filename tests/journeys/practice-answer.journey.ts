import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues } from '#server/practice/people.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import { openPracticePerson, type PracticePerson } from '#tests/support/practice-person.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** One person takes inquiries to their end: answered in the customer's language, handed off, noted, closed, reopened. */
const words = wordsFor('en');
const spanish = 'bombas sumergibles para pozo';
const chinese = '潜水泵 25 台';
const pumps = '40 submersible pumps';
const firstReply = /First reply with questions/;

let desk: PracticeDesk;
let manager: Device;
let linda: PracticePerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  manager = await desk.device('zhou');
  linda = await openPracticePerson(desk, 'linda');
});
afterAll(async () => {
  await linda?.close();
  await desk?.stop();
});
lastLook(() => ({ linda: linda?.page }));

/** The inquiry as the server has it, once it is as wanted. */
const inquiryWhere = async (
  subject: string,
  isSo: (inquiry: NonNullable<Awaited<ReturnType<typeof inquiryOf>>>) => boolean,
) =>
  until(async () => {
    const inquiry = await inquiryOf(subject);
    return inquiry && isSo(inquiry) ? inquiry : null;
  });
const inquiryOf = async (subject: string) =>
  (await manager.rows('inquiries')).find((inquiry) => inquiry.subject.includes(subject)) ?? null;
const entriesOf = async (inquiryId: string): Promise<string[]> => {
  const entries = await manager.rows('entries');
  return entries.flatMap((one) => (one.inquiryId === inquiryId ? [one.action] : []));
};
const openAndClaim = async (subject: string): Promise<void> => {
  await linda.open(subject);
  await linda.sidebar.button(words.do.claim).click();
  await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
};
const option = (name: RegExp): Locator => linda.sidebar.frame.getByRole('option', { name });
const blanks = (): Locator => linda.sidebar.frame.locator('.blanks input');

describe('a plain reply', () => {
  test('the template stands in the customer’s language, with what the mail says they want', async () => {
    await openAndClaim(spanish);
    await linda.sidebar.button(words.do.replyTpl).click();
    await option(firstReply).click();
    const preview = linda.sidebar.frame.locator('.preview-text');
    expect(await preview.getAttribute('lang')).toBe('es');
    expect(await preview.textContent()).toMatch(/Gracias por su interés en [^.]*bombas/i);
    expect(await blanks().count()).toBe(0);
    expect(linda.page.url()).not.toContain('/compose');
  });

  test('it goes above signature and quote, and one undo takes it out', async () => {
    await linda.sidebar.button(words.do.insert).click();
    await linda.page.waitForURL(/\/practice\/compose/);
    const area = linda.page.locator('#text');
    await expect.poll(() => area.inputValue()).toContain('Gracias por su interés');
    const [own = ''] = (await area.inputValue()).split('\n-- \n');
    expect(own).toMatch(/Hola, Diego Fuentes:[^]*Gracias por su interés[^]*Linda Chen/);
    expect(own).not.toContain('>');
    expect(await area.inputValue()).toContain('> Buscamos doce bombas');
    await area.focus();
    await linda.page.keyboard.press('Control+z');
    expect(await area.inputValue()).not.toContain('Gracias por su interés');
    expect(await area.inputValue()).toContain('> Buscamos doce bombas');
    await linda.page.keyboard.press('Control+Shift+z');
    expect(await area.inputValue()).toContain('Gracias por su interés');
  });

  test('sent, it is answered by her: the server has seen it, and the clock has stopped', async () => {
    await linda.page.getByRole('button', { name: words.practice.send }).click();
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    await linda.sidebar.text(/^Seen on the server: in Sent/).waitFor();
    const { replyBy, answer } = await inquiryWhere(spanish, (one) => Boolean(one.answer?.by));
    expect(replyBy).toBeNull();
    expect(answer).toMatchObject({ evidence: 'server' });
  });
});

describe('a formatted reply', () => {
  test('takes the template above the quote, and one undo takes it out', async () => {
    await openAndClaim(chinese);
    await linda.page.getByRole('link', { name: words.practice.replyHtml }).click();
    const rich = linda.page.locator('#rich');
    await rich.waitFor();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
    const before = await rich.innerText();
    await linda.press('r');
    await option(/Answer takes longer/).click();
    if ((await blanks().count()) > 0) await blanks().first().fill('24');
    await linda.sidebar.button(words.do.insert).click();
    await rich.getByText('陈伟，您好！').waitFor();
    const own = (await rich.innerText()).split('\n--')[0] ?? '';
    expect(own).toMatch(/陈伟，您好！[^]*您的询盘[^]*Linda Chen/);
    expect(own).not.toContain('25 台 5.5 kW');
    await rich.focus();
    await linda.page.keyboard.press('Control+z');
    await expect.poll(() => rich.innerText()).toBe(before);
    await linda.page.keyboard.press('Control+Shift+z');
    await rich.getByText('陈伟，您好！').waitFor();
  });

  test('sent, it is answered', async () => {
    await linda.page.getByRole('button', { name: words.practice.send }).click();
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    await inquiryWhere(chinese, (one) => one.answer?.evidence === 'server');
    const replies = (await manager.rows('messages')).filter(({ subject }) =>
      subject.includes(chinese),
    );
    expect(replies.map(({ direction }) => direction).toSorted()).toEqual(['in', 'out']);
  });
});

describe('a hand-off', () => {
  test('opens a reply with the opening, and puts the original into one’s own inbox', async () => {
    await linda.open(pumps);
    await linda.sidebar.button(words.do.handoffTpl).click();
    await option(/I look after your inquiry/).click();
    const first = blanks();
    for (let at = 0; at < (await first.count()); at += 1) await first.nth(at).fill('Sales');
    await linda.sidebar.button(words.do.handoff).click();
    await linda.sidebar.title.filter({ hasText: words.state.mineHanded }).waitFor();
    const { address } = colleagues.linda;
    await linda.sidebar.text(words.handoff.where(address)).waitFor();
    const handed = await inquiryWhere(pumps, (one) => one.handoff?.delivery === 'delivered');
    expect(handed).toMatchObject({ stage: 'handed-off', answer: null });

    await linda.open(pumps, address);
    await linda.sidebar.title.filter({ hasText: words.state.mineHanded }).waitFor();
  });

  test('answered from there, it is answered by name', async () => {
    await linda.press('r');
    await option(/I look after your inquiry/).click();
    await linda.sidebar.button(words.do.insert).click();
    await linda.page.waitForURL(/\/practice\/compose/);
    const area = linda.page.locator('#text');
    await expect.poll(() => area.inputValue()).toContain('I am Linda Chen, Sales engineer');
    await linda.page.getByRole('button', { name: words.practice.send }).click();
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    const { answer, assigneeId } = await inquiryWhere(pumps, (one) => one.answer !== null);
    expect(answer?.by).toBe(assigneeId);
  });
});

describe('the rest of its life', () => {
  const text = 'They decide after the fair.';

  test('a note is kept on the server', async () => {
    await linda.sidebar.frame.getByLabel(words.note.label).fill(text);
    await linda.sidebar.button(words.do.note).last().click();
    await linda.sidebar.frame.locator('.note', { hasText: text }).waitFor();
    await until(async () => (await manager.rows('notes')).some((note) => note.text === text));
  });

  test('closed as won by two keys, and reopened', async () => {
    await linda.press('x');
    await linda.page.keyboard.press('1');
    await linda.sidebar.title.filter({ hasText: words.state.closed('won') }).waitFor();
    const { id, outcome } = await inquiryWhere(pumps, (one) => one.stage === 'closed');
    expect(outcome).toBe('won');
    await linda.sidebar.button(words.do.reopen).click();
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    await inquiryWhere(pumps, (one) => one.stage !== 'closed');
    expect(await entriesOf(id)).toEqual(
      expect.arrayContaining(['hand-off', 'note', 'close', 'reopen']),
    );
  });
});
