import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetupLink } from '#server/services/invitations/set-up.ts';
import { type FrontDoor, openFrontDoor, password } from './front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

const day = 86_400_000;

describe('the first admin', () => {
  test('comes in by the link the server printed last, within a day, once', async () => {
    const first = await makeSetupLink(door.deps);
    const again = await makeSetupLink(door.deps);
    if (!first || !again) throw new Error('no link');
    const browser = door.browser();
    expect((await browser.get(`/setup/${first.token}`)).status).toBe(404);
    expect((await browser.get('/setup/nonsense')).text).toContain('not the one the server printed');

    const now = door.deps.now();
    door.deps.setNow(new Date(now.getTime() + day + 1000));
    expect((await browser.get(`/setup/${again.token}`)).status).toBe(404);
    door.deps.setNow(now);

    const page = await browser.get(`/setup/${again.token}`);
    const filled = { team: 'Acme', name: 'Ada Lovelace', address: 'Ada@Acme.test' };
    const wrong = await page.submit({ ...filled, password: 'tooshort', again: 'tooshort' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('aria-invalid="true"');
    expect(wrong.html).toMatch(/aria-describedby="password-hint password-problem"/);
    expect(wrong.html).toContain('value="Ada Lovelace"');
    expect(wrong.html).not.toContain('tooshort');
    const differs = await page.submit({ ...filled, password, again: `${password}?` });
    expect(differs.text).toContain('The two passwords differ.');

    const home = await page.submit({ ...filled, password, again: password });
    expect(home.path).toBe('/');
    expect(home.text).toContain('You are Ada Lovelace, an admin of this team.');
    expect((await door.browser().get(`/setup/${again.token}`)).text).toContain('used already');
    expect((await page.submit({ ...filled, password, again: password })).status).toBe(403);
    expect(await makeSetupLink(door.deps)).toBeNull();
  });
});

describe('everybody else', () => {
  test('cannot sign up by any address', async () => {
    const body = JSON.stringify({ email: 'eve@evil.test', password, name: 'Eve' });
    const headers = { 'content-type': 'application/json' };
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/sign-in/email',
      '/api/auth/update-user',
      '/api/auth/list-sessions',
      '/api/auth/get-session',
      '/api/auth/device/approve',
    ]) {
      const response = await door.request(path, { method: 'POST', body, headers });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  test('joins by an invitation, once, and not after seven days', async () => {
    const admin = door.browser();
    await (await admin.get('/sign-in')).submit({ address: 'ada@acme.test', password });
    const members = await admin.get('/members');
    const made = await members.submit({ role: 'manager', address: 'max@acme.test' });
    const link = new URL(/value="(http[^"]*\/join\/[^"]*)"/.exec(made.html)?.[1] ?? '').pathname;
    expect(made.text).toContain('max@acme.test, as manager');

    const now = door.deps.now();
    door.deps.setNow(new Date(now.getTime() + 7 * day + 1000));
    expect((await door.browser().get(link)).text).toContain('ran out or was used');
    door.deps.setNow(now);

    const newcomer = door.browser({ 'accept-language': 'fr, zh-CN;q=0.8, en;q=0.5' });
    const page = await newcomer.get(link);
    expect(page.html).toContain('lang="zh-CN"');
    expect(page.text).toContain('加入 Acme');
    expect(page.html).toContain('value="max@acme.test"');
    const fields = { name: '王磊', address: 'max@acme.test', password, again: password };
    const taken = await page.submit({ ...fields, address: 'ada@acme.test' });
    expect(taken.text).toContain('团队中已有人使用此地址');
    const sameInitials = await page.submit({ ...fields, initials: 'al' });
    expect(sameInitials.text).toContain('Ada Lovelace');
    // The invitation outlived both mistakes.
    const home = await page.submit(fields);
    expect(home.text).toContain('王磊');
    expect((await door.browser().get(link)).status).toBe(404);
    expect((await page.submit(fields)).status).toBe(403);

    // A manager is told whom to ask.
    const closed = await newcomer.get('/members');
    expect(closed.status).toBe(403);
    expect(closed.text).toContain('Ada Lovelace');
  });

  test('cannot join by an invitation that was taken back', async () => {
    const admin = door.browser();
    await (await admin.get('/sign-in')).submit({ address: 'ada@acme.test', password });
    const made = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
    const link = new URL(/value="(http[^"]*\/join\/[^"]*)"/.exec(made.html)?.[1] ?? '').pathname;
    const back = await (await admin.get('/members')).submit({}, '/withdraw');
    expect(back.text).toContain('Withdrawn');
    expect((await door.browser().get(link)).status).toBe(404);
  });
});

test('no token, password or address is logged', async () => {
  const log = door.log();
  expect(log).toContain('/setup/:token');
  expect(log).not.toContain(password);
  expect(log).not.toMatch(/@acme\.test/i);
  expect(log).not.toMatch(/\/(?:setup|join)\/[\w-]{20,}/);
  expect(log).not.toMatch(/[\w-]{43}/);
});
