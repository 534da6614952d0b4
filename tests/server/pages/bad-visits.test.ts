import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeviceCode, deviceClientId } from '#lib/protocol/api.ts';
import { type FrontDoor, openFrontDoor, password, type TestBrowser } from './front-door.ts';

let door: FrontDoor;
let admin: TestBrowser;
beforeAll(async () => {
  door = await openFrontDoor();
  ({ admin } = await door.setUp());
});
afterAll(() => door.close());

const formOf = (html: string) => /name="form" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** A POST as a browser sends it, and the answer before any redirect is followed. */
async function rawPost(browser: TestBrowser, path: string, fields: Record<string, string>) {
  const form = formOf((await browser.get('/account')).html);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return door.request(path, {
    method: 'POST',
    body: new URLSearchParams({ form, ...fields }),
    headers: { origin: 'http://localhost', cookie },
  });
}

describe('an address to go on to', () => {
  test.each([
    '/..//evil.test/',
    '/.//evil.test',
    '/%2e//evil.test',
    '/%2E%2e//evil.test',
    '/./\\evil.test',
    '/a/..//evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/\\/evil.test',
    'http:evil.test',
    'http://own.invalid//evil.test',
  ])('stays with us: %j', async (to) => {
    const switched = await rawPost(admin, '/language', { language: 'en', back: to });
    const onward = switched.headers.get('location') ?? '';
    expect(new URL(onward, 'http://localhost/here').host).toBe('localhost');
    const found = await door.browser().get(`/sign-in?${new URLSearchParams({ to })}`);
    const kept = /name="to" value="([^"]*)"/.exec(found.html)?.[1] ?? '';
    expect(new URL(kept, 'http://localhost/here').host).toBe('localhost');
  });
});

describe('a header of whoever asks', () => {
  const forwarded = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.9',
    forwarded: 'host=evil.test;proto=https',
    'x-original-url': '/members',
    'x-rewrite-url': '/members',
    'x-http-method-override': 'DELETE',
  };

  test('names no address in a link, a code or a redirect', async () => {
    const code = await door.request('/api/auth/device/code', {
      method: 'POST',
      body: JSON.stringify({ client_id: deviceClientId }),
      headers: { 'content-type': 'application/json', ...forwarded },
    });
    expect(DeviceCode.parse(await code.json()).verification_uri).toBe('http://localhost/device');
    const liar = door.browser(forwarded);
    await (await liar.get('/sign-in')).submit({ address: 'ada@acme.test', password });
    const made = await (await liar.get('/members')).submit({ role: 'rep', address: '' });
    expect(made.html).toContain('http://localhost/join/');
    expect(made.html).not.toContain('evil.test');
  });

  test('names no address where the operator said which it is', async () => {
    const known = await openFrontDoor({ publicUrl: 'https://baton.acme.test' });
    try {
      const code = await known.request('http://evil.test/api/auth/device/code', {
        method: 'POST',
        body: JSON.stringify({ client_id: deviceClientId }),
        headers: { 'content-type': 'application/json', host: 'evil.test', ...forwarded },
      });
      const { verification_uri } = DeviceCode.parse(await code.json());
      expect(verification_uri).toBe('https://baton.acme.test/device');
    } finally {
      await known.close();
    }
  });

  test('buys no more tries at a password', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const browser = door.browser({ 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `::${n}` });
      const page = await browser.get('/sign-in');
      const fields = { address: 'eve@acme.test', password: `wrong password ${n}` };
      statuses.push((await page.submit(fields)).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });
});

