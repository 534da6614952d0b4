// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sent } from '#lib/protocol/bridge.ts';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { grace, linda, outlookPage, solar, type DrawnPage } from './outlook-page.ts';

let end: AbortController;
beforeEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

const pass = (milliseconds = 400): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

/** A page with a reply in it that says `text`, and what is told of it. */
async function replying(
  page: DrawnPage,
  text: string,
  mode: 'reply' | 'forward' | 'new' = 'reply',
  docked = false,
): Promise<{ told: Sent[]; draft: HTMLElement }> {
  const told: Sent[] = [];
  const webmail = openOutlook(page, {}, end.signal);
  webmail.watch(() => undefined, end.signal);
  webmail.watchSent((sent) => told.push(sent), end.signal);
  const draft = page.draft(mode, { docked });
  const line = draft.querySelector('.elementToProof');
  if (line) line.textContent = text;
  await pass();
  return { told, draft };
}
const press = (draft: HTMLElement, selector = '[data-testid="ComposeSendButton"] button'): void =>
  draft.querySelector<HTMLElement>(selector)?.click();
const words = 'Dear Grace, we suggest the model NQ-15.';

test.each([false, true])('tells a reply that was sent and is gone; docked: %s', async (docked) => {
  const { told, draft } = await replying(outlookPage({ query: 'from' }), words, 'reply', docked);
  press(draft);
  await pass();
  expect(draft.isConnected).toBe(false);
  expect(told).toEqual([]);
  await pass(12_000);
  expect(told).toHaveLength(1);
  expect(Sent.safeParse(JSON.parse(JSON.stringify(told[0]))).success).toBe(true);
  expect(told[0]).toMatchObject({
    answered: { subject: solar.subject, from: grace },
    from: { address: linda },
    to: [{ address: grace.address }],
    subject: docked ? `Re: ${solar.subject}` : solar.subject,
  });
  expect(JSON.stringify(told[0])).not.toContain('NQ-15');
});

test('tells one that was sent by keys', async () => {
  const { told, draft } = await replying(outlookPage(), words);
  const event = { key: 'Enter', ctrlKey: true, bubbles: true };
  draft.querySelector('.editor')?.dispatchEvent(new KeyboardEvent('keydown', event));
  await pass(13_000);
  expect(told).toHaveLength(1);
});

test('tells none that was taken back: its draft comes again', async () => {
  const page = outlookPage();
  const { told, draft } = await replying(page, words);
  press(draft);
  await pass(9_000);
  const back = page.draft('reply', { docked: true });
  const line = back.querySelector('.elementToProof');
  // As Outlook reads it from its server again.
  if (line) line.innerHTML = `<span>\n${words.replaceAll(' ', '&nbsp;')}</span>`;
  await pass(20_000);
  expect(told).toEqual([]);
  // Sent at last, it is told once.
  press(back);
  await pass(13_000);
  expect(told).toHaveLength(1);
});

test('tells one while other drafts are begun, or were there, and when the page goes', async () => {
  const page = outlookPage();
  const { told, draft } = await replying(page, words);
  const other = page.draft('reply', { docked: true });
  other.querySelector('.editor')?.replaceChildren(words);
  await pass();
  press(draft);
  await pass(1_000);
  page.draft('reply', { docked: true });
  await pass(1_000);
  expect(told).toEqual([]);
  window.dispatchEvent(new Event('pagehide'));
  await pass(0);
  expect(told).toHaveLength(1);
  await pass(20_000);
  expect(told).toHaveLength(1);
});

test('tells none that was put off, also after a Send that did not come about', async () => {
  const { told, draft } = await replying(outlookPage(), words);
  const send = draft.querySelector('[data-testid="ComposeSendButton"] button');
  send?.addEventListener('click', (event) => event.stopPropagation(), { capture: true });
  press(draft);
  press(draft, '[id$="__menuButton"]');
  document.querySelector<HTMLElement>('.menu.send [role="menuitem"]:last-child')?.click();
  await pass(20_000);
  expect(draft.isConnected).toBe(false);
  expect(told).toEqual([]);
});

test('tells none that was discarded, also after a Send that did not come about', async () => {
  const { told, draft } = await replying(outlookPage(), words);
  const send = draft.querySelector('[data-testid="ComposeSendButton"]');
  // What keeps Outlook from sending, as a mail without a subject does.
  send?.addEventListener('click', (event) => event.stopPropagation(), { capture: true });
  press(draft);
  press(draft, '#discardCompose');
  await pass(20_000);
  expect(draft.isConnected).toBe(false);
  expect(told).toEqual([]);
});

test('tells none that stayed, and went much later', async () => {
  const page = outlookPage();
  const { told, draft } = await replying(page, words);
  draft.addEventListener('click', (event) => event.stopPropagation(), { capture: true });
  press(draft);
  await pass(20_000);
  expect(draft.isConnected).toBe(true);
  draft.remove();
  await pass(20_000);
  expect(told).toEqual([]);
});

test.each([
  ['says nothing of its own', '', 'reply'],
  ['is a forward', words, 'forward'],
  ['is a new mail', words, 'new'],
] as const)('tells none that %s', async (_why, text, mode) => {
  const { told, draft } = await replying(outlookPage(), text, mode, mode === 'new');
  press(draft);
  await pass(20_000);
  expect(draft.isConnected).toBe(false);
  expect(told).toEqual([]);
});
