// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sight } from '#lib/protocol/bridge.ts';
import { canonicalId } from '#lib/webmails/outlook/ids.ts';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { booster, outlookPage, solar, type DrawnPage } from './outlook-page.ts';

/** A page that changes by itself: address, list and pane one after the other. */
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

function watched(page: DrawnPage): { sights: Sight[]; latest(): string } {
  const sights: Sight[] = [];
  openOutlook(page, {}, end.signal).watch((sight) => {
    Sight.parse(JSON.parse(JSON.stringify(sight)));
    sights.push(sight);
  }, end.signal);
  const latest = (): string => {
    const sight = sights.at(-1);
    if (!sight || sight.kind === 'nothing') return 'nothing';
    if (sight.kind === 'lost') return `lost ${sight.missing.join(' ')}`;
    return `${sight.kind} ${sight.sighting?.subject} ${sight.sighting?.webmailId ? 'with id' : 'without id'}`;
  };
  return { sights, latest };
}

/** Lets observers and timers run. */
const pass = async (milliseconds = 200): Promise<void> => {
  for (let at = 0; at < milliseconds; at += 50) await vi.advanceTimersByTimeAsync(50);
};

/** What a page looks like with the second mail open; only what is asked for is taken over. */
function goOn(page: DrawnPage, ...what: ('list' | 'pane' | 'address')[]): void {
  const [first, second] = document.querySelectorAll('[role="option"]');
  if (what.includes('list')) {
    first?.setAttribute('aria-selected', 'false');
    second?.setAttribute('aria-selected', 'true');
  }
  if (what.includes('address')) {
    const id = encodeURIComponent(second?.getAttribute('data-convid') ?? '');
    (page.location as unknown as URL).pathname = `/mail/inbox/id/${id}`;
  }
  if (what.includes('pane')) {
    const kept = [...document.body.childNodes];
    const other = outlookPage({ open: 1 });
    const pane = other.document.querySelector('#ReadingPaneContainerId');
    document.body.replaceChildren(...kept);
    document.querySelector('#ReadingPaneContainerId')?.replaceChildren(...(pane?.childNodes ?? []));
  }
}

test('a mail is told at once, with the id of its row', () => {
  const page = outlookPage();
  const { sights } = watched(page);
  expect(sights).toHaveLength(1);
  expect(sights[0]).toMatchObject({
    kind: 'message',
    sighting: { subject: solar.subject, webmailId: canonicalId(page.conversationId) },
  });
});

test.each([
  [['list'], ['pane'], ['address']],
  [['list'], ['address'], ['pane']],
  [['address'], ['list', 'pane'], []],
] as const)(
  'the next is told when %s, %s and %s have changed, and never mixed',
  async (...steps) => {
    const page = outlookPage();
    const { sights, latest } = watched(page);
    for (const step of steps) {
      goOn(page, ...step);
      // A change of the address is told by the browser, or seen by looking.
      document
        .querySelector('[role="option"]')
        ?.setAttribute('aria-expanded', String(Math.random()));
      await pass(150);
    }
    expect(latest()).toBe(`message ${booster.subject} with id`);
    const ids = new Map(
      [...document.querySelectorAll('[role="option"]')].map((row) => [
        canonicalId(row.getAttribute('data-convid')),
        row.querySelector('[title=""]')?.textContent,
      ]),
    );
    for (const sight of sights) {
      if (sight.kind !== 'message' || !sight.sighting.webmailId) continue;
      expect(ids.get(sight.sighting.webmailId)).toBe(sight.sighting.subject);
    }
  },
);

test('while the pane shows what was told, that stands; shows it another, nothing is claimed', async () => {
  const page = outlookPage();
  const { latest } = watched(page);
  goOn(page, 'list');
  await pass(300);
  expect(latest()).toBe(`message ${solar.subject} with id`);
  goOn(page, 'pane');
  await pass(100);
  expect(latest()).toBe('nothing');
});

test('where they never agree, the pane alone is believed, and no id', async () => {
  const page = outlookPage();
  const { latest } = watched(page);
  goOn(page, 'pane');
  await pass(3_500);
  expect(latest()).toBe(`message ${booster.subject} without id`);
});

test('a pane that stays without a sender is lost, not before', async () => {
  const page = outlookPage();
  document.querySelector('[id$="_FROM"]')?.remove();
  const { latest } = watched(page);
  expect(latest()).toBe('nothing');
  await pass(3_500);
  expect(latest()).toBe('lost sender');
});

test('a reply under the mail makes it a draft, and its end a mail again', async () => {
  const page = outlookPage();
  const { latest } = watched(page);
  const draft = page.draft('reply');
  await pass();
  expect(latest()).toBe(`compose ${solar.subject} with id`);
  draft.remove();
  await pass();
  expect(latest()).toBe(`message ${solar.subject} with id`);
});

test('a new mail over the page changes nothing', async () => {
  const page = outlookPage();
  const { sights } = watched(page);
  page.draft('new', { docked: true });
  await pass();
  expect(sights).toHaveLength(1);
});

test('an idle page sets no timer', async () => {
  watched(outlookPage());
  await pass(500);
  const timers = vi.getTimerCount();
  await pass(5_000);
  // Where the browser does not tell of addresses, one is compared now and then.
  expect(vi.getTimerCount()).toBe(timers);
  expect(timers).toBeLessThanOrEqual(1);
});
