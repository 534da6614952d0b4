// @vitest-environment happy-dom
import { afterEach, beforeEach, vi } from 'vitest';
import { shipped } from '#lib/webmails/outlook/anchors.ts';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { outlookId } from '#tests/support/outlook.ts';
import { describeMutations } from '#tests/support/mutated-page/describe-mutations.ts';
import { booster, grace, linda, outlookPage, solar, type DrawnPage } from './outlook-page.ts';

/** What other customers' pages have in place of this one's. */
const other = [
  [grace.name, 'Adaeze Okoro'],
  [grace.address, 'adaeze@lagos-water.test'],
  [solar.subject, 'Bombas para riego'],
  [outlookId('AAQk', `${linda} ${solar.subject}`), outlookId('AAQk', 'another')],
  [outlookId('AAMk', `${linda} 0 ${solar.subject}`), outlookId('AAMk', 'another')],
  [booster.from.name, 'Chidi Eze'],
  [booster.from.address, 'chidi@eze.test'],
  [booster.subject, 'Válvulas'],
  [outlookId('AAQk', `${linda} ${booster.subject}`), outlookId('AAQk', 'a third')],
  [outlookId('AAMk', `${linda} 1 ${booster.subject}`), outlookId('AAMk', 'a third')],
] as const;

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'],
    }),
);
afterEach(() => void vi.useRealTimers());

/** As long as a page is given to make up its mind. */
const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(4_000));

const drawings: Record<string, () => DrawnPage> = {
  'conversation beside the list': () => outlookPage(),
  'item, names alone, the newest last': () =>
    outlookPage({
      query: 'view=items&names&oldest',
      path: ({ itemId }) => `/mail/inbox/id/${encodeURIComponent(itemId)}`,
    }),
  'reply under its mail': () => {
    const page = outlookPage({ query: 'from' });
    page.draft('reply');
    return page;
  },
};

for (const [name, draw] of Object.entries(drawings)) {
  describeMutations({
    name: `Outlook, ${name}`,
    page(change = (html) => html) {
      draw();
      return new DOMParser().parseFromString(
        change(document.documentElement.outerHTML),
        'text/html',
      );
    },
    open(page) {
      const { location } = draw();
      document.body.replaceChildren();
      return openOutlook(
        { document: page, location, isTop: true },
        {},
        new AbortController().signal,
      );
    },
    settle,
    anchors: shipped,
    body: shipped.body,
    other,
  });
}
