import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeviceCode, DeviceToken, deviceClientId } from '#lib/protocol/api.ts';
import { type FrontDoor, openFrontDoor, password, type TestBrowser } from './front-door.ts';

let door: FrontDoor;
let admin: TestBrowser;
beforeAll(async () => {
  door = await openFrontDoor();
  ({ admin } = await door.setUp());
});
afterAll(() => door.close());

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0';

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return door.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'user-agent': firefox, ...headers },
  });
}

async function askForCode() {
  const response = await post('/api/auth/device/code', { client_id: deviceClientId });
  expect(response.status).toBe(200);
  return DeviceCode.parse(await response.json());
}

const askForToken = (device_code: string) =>
  post('/api/auth/device/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code,
    client_id: deviceClientId,
  });

const me = (token: string) =>
  door.request('/api/me', { headers: { authorization: `Bearer ${token}` } });

test('a browser is connected by its person, listed, and disconnected everywhere', async () => {
  const { deps, auth } = door;
  const code = await askForCode();
  // Without being signed in the page asks for that first, and comes back to the code.
  const page = new URL(code.verification_uri_complete ?? '');
  const stranger = await door.browser().get(page.pathname + page.search);
  expect(stranger.path).toContain('/sign-in');
  const asked = await stranger.submit({ address: 'ada@acme.test', password });
  const shown = `${code.user_code.slice(0, 4)}-${code.user_code.slice(4)}`;
  expect(asked.text).toContain(shown);
  expect(asked.text).toContain('Firefox, Windows');
  expect(asked.text).toContain('You are Ada of Acme Trading.');
  expect(await (await askForToken(code.device_code)).json()).toMatchObject({
    error: 'authorization_pending',
  });
  const connected = await asked.submit({ says: 'yes' });
  expect(connected.text).toContain('Connected.');
  await door.deps.database.execute('update device_codes set last_polled_at = null');
  const { access_token: token } = DeviceToken.parse(
    await (await askForToken(code.device_code)).json(),
  );
  expect((await me(token)).status).toBe(200);

  const doors: string[] = [];
  const stop = deps.signals.subscribe((signal) => void doors.push(signal.kind));
  const account = await admin.get('/account');
  expect(account.text).toContain('Firefox, Windows');
  const gone = await account.submit({}, '/revoke');
  expect(gone.text).toContain('Disconnected.');
  stop();
  // The feed is told to ask again, and both it and the API hear no.
  expect(doors).toContain('doors');
  expect(await auth.authenticate(token)).toBeNull();
  expect((await me(token)).status).toBe(401);
});

test('no and a wrong code connect nothing', async () => {
  const code = await askForCode();
  const wrong = await (await admin.get('/device?code=ABCDEFGH')).status;
  expect(wrong).toBe(400);
  const page = await admin.get(`/device?code=${code.user_code.toLowerCase()}`);
  expect((await page.submit({ says: 'no' })).text).toContain('Not connected.');
  expect(await (await askForToken(code.device_code)).json()).toEqual(
    expect.objectContaining({ error: 'access_denied' }),
  );
  expect((await page.submit({ says: 'yes' })).status).toBe(400);
});

test('looking at a code binds nobody to it', async () => {
  const code = await askForCode();
  const made = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
  const join = /value="http:\/\/localhost(\/join\/[^"]*)"/.exec(made.html)?.[1] ?? '';
  const linda = door.browser();
  const fields = { name: 'Linda', address: 'linda@acme.test', password, again: password };
  await (await linda.get(join)).submit(fields);
  await admin.get(`/device?code=${code.user_code}`);
  const page = await linda.get(`/device?code=${code.user_code}`);
  expect((await page.submit({ says: 'yes' })).text).toContain('Connected.');
  const { access_token } = DeviceToken.parse(await (await askForToken(code.device_code)).json());
  const { member } = (await (await me(access_token)).json()) as { member: { name: string } };
  expect(member.name).toBe('Linda');

  // A device gives its own token back.
  const headers = { authorization: `Bearer ${access_token}` };
  expect((await post('/api/auth/sign-out', {}, headers)).status).toBe(200);
  expect((await me(access_token)).status).toBe(401);
});

test('a cookie of the pages opens no API, and a device token no page', async () => {
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  expect((await door.request('/api/me', { headers: { cookie } })).status).toBe(401);
  const code = await askForCode();
  await (await admin.get(`/device?code=${code.user_code}`)).submit({ says: 'yes' });
  const { access_token } = DeviceToken.parse(await (await askForToken(code.device_code)).json());
  const headers = { authorization: `Bearer ${access_token}` };
  const page = await door.request('/account', { headers });
  expect(page.status).toBe(303);
});
