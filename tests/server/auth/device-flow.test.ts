import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceCodes, sessions } from '#server/database/schema/auth.ts';
import { members } from '#server/database/schema/member.ts';
import { cookieHeader, type Office, openOffice, password } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const device = { from: '192.0.2.7', origin: 'http://baton.test', userAgent: 'Test browser 1' };
const client = { client_id: 'baton-extension' };

async function newCode() {
  const { status, body } = await office.auth.newDeviceCode(client, device);
  expect(status).toBe(200);
  return body as Record<string, string> & { interval: number; expires_in: number };
}

const ask = (code: string) =>
  office.auth.deviceToken(
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: code,
      ...client,
    },
    device,
  );

async function cookiesOf(address: string): Promise<Headers> {
  const result = await office.auth.signIn({ address, password }, '192.0.2.1');
  if (result.kind !== 'in') throw new Error(result.kind);
  return cookieHeader(result.cookies);
}

/** A device asks again without the wait of three seconds that better-auth measures by the real clock. */
const forgetPoll = () => office.database.update(deviceCodes).set({ lastPolledAt: null });

test('a browser asks, its person says yes, and the token lives for ninety days or until it is given back', async () => {
  const { auth, database, clock } = office;
  const linda = await office.hire('Linda');
  const code = await newCode();
  expect(code.verification_uri).toBe('http://baton.test/device');
  expect(code.verification_uri_complete).toContain(code.user_code);
  expect((await ask(code.device_code ?? '')).body).toMatchObject({
    error: 'authorization_pending',
  });
  expect((await ask(code.device_code ?? '')).body).toMatchObject({ error: 'slow_down' });

  const [row] = await database.select().from(deviceCodes);
  expect(row?.deviceCode).not.toBe(code.device_code);
  const typed = ` ${code.user_code?.slice(0, 4).toLowerCase()}-${code.user_code?.slice(4)}`;
  expect(await auth.askingDevice(typed, linda.memberId)).toEqual({
    code: code.user_code,
    userAgent: 'Test browser 1',
  });
  expect(await auth.decideDevice(typed, 'yes', await cookiesOf(linda.address))).toBe('done');
  await forgetPoll();
  const { status, body } = await ask(code.device_code ?? '');
  expect(status).toBe(200);
  const token = (body as { access_token: string }).access_token;
  // The code is spent.
  await forgetPoll();
  expect((await ask(code.device_code ?? '')).body).toMatchObject({ error: 'invalid_grant' });

  const identity = await auth.authenticate(token);
  expect(identity).toMatchObject({ teamId: office.teamId, memberId: linda.memberId });
  const days = ((identity?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(89.9);
  expect(days).toBeLessThan(90.1);
  const stored = await database.select().from(sessions).where(eq(sessions.kind, 'device'));
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(token);

  const start = clock.now;
  clock.now = new Date(start.getTime() + 91 * 86_400_000);
  expect(await auth.authenticate(token)).toBeNull();
  clock.now = start;
  expect(await auth.authenticate(token)).not.toBeNull();
  await auth.endDevice(token);
  expect(await auth.authenticate(token)).toBeNull();
});

test('a member who left is nobody, whatever token they hold', async () => {
  const { auth, database, clock } = office;
  const wang = await office.hire('Wang');
  const code = await newCode();
  await auth.decideDevice(code.user_code ?? '', 'yes', await cookiesOf(wang.address));
  const { body } = await ask(code.device_code ?? '');
  const token = (body as { access_token: string }).access_token;
  expect(await auth.authenticate(token)).not.toBeNull();
  await database.update(members).set({ leftAt: clock.now }).where(eq(members.id, wang.memberId));
  expect(await auth.authenticate(token)).toBeNull();
});

test('no, unknown, taken and expired codes connect nothing', async () => {
  const { auth, database } = office;
  const [sun, he] = [await office.hire('Sun'), await office.hire('He')];
  const [sunIn, heIn] = [await cookiesOf(sun.address), await cookiesOf(he.address)];
  const denied = await newCode();
  expect(await auth.decideDevice(denied.user_code ?? '', 'no', sunIn)).toBe('done');
  expect((await ask(denied.device_code ?? '')).body).toMatchObject({ error: 'access_denied' });
  expect(await auth.decideDevice(denied.user_code ?? '', 'yes', heIn)).toBe('unknown');
  expect(await auth.askingDevice('WRONGCODE', sun.memberId)).toBe('unknown');
  const old = await newCode();
  const past = new Date(Date.now() - 3_600_000);
  await database.update(deviceCodes).set({ expiresAt: past });
  expect(await auth.askingDevice(old.user_code ?? '', sun.memberId)).toBe('expired');
  expect(await auth.decideDevice(old.user_code ?? '', 'yes', sunIn)).toBe('expired');
  expect(await auth.decideDevice(old.user_code ?? '', 'yes', new Headers())).not.toBe('done');
});

test('only the extension may ask, and not without end', async () => {
  const { auth } = office;
  const stranger = await auth.newDeviceCode({ client_id: 'another' }, device);
  expect(stranger).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
  const from = { ...device, from: '192.0.2.99' };
  for (let n = 0; n < 30; n += 1) await auth.newDeviceCode(client, from);
  expect((await auth.newDeviceCode(client, from)).status).toBe(429);
  expect((await auth.newDeviceCode(client, device)).status).toBe(200);
});
