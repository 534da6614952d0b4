import { createOTP } from '@better-auth/utils/otp';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people, sessions, twoFactors } from '#server/database/schema/auth.ts';
import { members } from '#server/database/schema/member.ts';
import { cookieHeader, type Office, openOffice, password } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function signedIn(address: string, words = password): Promise<Headers> {
  const result = await office.auth.signIn({ address, password: words }, '192.0.2.1');
  if (result.kind !== 'in') throw new Error(`not signed in: ${result.kind}`);
  return cookieHeader(result.cookies);
}

describe('signing in', () => {
  test('by the address of the member row, in any case', async () => {
    const linda = await office.hire('Linda');
    const headers = await signedIn(` ${linda.address.toUpperCase()} `);
    const { who } = await office.auth.whoIs(headers);
    expect(who).toMatchObject({ memberId: linda.memberId, teamId: office.teamId });
  });

  test('follows the member to a new address', async () => {
    const wang = await office.hire('Wang');
    const address = `moved-${wang.address}`;
    await office.database.update(members).set({ address }).where(eq(members.id, wang.memberId));
    await expect(signedIn(wang.address)).rejects.toThrow('wrong');
    await expect(signedIn(address)).resolves.toBeDefined();
  });

  test('sets cookies no script reads and no other site sends', async () => {
    const { address } = await office.hire('Sun');
    const result = await office.auth.signIn({ address, password }, '192.0.2.1');
    if (result.kind !== 'in') throw new Error(result.kind);
    expect(result.cookies).toHaveLength(1);
    expect(result.cookies[0]).toMatch(/; HttpOnly/);
    expect(result.cookies[0]).toMatch(/; SameSite=Lax/);
  });

  test('ends with signing out', async () => {
    const { address } = await office.hire('He');
    const headers = await signedIn(address);
    await office.auth.signOut(headers);
    expect((await office.auth.whoIs(headers)).who).toBeNull();
  });

  test('is over for a member who left, at once', async () => {
    const { address, memberId } = await office.hire('Zhao');
    const headers = await signedIn(address);
    const { database, clock } = office;
    await database.update(members).set({ leftAt: clock.now }).where(eq(members.id, memberId));
    expect((await office.auth.whoIs(headers)).who).toBeNull();
    await expect(signedIn(address)).rejects.toThrow('wrong');
    await office.auth.sweep();
    const rows = await database.select().from(people).where(eq(people.memberId, memberId));
    expect(rows).toEqual([]);
  });

  test('leaves no token in the database', async () => {
    const { address } = await office.hire('Li');
    const headers = await signedIn(address);
    const token = decodeURIComponent(
      /session_token=([^;.]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '',
    );
    expect(token).toMatch(/^\w{32}$/);
    const stored = await office.database.select().from(sessions);
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.map((row) => row.token)).not.toContain(token);
    // And what is stored opens nothing.
    for (const row of stored) expect(await office.auth.authenticate(row.token)).toBeNull();
  });
});

describe('the second step', () => {
  test('asks for a code, takes a spare code once, and goes with a reset', async () => {
    const { auth, database } = office;
    const { address, memberId } = await office.hire('Chen');
    const before = await signedIn(address);
    expect(
      await auth.beginSecondStep({ memberId, password: 'wrong words', address }, before),
    ).toEqual({
      kind: 'wrong',
    });
    const begun = await auth.beginSecondStep({ memberId, password, address }, before);
    if (begun.kind !== 'done') throw new Error(begun.kind);
    expect(begun.uri).toContain(encodeURIComponent(address));
    // Until a code was seen, nothing changes.
    await expect(signedIn(address)).resolves.toBeDefined();
    const app = createOTP(fromBase32(begun.secret));
    expect((await auth.confirmSecondStep('000000', before)).kind).toBe('wrong');
    const confirmed = await auth.confirmSecondStep(await app.totp(), before);
    if (confirmed.kind !== 'done') throw new Error(confirmed.kind);
    expect((await auth.whoIs(cookieHeader(confirmed.cookies))).who?.hasSecondStep).toBe(true);
    expect((await auth.whoIs(before)).who).toBeNull();

    const half = await auth.signIn({ address, password }, '192.0.2.1');
    if (half.kind !== 'code') throw new Error(half.kind);
    const halfway = cookieHeader(half.cookies);
    expect((await auth.whoIs(halfway)).who).toBeNull();
    expect((await auth.giveCode('123456', halfway)).kind).toBe('wrong');
    expect((await auth.giveCode(await app.totp(), halfway)).kind).toBe('in');

    const [spare = ''] = begun.spareCodes;
    const again = await auth.signIn({ address, password }, '192.0.2.1');
    if (again.kind !== 'code') throw new Error(again.kind);
    expect((await auth.giveCode(spare, cookieHeader(again.cookies))).kind).toBe('in');
    const once = await auth.signIn({ address, password }, '192.0.2.1');
    if (once.kind !== 'code') throw new Error(once.kind);
    expect((await auth.giveCode(spare, cookieHeader(once.cookies))).kind).toBe('wrong');

    await auth.resetPassword(memberId, 'another calm sentence');
    expect(await database.select().from(twoFactors)).toEqual([]);
    await expect(signedIn(address, 'another calm sentence')).resolves.toBeDefined();
  });
});

describe('the password', () => {
  test('changes with the old one alone, and ends other sign-ins', async () => {
    const { auth } = office;
    const { address, memberId } = await office.hire('Ma');
    const other = await signedIn(address);
    const own = await signedIn(address);
    const next = 'a newer calm sentence';
    expect((await auth.changePassword({ memberId, password: 'no', next }, own)).kind).toBe('wrong');
    const changed = await auth.changePassword({ memberId, password, next }, own);
    if (changed.kind !== 'done') throw new Error(changed.kind);
    expect((await auth.whoIs(other)).who).toBeNull();
    expect((await auth.whoIs(cookieHeader(changed.cookies))).who?.memberId).toBe(memberId);
    await expect(signedIn(address)).rejects.toThrow('wrong');
  });
});

function fromBase32(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join('');
}
