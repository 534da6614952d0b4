import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempts } from '#server/database/schema/auth.ts';
import { clientAddress } from '#server/auth/client-address.ts';
import { wrongPasswords } from '#server/auth/attempts.ts';
import { type Office, openOffice, password } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test('ten wrong passwords close an account for a while, wherever they come from', async () => {
  const { auth, clock } = office;
  const { address } = await office.hire('Linda');
  const kinds: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    kinds.push((await auth.signIn({ address, password: `guess ${n}` }, `192.0.2.${n}`)).kind);
  }
  expect(kinds).toEqual([...Array(10).fill('wrong'), 'wait', 'wait']);
  // The right one has to wait as well, else the answer would tell that it was right.
  const right = await auth.signIn({ address, password }, '192.0.2.50');
  expect(right).toMatchObject({ kind: 'wait', seconds: expect.any(Number) });
  clock.now = new Date(clock.now.getTime() + wrongPasswords.seconds * 1000);
  expect((await auth.signIn({ address, password }, '192.0.2.50')).kind).toBe('in');
});

test('a right password forgets the wrong ones before it', async () => {
  const { auth } = office;
  const { address } = await office.hire('Wang');
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 9; n += 1) await auth.signIn({ address, password: 'no' }, '192.0.2.60');
    expect((await auth.signIn({ address, password }, `192.0.2.${61 + round}`)).kind).toBe('in');
  }
});

test('one network address may not try many accounts', async () => {
  const { auth } = office;
  const from = '198.51.100.9';
  const kinds = new Set<string>();
  for (let n = 0; n < 51; n += 1) {
    kinds.add((await auth.signIn({ address: `nobody${n}@acme.test`, password: 'no' }, from)).kind);
  }
  expect([...kinds]).toEqual(['wrong', 'wait']);
}, 60_000);

test('many tries at once count one by one', async () => {
  const limit = { name: 'race', most: 5, seconds: 60 };
  const take = () => office.auth.attempts.take(limit, 'x');
  const verdicts = await Promise.all(Array.from({ length: 20 }, take));
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(5);
});

test('keys tell neither accounts nor addresses, and go when they have run out', async () => {
  const { auth, database, clock } = office;
  const before = await database.select().from(attempts);
  expect(before.length).toBeGreaterThan(0);
  for (const { key } of before) expect(key).toMatch(/^[\w-]{43}$/);
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  await auth.sweep();
  expect(await database.select().from(attempts)).toEqual([]);
});

test.each([
  ['192.0.2.1', {}, null, '192.0.2.1'],
  ['::ffff:192.0.2.1', {}, null, '192.0.2.1'],
  // What anybody can write is not read.
  ['192.0.2.1', { 'x-forwarded-for': '203.0.113.5' }, null, '192.0.2.1'],
  ['192.0.2.1', { 'x-real-ip': '203.0.113.5' }, null, '192.0.2.1'],
  // Of the header the operator named, only what their own proxy appended.
  ['127.0.0.1', { 'x-forwarded-for': '6.6.6.6, 203.0.113.5' }, 'x-forwarded-for', '203.0.113.5'],
  ['127.0.0.1', { 'x-forwarded-for': 'nonsense' }, 'x-forwarded-for', '127.0.0.1'],
  // A household has 2^64 addresses of IPv6.
  ['2001:db8:1:2:3:4:5:6', {}, null, '2001:db8:1:2::/64'],
  ['2001:db8::6', {}, null, '2001:db8:0:0::/64'],
  [undefined, {}, null, ''],
] as const)('the client of %s with %o and %s is %s', (socket, headers, trusted, address) => {
  const connection = { incoming: { socket: { remoteAddress: socket } } };
  expect(clientAddress(new Headers(headers), connection, trusted)).toBe(address);
});
