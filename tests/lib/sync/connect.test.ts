import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceCode } from '#lib/protocol/api.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { whoAmI } from '#lib/replica/queries/team.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import { beginFlow, pollFlow } from '#lib/sync/connect.ts';
import { startSync } from '#lib/sync/sync.ts';
import { openFrontDoor, password, type FrontDoor } from '#tests/server/pages/front-door.ts';
import { aDevice, seen, type Device } from './a-device.ts';

const minute = 60_000;
vi.setConfig({ testTimeout: minute, hookTimeout: minute });
const base = 'http://baton.test/';

describe('with the real server', () => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor();
    await door.setUp();
  });
  afterAll(() => door.close());

  /** Answers the fetches of a device as the server would, and without its five seconds between two polls. */
  const reach: typeof fetch = async (input, init) => {
    const { pathname, search } = new URL(String(input));
    await door.deps.database.execute('update device_codes set last_polled_at = null');
    return door.request(pathname + search, init);
  };

  it('a person compares the code, confirms it, and the browser is theirs', async () => {
    const device = await aDevice(base, null, { fetch: reach, sleep: async () => {} });
    const sync = startSync(device.parts, () => undefined, device.signal);
    const reply = await sync.connect(' baton.test ');
    // Without a scheme it is https, which this server answers alike.
    expect(reply).toMatchObject({ kind: 'code' });
    expect(await serverAddress.read()).toBe('https://baton.test/');
    const { page } = reply as Extract<typeof reply, { kind: 'code' }>;
    const { pathname, search } = new URL(page);
    const asked = await door.browser().get(pathname + search);
    const shown = await asked.submit({ address: 'ada@acme.test', password });
    await shown.submit({ says: 'yes' });
    const me = await seen(
      () => whoAmI(device.replica),
      (found) => found !== null,
    );
    expect(me).toMatchObject({ member: { name: 'Ada' }, team: { name: 'Acme Trading' } });
    expect(await device.parts.secrets.read('flow')).toBeNull();
    const { token = '' } = (await device.parts.secrets.read('device')) ?? {};
    await sync.disconnect();
    const after = await door.request('/api/me', { headers: { authorization: `Bearer ${token}` } });
    expect(after.status).toBe(401);
    device.stop();
  });
});

/** A server's words for the poll, one after the other; the last one is repeated. Shapes as RFC 8628 has them. */
function aServer(words: (string | number)[]) {
  const polls: unknown[] = [];
  const json = (body: unknown, status = 200) => Response.json(body, { status });
  const reach: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    if (pathname === '/api/health') {
      return json({ ok: true, product: 'baton', version: '1.0.0', protocol: 1 });
    }
    if (pathname === '/api/auth/device/code') {
      const code: DeviceCode = {
        device_code: 'secret',
        user_code: 'ABCDWXYZ',
        verification_uri: 'http://baton.test/device',
        expires_in: 600,
        interval: 5,
      };
      return json(code);
    }
    polls.push(JSON.parse(String(init?.body)));
    const word = words.length > 1 ? words.shift() : words[0];
    if (word === 'token') return json({ access_token: 'tok', token_type: 'Bearer' });
    return typeof word === 'number' ? json({}, word) : json({ error: word }, 400);
  };
  return { reach, polls };
}

