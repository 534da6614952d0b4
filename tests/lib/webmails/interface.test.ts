// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AnchorReport, Sight } from '#lib/protocol/bridge.ts';
import { ListRows, type Chip, type ListRow } from '#lib/protocol/chip.ts';
import { OpenDraft } from '#lib/protocol/guard.ts';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { practice } from '#lib/webmails/practice/index.ts';
import { roundcube } from '#lib/webmails/roundcube/index.ts';
import type { Webmail } from '#lib/webmails/webmail.ts';
import { fakeGuard } from './fake/fake-guard.ts';
import { fakeWebmail } from './fake/fake-webmail.ts';
import { outlookPage } from './outlook/outlook-page.ts';
import { practiceCompose, practiceList, practicePage } from './practice/practice-page.ts';
import { savedPage } from './roundcube/saved-page.ts';

/** What every webmail must keep, the fake included: who writes the next one begins here. */
const makers: Record<string, () => { webmail: Webmail; document: Document }> = {
  fake: () => ({ webmail: fakeWebmail(document), document }),
  ...Object.fromEntries(
    [practicePage, practiceList, practiceCompose].map((makePage) => [
      makePage.name,
      () => {
        const page = makePage();
        return { webmail: practice({ document: page, location, isTop: true }, {}), document: page };
      },
    ]),
  ),
  ...Object.fromEntries(
    ['', 'view=items', 'pane=bottom'].map((query) => [
      `outlook ${query}`,
      () => {
        const page = outlookPage({ query });
        return { webmail: openOutlook(page, {}, new AbortController().signal), document };
      },
    ]),
  ),
  ...Object.fromEntries(
    (['elastic', 'larry'] as const).flatMap((skin) =>
      ['list', 'show', 'compose'].map((name) => [
        `roundcube ${skin} ${name}`,
        () => {
          const { document: page, url } = savedPage(skin, name);
          const location = url as unknown as Location;
          return {
            webmail: roundcube({ document: page, location, isTop: true }, {}),
            document: page,
          };
        },
      ]),
    ),
  ),
};

beforeEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
});

describe.each(Object.entries(makers))('%s', (_name, make) => {
  test('finds its anchors on its own page', () => {
    expect(make().webmail.check()).toMatchObject({ isEnough: true, missing: [] });
  });

  test('reports counts of its anchors alone', () => {
    const report = make().webmail.check();
    expect(AnchorReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test('tells a sight at once, as the wire has it, and none after its end', () => {
    const { webmail } = make();
    const end = new AbortController();
    const sights: Sight[] = [];
    webmail.watch((sight) => sights.push(sight), end.signal);
    expect(sights).toHaveLength(1);
    for (const sight of sights) Sight.parse(JSON.parse(JSON.stringify(sight)));
    end.abort();
    expect(sights).toHaveLength(1);
  });

  test('tells of no reply by itself', () => {
    const tell = vi.fn();
    make().webmail.watchSent(tell, new AbortController().signal);
    expect(tell).not.toHaveBeenCalled();
  });

  test('has a theme, and tells of no change by itself', () => {
    const { webmail } = make();
    const tell = vi.fn();
    webmail.watchTheme(tell, new AbortController().signal);
    expect(['light', 'dark']).toContain(webmail.theme());
    expect(tell).not.toHaveBeenCalled();
  });

  test('mounts the frame, and leaves the page as it was', () => {
    const { webmail, document: page } = make();
    const before = page.body.outerHTML;
    const frame = page.createElement('div');
    const end = new AbortController();
    webmail.mount(frame, end.signal);
    expect(page.body.contains(frame)).toBe(true);
    end.abort();
    expect(page.body.outerHTML).toBe(before);
  });

  test('gives the keyboard back without a word', () => {
    expect(() => make().webmail.focus()).not.toThrow();
  });

  test('tells rows as the wire has them, each by a key of its own, and none after its end', async () => {
    const { webmail, document: page } = make();
    const end = new AbortController();
    const told: ListRow[][] = [];
    webmail.watchRows((rows) => told.push(rows), end.signal);
    expect(told.length).toBeLessThanOrEqual(1);
    for (const rows of told) {
      ListRows.parse(JSON.parse(JSON.stringify(rows)));
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    }
    end.abort();
    const before = told.length;
    for (const row of page.querySelectorAll('tr, li')) row.remove();
    await Promise.resolve();
    expect(told).toHaveLength(before);
  });

  test('marks each row once, unknown keys not at all, and leaves the page as it was', () => {
    const { webmail, document: page } = make();
    const before = page.documentElement.outerHTML;
    const end = new AbortController();
    let rows: ListRow[] = [];
    webmail.watchRows((now) => (rows = now), end.signal);
    const chips = [...rows.map(({ key }) => key), 'nowhere'].map(chipOf);
    webmail.showChips(chips);
    webmail.showChips(chips);
    const shown = [...page.querySelectorAll('baton-chip')].map((one) =>
      one.getAttribute('aria-label'),
    );
    expect(shown).toEqual(rows.map(({ key }) => key));
    webmail.showChips([]);
    expect(page.querySelector('baton-chip')).toBeNull();
    webmail.showChips(chips);
    end.abort();
    expect(page.documentElement.outerHTML).toBe(before);
  });

  test('tells its guard of a reply as the wire has it, once', () => {
    const { webmail } = make();
    const end = new AbortController();
    const guard = fakeGuard();
    webmail.guardSend(guard, end.signal);
    expect(guard.drafts.length).toBeLessThanOrEqual(1);
    for (const { id, answered, addressed, sendButton } of guard.drafts) {
      const draft = { id, answered, addressed: addressed() };
      OpenDraft.parse(JSON.parse(JSON.stringify(draft)));
      expect(sendButton()).not.toBeNull();
    }
    end.abort();
    expect(guard.drafts).toEqual([]);
  });
});

function chipOf(key: string): Chip {
  return { key, holder: 'me', state: 'over', presence: null, text: 'LC', label: key };
}
