// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { outlookPage, type DrawnPage } from './outlook-page.ts';

/** Where the text comes to stand only a browser can show: `tests/journeys/outlook.journey.ts`. */
let end: AbortController;
beforeEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

const insert = (page: DrawnPage) => {
  const webmail = openOutlook(page, {}, end.signal);
  webmail.watch(() => undefined, end.signal);
  return webmail.insert('Hello', end.signal);
};
const pressed = (): string[] => {
  const names: string[] = [];
  for (const button of document.querySelectorAll('[role="toolbar"] button')) {
    const name = button.querySelector('[data-icon-name]')?.getAttribute('data-icon-name') ?? '';
    button.addEventListener('click', () => names.push(name));
  }
  return names;
};

test.each(['en', 'zh', 'de'])(
  'opens a reply by its icon, whatever it is called: %s',
  async (language) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const page = outlookPage({ query: `lang=${language}` });
    const names = pressed();
    const done = insert(page);
    expect(names).toEqual(['ArrowReplyRegular']);
    end.abort();
    await vi.advanceTimersByTimeAsync(100);
    expect(await done).toEqual({ ok: false, reason: 'no-reply' });
  },
);

test('presses nothing where there is no Reply, where it is off, or where no mail is open', async () => {
  const gone = outlookPage();
  document.querySelector('[data-icon-name="ArrowReplyRegular"]')?.remove();
  const names = pressed();
  expect(await insert(gone)).toEqual({ ok: false, reason: 'no-reply' });
  const off = outlookPage();
  for (const button of document.querySelectorAll('button')) {
    button.setAttribute('aria-disabled', 'true');
  }
  expect(await insert(off)).toEqual({ ok: false, reason: 'no-reply' });
  expect(await insert(outlookPage({ open: null }))).toEqual({ ok: false, reason: 'no-reply' });
  expect(names).toEqual([]);
});