describe('the flow of RFC 8628', () => {
  let waits: number[];
  let now: Date;
  beforeEach(() => {
    waits = [];
    now = new Date('2026-11-23T09:00:00Z');
  });
  const aWorld = (reach: typeof fetch) => ({
    fetch: reach,
    now: () => now,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds / 1000);
      now = new Date(now.getTime() + milliseconds);
    },
  });
  const begun = async (words: (string | number)[]): Promise<Device & { polls: unknown[] }> => {
    const { reach, polls } = aServer(words);
    const device = await aDevice(base, null, aWorld(reach));
    await beginFlow(device.parts, base, device.signal);
    return { ...device, polls };
  };

  it('polls at the interval, and slower for good when asked to', async () => {
    const wait = 'authorization_pending';
    const { parts, signal, polls } = await begun([wait, 'slow_down', wait, 'token']);
    expect(await readMeta(parts.replica, 'connection')).toEqual({
      kind: 'connecting',
      code: 'ABCDWXYZ',
      page: 'http://baton.test/device',
      expiresAt: new Date('2026-11-23T09:10:00Z'),
    });
    expect(await pollFlow(parts, signal)).toBe(true);
    expect(waits).toEqual([5, 5, 10, 10]);
    expect(polls[0]).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'secret',
      client_id: 'baton-extension',
    });
    expect(await parts.secrets.read('device')).toEqual({ base, token: 'tok', memberId: null });
    expect(await readMeta(parts.replica, 'connection')).toEqual({ kind: 'connected' });
  });

  it('waits longer while the server cannot be reached', async () => {
    const { parts, signal } = await begun([503, 503, 'token']);
    expect(await pollFlow(parts, signal)).toBe(true);
    expect(waits).toEqual([5, 10, 20]);
  });

  it('goes on where a stopped worker left it', async () => {
    const { parts } = await begun(['authorization_pending', 'token']);
    const stopped = new AbortController();
    const sleep = async () => {
      stopped.abort(new Error('stopped'));
      throw stopped.signal.reason as Error;
    };
    await expect(pollFlow({ ...parts, sleep }, stopped.signal)).rejects.toThrow('stopped');
    expect(await pollFlow(parts, new AbortController().signal)).toBe(true);
  });

  it.each([
    ['access_denied', 'denied'],
    ['expired_token', 'expired'],
    ['invalid_grant', 'expired'],
  ])('ends with %s', async (word, problem) => {
    const { parts, signal } = await begun([word]);
    expect(await pollFlow(parts, signal)).toBe(false);
    expect(await readMeta(parts.replica, 'connection')).toEqual({ kind: 'none' });
    expect(await readMeta(parts.replica, 'connectProblem')).toBe(problem);
  });

  it('ends by itself when the code runs out', async () => {
    const { parts, signal, polls } = await begun(['authorization_pending']);
    expect(await pollFlow(parts, signal)).toBe(false);
    expect(polls).toHaveLength(120);
    expect(await readMeta(parts.replica, 'connectProblem')).toBe('expired');
  });

  it('keeps no token that comes after the person cancelled', async () => {
    const { parts, signal } = await begun(['token']);
    const cancelling = {
      ...parts,
      fetch: async (...ask: Parameters<typeof fetch>) => {
        const answer = await parts.fetch(...ask);
        await parts.secrets.write('flow', null);
        return answer;
      },
    };
    expect(await pollFlow(cancelling, signal)).toBe(false);
    expect(await parts.secrets.read('device')).toBeNull();
  });
});

describe('an address', () => {
  const problemAt = async (address: string, reach: typeof fetch, isOnline = true) => {
    const device = await aDevice(base, null, { fetch: reach, isOnline: () => isOnline });
    return beginFlow(device.parts, address, device.signal);
  };
  const refused: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const says =
    (body: unknown, status = 200): typeof fetch =>
    async () =>
      Response.json(body, { status });

  it.each([
    ['that is none', 'not an address at all', refused, 'no-server'],
    ['of another kind', 'ftp://baton.test', refused, 'no-server'],
    ['where nobody answers', base, refused, 'no-server'],
    ['of something else', base, says({ hello: 'world' }), 'not-baton'],
    ['of a page', base, async () => new Response('<h1>It works</h1>'), 'not-baton'],
    [
      'of a newer server',
      base,
      says({ error: { code: 'too-old', message: 'Update Baton.' } }, 426),
      'too-old',
    ],
  ])('%s is told as such', async (_what, address, reach, problem) => {
    expect(await problemAt(address, reach)).toEqual({ kind: 'problem', problem });
  });

  it('cannot be looked for without a network', async () => {
    expect(await problemAt(base, refused, false)).toEqual({ kind: 'problem', problem: 'offline' });
  });
});
