import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { once } from 'node:events';
import { DeviceCode, DeviceToken, deviceClientId } from '#lib/protocol/api.ts';
import { createApp } from '#server/app.ts';
import { learnWith } from '#server/mail/learn.ts';
import { openFeed } from '#server/feed/feed.ts';
import { listen } from '#server/listen.ts';
import { type FrontDoor, openFrontDoor, password } from './front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

test('at no level does the log hold a token, a code, an address or a word of the team', async () => {
  const { admin } = await door.setUp('Sesame Trading');
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    door.request(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const asked = await post('/api/auth/device/code', { client_id: deviceClientId });
  const code = DeviceCode.parse(await asked.json());
  await (await admin.get(`/device?code=${code.user_code}`)).submit({ says: 'yes' });
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const { device_code } = code;
  const given = await post('/api/auth/device/token', {
    grant_type,
    device_code,
    client_id: deviceClientId,
  });
  const { access_token: token } = DeviceToken.parse(await given.json());
  const signed = { authorization: `Bearer ${token}` };
  expect((await door.request('/api/me', { headers: signed })).status).toBe(200);
  const wrong = 'wrong-token-of-somebody';
  await door.request('/api/me', { headers: { authorization: `Bearer ${wrong}` } });
  await door.request('/api/search?q=sesamesearch', { headers: signed });
  await post('/api/actions', { actions: [{ type: 'note', text: 'sesamenote' }] }, signed);
  await post('/api/actions', '{"sesamebroken', signed);
  await post('/api/resolve', { sighting: { subject: 'sesamesubject' } }, signed);
  const refused = await door.browser().get('/sign-in');
  await refused.submit({ address: 'nobody@sesame.test', password: 'sesame password' });
  await admin.get('/join/sesame-link-that-is-none-at-all-0000000000');

  const { authenticate } = door.auth;
  const feed = openFeed({ deps: door.deps, signals: door.deps.signals, authenticate });
  const { deps } = door;
  const learn = learnWith(deps);
  const app = createApp({ deps, feed, authenticate, learn, trustedHeader: null, version: '0' });
  const server = await listen(app, { host: '127.0.0.1', port: 0 }, door.deps.log);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/feed`);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', token, protocol: 1 }));
  await once(socket, 'message');
  feed.stop();
  await server.stop();

  const log = door.log();
  expect(log).toContain('/api/actions');
  const cookies = [...admin.cookies.values()];
  for (const secret of [token, device_code, code.user_code, wrong, password, ...cookies]) {
    expect(log).not.toContain(secret);
  }
  expect(log).not.toMatch(/sesame|@acme|Ada/i);
});
