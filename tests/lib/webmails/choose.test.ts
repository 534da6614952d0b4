// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { chooseWebmail } from '#lib/webmails/choose.ts';
import type { Page } from '#lib/webmails/page.ts';
import { choosePractice } from '#lib/webmails/practice/index.ts';
import { practicePage } from './practice/practice-page.ts';
import { savedPage, type Skin } from './roundcube/saved-page.ts';

const nameOf = (document: Document, href: string, isTop = true): string | null => {
  const page: Page = { document, location: { href } as Location, isTop };
  return chooseWebmail({ ...page, location: new URL(href) as unknown as Location })?.name ?? null;
};
const blank = (body = ''): Document => new DOMParser().parseFromString(body, 'text/html');

test.each(['list', 'show', 'own-window', 'compose', 'compose-html', 'compose-new'])(
  'knows Roundcube’s %s in both skins',
  (name) => {
    for (const skin of ['elastic', 'larry'] satisfies Skin[]) {
      const { document, url } = savedPage(skin, name);
      expect(nameOf(document, url.href)).toBe('roundcube');
    }
  },
);

test('stays out of frames: the preview belongs to the page around it', () => {
  const { document, url } = savedPage('elastic', 'preview');
  expect(nameOf(document, url.href, false)).toBeNull();
});

test('knows Roundcube by what is on the page where its script says nothing', () => {
  const { document, url } = savedPage('elastic', 'list', (html) =>
    html.replace(/<script>[^]*?<\/script>/g, ''),
  );
  expect(nameOf(document, url.href)).toBe('roundcube');
});

test('is no guest on other pages', () => {
  expect(nameOf(blank(), 'http://webmail.test/?_task=mail')).toBeNull();
  expect(nameOf(blank('<p>Hello'), 'http://webmail.test/')).toBeNull();
  const settings = blank(
    '<script>\nrcmail.set_env({"task":"settings","action":"folders"});\n</script>',
  );
  expect(nameOf(settings, 'http://webmail.test/?_task=settings')).toBeNull();
  const login = blank('<script>\nrcmail.set_env({"task":"login"});\n</script>');
  expect(nameOf(login, 'http://webmail.test/?_task=mail')).toBeNull();
});

test('leaves the practice page to its own script, which knows it by what it says of itself', () => {
  const address = 'http://127.0.0.1:8323/practice/';
  expect(nameOf(practicePage(), address)).toBeNull();
  const page = (document: Document, isTop = true): Page => ({
    document,
    location: new URL(address) as unknown as Location,
    isTop,
  });
  expect(choosePractice(page(practicePage()))?.name).toBe('practice');
  expect(choosePractice(page(practicePage(), false))).toBeNull();
  expect(choosePractice(page(blank()))).toBeNull();
});
