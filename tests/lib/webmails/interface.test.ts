// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Sight } from '#lib/protocol/bridge.ts';
import { practice } from '#lib/webmails/practice/index.ts';
import { roundcube } from '#lib/webmails/roundcube/index.ts';
import type { Webmail } from '#lib/webmails/webmail.ts';
import { fakeWebmail } from './fake/fake-webmail.ts';
import { practicePage } from './practice/practice-page.ts';
import { savedPage } from './roundcube/saved-page.ts';

/** What every webmail must keep, the fake included: who writes the next one begins here. */
const makers: Record<string, () => { webmail: Webmail; document: Document }> = {
  fake: () => ({ webmail: fakeWebmail(document), document }),
  practice: () => {
    const page = practicePage();
    return { webmail: practice({ document: page, location, isTop: true }, {}), document: page };
  },
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
});
