import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDoor, openFrontDoor, password, type TestBrowser } from './front-door.ts';

let door: FrontDoor;
let admin: TestBrowser;
beforeAll(async () => {
  door = await openFrontDoor();
  ({ admin } = await door.setUp('<script>alert(1)</script> & "Co"'));
});
afterAll(() => door.close());

describe('a form', () => {
  const fields = { name: 'Ada', initials: 'A1', address: 'ada@acme.test', language: 'en' };

  async function token(browser: TestBrowser): Promise<string> {
    const page = await browser.get('/account');
    return /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  }

  test('is accepted from our own page', async () => {
    const saved = await admin.post('/account', { ...fields, form: await token(admin) });
    expect(saved.text).toContain('Saved.');
  });

  test.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['no origin', { origin: '' }],
    ['an origin that hides', { origin: 'null' }],
    ['a browser that says it crosses sites', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour host', { 'sec-fetch-site': 'same-site' }],
    ['an address bar', { 'sec-fetch-site': 'none' }],
  ])('is refused with %s', async (_what, headers) => {
    const given = { ...fields, name: 'Eve', form: await token(admin) };
    const refused = await admin.post('/account', given, headers);
    expect(refused.status).toBe(403);
    expect((await admin.get('/account')).html).not.toContain('Eve');
  });

  test('is refused without its token, and with that of another browser or session', async () => {
    const own = await token(admin);
    const other = door.browser();
    await (await other.get('/sign-in')).submit({ address: 'ada@acme.test', password });
    for (const form of ['', 'x', own.slice(1), await token(other)]) {
      expect((await admin.post('/account', { ...fields, form })).status).toBe(403);
    }
    // Taken before signing in: it is bound to no session.
    const before = door.browser();
    const page = await before.get('/sign-in');
    const early = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    await page.submit({ address: 'ada@acme.test', password });
    expect((await before.post('/account', { ...fields, form: early })).status).toBe(403);
  });

  test('is refused when it is larger than anybody types', async () => {
    const huge = { ...fields, name: 'x'.repeat(70_000), form: await token(admin) };
    expect((await admin.post('/account', huge)).status).toBe(413);
  });
});

describe('every page', () => {
  test('allows no script, no frame and no store', async () => {
    for (const path of ['/', '/sign-in', '/nowhere', '/setup/x']) {
      const { headers, html } = await admin.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(html).not.toMatch(/<script|<style|style="|javascript:| on\w+="/i);
    }
  });

  test('shows names as they are, never as HTML', async () => {
    const form = /name="form" value="([^"]+)"/.exec((await admin.get('/account')).html)?.[1] ?? '';
    const name = `"><script>alert(2)</script><img src=x onerror=alert(3)>`;
    const fields = { name, initials: 'A1', address: 'ada@acme.test', language: 'en' };
    await admin.post('/account', { ...fields, title: name, form });
    for (const path of ['/', '/account', '/members', '/device', '/mailboxes']) {
      const { html, status } = await admin.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain('&lt;script&gt;alert(');
      expect(html).not.toMatch(/<script|<img/);
    }
  });

  test('speaks the language that was chosen, and stays in it', async () => {
    const browser = door.browser({ 'accept-language': 'en-GB,en;q=0.9' });
    const page = await browser.get('/sign-in?to=%2Fdevice');
    expect(page.html).toContain('lang="en-GB"');
    const switched = await page.submit({ language: 'zh' }, '/language');
    expect(switched.path).toBe('/sign-in?to=%2Fdevice');
    expect(switched.html).toContain('lang="zh-CN"');
    expect((await browser.get('/sign-in')).html).toContain('lang="zh-CN"');
  });

  test('is told apart from an address that is none', async () => {
    const page = await admin.get('/nowhere');
    expect(page.status).toBe(404);
    expect(page.text).toContain('There is no such page');
    const api = await door.request('/api/nowhere');
    expect(api.status).toBe(404);
    expect(api.headers.get('content-type')).toContain('json');
  });

  test('leads on to no other site', async () => {
    for (const to of [
      'https://evil.test/',
      '//evil.test/',
      '/\\evil.test',
      'javascript:alert(1)',
    ]) {
      const browser = door.browser();
      const page = await browser.get(`/sign-in?${new URLSearchParams({ to })}`);
      expect(page.html).toContain('name="to" value="/"');
      const home = await page.submit({ address: 'ada@acme.test', password, to });
      expect(home.path).toBe('/');
    }
  });
});

test('cookies are Secure where the server is known by https', async () => {
  const secured = await openFrontDoor({ publicUrl: 'https://baton.acme.test' });
  try {
    const { headers } = await secured.request('/sign-in');
    for (const cookie of headers.getSetCookie()) {
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
    }
    expect(headers.getSetCookie()).not.toHaveLength(0);
  } finally {
    await secured.close();
  }
});
