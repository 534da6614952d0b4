import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceClientId } from '#lib/protocol/api.ts';
import { makeSetupLink } from '#server/services/invitations/set-up.ts';
import { type FrontDoor, openFrontDoor, password } from './front-door.ts';
import { objections } from './objections.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

test('every page has a name, labels, and problems tied to their fields', async () => {
  const link = await makeSetupLink(door.deps);
  const stranger = door.browser();
  const setup = await stranger.get(`/setup/${link?.token}`);
  const seen = [setup, await setup.submit({ team: '' }), await stranger.get('/sign-in')];
  seen.push(await stranger.get('/sign-in/code'), await stranger.get('/nowhere'));

  const { admin } = await door.setUp();
  const body = JSON.stringify({ client_id: deviceClientId });
  const headers = { 'content-type': 'application/json' };
  const asked = await door.request('/api/auth/device/code', { method: 'POST', body, headers });
  const { user_code } = (await asked.json()) as { user_code: string };
  const mailbox = await (
    await admin.get('/mailboxes/new')
  ).submit({ address: 'info@acme.test', viewHours: '24', replyHours: '48' });
  const invited = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
  const join = /value="http:\/\/localhost(\/join\/[^"]*)"/.exec(invited.html)?.[1] ?? '';
  const member = /href="(\/members\/[\w-]{36})"/.exec(invited.html)?.[1] ?? '';
  const reset = await (await admin.get(member)).submit({}, '/password');
  const step = await (await admin.get('/account/second-step')).submit({ current: password });
  seen.push(mailbox, await mailbox.submit({ imapPort: '0' }, '/account'), invited, reset, step);
  for (const path of [
    '/',
    '/members',
    '/mailboxes',
    '/mailboxes/new',
    `${mailbox.path.split('?')[0]}?provider=exmail`,
    `${mailbox.path.split('?')[0]}?provider=microsoft`,
    '/account/mailbox?provider=google',
    '/account',
    '/account/mailbox',
    '/account/password',
    '/account/leave',
    '/device',
    `/device?code=${user_code}`,
    join,
  ]) {
    const page = await admin.get(path);
    expect([path, page.status]).toEqual([path, 200]);
    seen.push(page);
  }
  for (const page of seen) expect(await objections(page)).toEqual([]);
});
