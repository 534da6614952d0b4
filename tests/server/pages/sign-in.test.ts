import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDoor, openFrontDoor, password, type TestBrowser } from './front-door.ts';

let door: FrontDoor;
let admin: TestBrowser;
let address: string;
beforeAll(async () => {
  door = await openFrontDoor();
  ({ admin, address } = await door.setUp());
});
afterAll(() => door.close());

const day = 86_400_000;

/** Somebody who joined by an invitation of the admin. */
async function hire(name: string): Promise<{ browser: TestBrowser; address: string }> {
  const made = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
  const browser = door.browser();
  const own = `${name.toLowerCase()}@acme.test`;
  const page = await browser.get(pathIn(made.html, 'join'));
  await page.submit({ name, address: own, password, again: password });
  return { browser, address: own };
}

function pathIn(html: string, page: string): string {
  return new RegExp(`value="http://localhost(/${page}/[^"]*)"`).exec(html)?.[1] ?? '';
}

describe('signing in', () => {
  test('says nothing about which half was wrong', async () => {
    const page = await door.browser().get('/sign-in');
    const unknown = await page.submit({ address: 'nobody@acme.test', password });
    const wrong = await page.submit({ address, password: 'not the right words' });
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    expect(wrong.html).not.toContain('not the right words');
  });

  test('stops after ten wrong passwords, whatever X-Forwarded-For says', async () => {
    const { address: own } = await hire('Limit');
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const browser = door.browser({
        'x-forwarded-for': `203.0.113.${n}`,
        'x-real-ip': `203.0.113.${n}`,
        forwarded: `for=203.0.113.${n}`,
      });
      browser.from = `198.51.100.${n}`;
      const page = await browser.get('/sign-in');
      statuses.push((await page.submit({ address: own, password: `guess ${n}` })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const page = await door.browser().get('/sign-in');
    const told = await page.submit({ address: own, password });
    expect(told.text).toMatch(/Too many tries. Wait 1\d minutes/);
  });

  test('counts the socket, not a header anybody can send', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 55; n += 1) {
      const browser = door.browser({ 'x-forwarded-for': `203.0.113.${n}` });
      browser.from = '198.51.100.200';
      const page = await browser.get('/sign-in');
      statuses.add((await page.submit({ address: `n${n}@acme.test`, password: 'no' })).status);
    }
    expect([...statuses]).toEqual([401, 429]);
    const elsewhere = await door.browser().get('/sign-in');
    expect((await elsewhere.submit({ address, password })).path).toBe('/');
  }, 60_000);

  test('leads back to where one was going, and out again', async () => {
    const browser = door.browser();
    const asked = await browser.get('/account');
    expect(asked.path).toBe('/sign-in?to=%2Faccount');
    const page = await asked.submit({ address, password });
    expect(page.path).toBe('/account');
    const out = await page.submit({}, '/sign-out');
    expect(out.text).toContain('You are signed out.');
    expect((await browser.get('/account')).path).toContain('/sign-in');
  });
});

describe('a new password', () => {
  test('by an admin’s link: within a day, once, and it ends what was signed in', async () => {
    const { browser, address: own } = await hire('Wang');
    const list = await admin.get('/members');
    const id = new RegExp(`/members/([\\w-]{36})">Wang<`).exec(list.html)?.[1] ?? '';
    const made = await (await admin.get(`/members/${id}`)).submit({}, '/password');
    const link = pathIn(made.html, 'reset');
    const now = door.deps.now();
    door.deps.setNow(new Date(now.getTime() + day + 1000));
    expect((await door.browser().get(link)).status).toBe(404);
    door.deps.setNow(now);

    const next = 'another calm sentence';
    const page = await door.browser().get(link);
    expect(page.text).toContain(`For ${own}`);
    const done = await page.submit({ password: next, again: next });
    expect(done.text).toContain('The new password holds.');
    expect((await door.browser().get(link)).status).toBe(404);
    expect((await browser.get('/account')).path).toContain('/sign-in');
    const again = await door.browser().get('/sign-in');
    expect((await again.submit({ address: own, password })).status).toBe(401);
    expect((await again.submit({ address: own, password: next })).path).toBe('/');
  });

  test('by the old one', async () => {
    const { browser, address: own } = await hire('Sun');
    const next = 'a third calm sentence';
    const page = await browser.get('/account/password');
    const wrong = await page.submit({ current: 'no', password: next, again: next });
    expect(wrong.text).toContain('The password until now was not accepted.');
    const done = await page.submit({ current: password, password: next, again: next });
    expect(done.text).toContain('The password was changed.');
    const again = await door.browser().get('/sign-in');
    expect((await again.submit({ address: own, password: next })).path).toBe('/');
  });
});

describe('leaving', () => {
  test('shuts a member out at once, and the last admin may not', async () => {
    const { browser } = await hire('Gone');
    const page = await browser.get('/account/leave');
    expect(page.text).toContain('0 open inquiries go back to the pool.');
    const left = await page.submit();
    expect(left.text).toContain('You are no longer in the team.');
    expect((await browser.get('/account')).path).toContain('/sign-in');
    const last = await (await admin.get('/account/leave')).submit();
    expect(last.status).toBe(403);
    expect(last.text).toContain('The team needs an admin.');
    expect((await admin.get('/')).path).toBe('/');
  });

  test('an admin may say it of somebody else, and change their role', async () => {
    const { browser } = await hire('Role');
    const list = await admin.get('/members');
    const id = new RegExp(`/members/([\\w-]{36})">Role<`).exec(list.html)?.[1] ?? '';
    await (await admin.get(`/members/${id}`)).submit({ role: 'admin' }, '/role');
    expect((await browser.get('/members')).status).toBe(200);
    const gone = await (await admin.get(`/members/${id}/leave`)).submit();
    expect(gone.text).toContain('Role is no longer in the team.');
    expect((await browser.get('/members')).path).toContain('/sign-in');
    expect((await admin.get(`/members/${id}`)).status).toBe(404);
  });
});