describe('what no database can hold', () => {
  test('is taken out of a form', async () => {
    const fields = { initials: 'A1', address: 'ada@acme.test', language: 'en' };
    const form = formOf((await admin.get('/account')).html);
    const saved = await admin.post('/account', { ...fields, name: 'A\0da', form });
    expect([saved.status, saved.text]).toEqual([200, expect.stringContaining('Saved.')]);
    const mailbox = await admin.get('/mailboxes/new');
    const named = {
      name: 'Fr\0ont',
      address: 'in\0fo@acme.test',
      viewHours: '24',
      replyHours: '48',
    };
    expect((await mailbox.submit(named)).status).toBeLessThan(500);
    const signIn = await door.browser().get('/sign-in');
    expect((await signIn.submit({ address: 'ada\0@acme.test', password })).status).toBeLessThan(
      500,
    );
  });

  test.each([
    '/join/%00',
    '/reset/%00',
    '/setup/%00',
    '/members/%00',
    '/mailboxes/%00',
    '/device?code=%00',
    '/members/..%2f..%2fetc',
    '/join/%E0%A4%A',
    `/join/${'x'.repeat(4000)}`,
  ])('is nothing in an address: %s', async (path) => {
    expect((await admin.get(path)).status).toBeLessThan(500);
  });

  test('is nobody’s device', async () => {
    for (const id of ['%00', 'x', '..%2f..', '%E0%A4%A']) {
      const { status } = await rawPost(admin, `/account/devices/${id}/revoke`, {});
      expect([id, status]).toEqual([id, expect.toBeOneOf([303, 404])]);
    }
  });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a page says nothing it was not meant to say: %s',
  async (did) => {
    for (const path of ['/sign-in', '/account', '/members', '/mailboxes']) {
      const { html, status } = await (path === '/sign-in' ? door.browser() : admin).get(
        `${path}?did=${did}`,
      );
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(/\[object|function|native code/);
    }
  },
);

describe('a device', () => {
  const post = (path: string, body: string, type = 'application/json') =>
    door.request(path, { method: 'POST', body, headers: { 'content-type': type } });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['another program', '{"client_id":"evil"}'],
    ['a query', '{"client_id":{"$ne":""}}'],
    ['NUL', JSON.stringify({ client_id: 'a\0', device_code: '\0', grant_type: '\0' })],
    ['a prototype', '{"__proto__":{"client_id":"baton-extension"}}'],
  ])('that sends %s is refused', async (_what, body) => {
    for (const path of ['/api/auth/device/code', '/api/auth/device/token']) {
      const response = await post(path, body);
      expect([path, response.status]).toEqual([path, expect.toBeOneOf([400, 401, 403, 404, 415])]);
    }
  });

  test.each(['', 'x', 'a\0b', '\ud800', 'x'.repeat(2000)])(
    'has no code %#',
    async (device_code) => {
      const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
      const body = JSON.stringify({ grant_type, device_code, client_id: deviceClientId });
      expect((await post('/api/auth/device/token', body)).status).toBe(400);
    },
  );

  test('that sends 5 kB is refused before it is read', async () => {
    const body = JSON.stringify({ client_id: 'x'.repeat(5000) });
    expect((await post('/api/auth/device/code', body)).status).toBe(413);
  });

  test('is not found by guessing codes on its form, and the right one comes too late', async () => {
    const made = await post('/api/auth/device/code', JSON.stringify({ client_id: deviceClientId }));
    const { user_code } = DeviceCode.parse(await made.json());
    const statuses = new Set<number>();
    for (let n = 0; n < 25; n += 1) {
      const code = `BCDF${String.fromCharCode(66 + (n % 20))}GHJ`;
      statuses.add((await rawPost(admin, '/device', { code, says: 'yes' })).status);
    }
    expect([...statuses]).toEqual([400, 429]);
    expect((await rawPost(admin, '/device', { code: user_code, says: 'yes' })).status).toBe(429);
  });
});

test('of better-auth nothing is served but the device flow', async () => {
  for (const path of [
    'sign-up/email',
    'sign-in/email',
    'get-session',
    'list-sessions',
    'device/approve',
    'device/deny',
    'device?user_code=x',
    'update-user',
    'two-factor/enable',
    'ok',
    'error',
  ]) {
    for (const method of ['GET', 'POST']) {
      const { status } = await door.request(`/api/auth/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'POST' && { body: '{}' }),
      });
      expect([method, path, status]).toEqual([method, path, 404]);
    }
  }
});
