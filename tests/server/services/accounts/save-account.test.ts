import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accounts } from '#server/database/schema/mail.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import {
  accountOf,
  accountsOf,
  accountsToWatch,
  KeyLost,
  loginOf,
} from '#server/services/accounts/accounts.ts';
import type { AccountEntry } from '#server/services/accounts/account.ts';
import { forgetAccountsOfThoseWhoLeft } from '#server/services/accounts/forget-left.ts';
import { removeAccount, saveAccount } from '#server/services/accounts/save-account.ts';
import { troubleOf } from '#server/services/accounts/trouble.ts';
import { vaultWith } from '#server/services/accounts/vault.ts';
import { dropLease, takeLease } from '#server/services/leases/leases.ts';
import {
  anAction,
  as,
  aTeam,
  done,
  openDeps,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
let team: Awaited<ReturnType<typeof aTeam>>;
const vault = vaultWith(randomBytes(32));
beforeAll(async () => {
  deps = await openDeps();
});
beforeEach(async () => {
  team = await aTeam(deps);
});
afterAll(() => deps.close());

const entry = (over: Partial<AccountEntry> = {}): AccountEntry => ({
  of: { kind: 'mailbox', mailboxId: team.mailboxId },
  address: 'info@acme.test',
  imap: { host: 'imap.acme.test', port: 993, security: 'tls' },
  smtp: { host: 'smtp.acme.test', port: 465, security: 'tls' },
  username: 'info',
  password: 'a long secret',
  sentFolder: null,
  ...over,
});
const watched = async () =>
  (await accountsToWatch(deps)).filter(({ teamId }) => teamId === team.id);

test('keeps a login sealed, and says that the mailbox is connected', async () => {
  expect(await saveAccount(deps, vault, team.id, as(team.ada), entry())).toEqual({
    status: 'done',
  });
  const [account] = await watched();
  expect(account).toMatchObject({ address: 'info@acme.test', username: 'info', version: 1 });
  expect(JSON.stringify(account)).not.toContain('secret');
  const [row] = await deps.database.select().from(accounts).where(eq(accounts.teamId, team.id));
  expect(JSON.stringify(row)).not.toContain('a long secret');
  expect(await loginOf(deps, vault, account?.id ?? '')).toMatchObject({
    password: 'a long secret',
  });
  const [mailbox] = await deps.database
    .select()
    .from(mailboxes)
    .where(eq(mailboxes.teamId, team.id));
  expect(mailbox?.connected).toBe(true);

  await saveAccount(deps, vault, team.id, as(team.ada), entry({ password: 'another' }));
  const [changed] = await watched();
  expect(changed).toMatchObject({ id: account?.id, version: 2 });
  expect(await loginOf(deps, vault, changed?.id ?? '')).toMatchObject({ password: 'another' });
});

test('asks for the password again where the key was lost', async () => {
  await saveAccount(deps, vault, team.id, as(team.ada), entry());
  const [account] = await watched();
  const lost = loginOf(deps, vaultWith(randomBytes(32)), account?.id ?? '');
  await expect(lost).rejects.toThrow(KeyLost);
  expect(troubleOf(await lost.catch((error: unknown) => error))).toBe('password');
});

test('is an admin’s to give, a member’s for their own, and of one’s own team alone', async () => {
  const own = entry({ of: { kind: 'member', memberId: team.linda.id }, smtp: null });
  const refused = { status: 'refused', refusal: { code: 'not-allowed' } };
  expect(await saveAccount(deps, vault, team.id, as(team.wang), entry())).toMatchObject(refused);
  expect(await saveAccount(deps, vault, team.id, as(team.wang), own)).toMatchObject(refused);
  expect(await saveAccount(deps, vault, team.id, as(team.linda), own)).toEqual({ status: 'done' });
  const other = await aTeam(deps);
  expect(await saveAccount(deps, vault, other.id, as(other.ada), entry())).toMatchObject({
    refusal: { code: 'not-found' },
  });
  expect((await accountsOf(deps, team.id)).map(({ of }) => of.kind)).toEqual(['member']);
});

test('is forgotten with the connection, and not watched once its member left', async () => {
  const own = { kind: 'member', memberId: team.linda.id } as const;
  await saveAccount(deps, vault, team.id, as(team.ada), entry());
  await saveAccount(deps, vault, team.id, as(team.linda), entry({ of: own, smtp: null }));
  await removeAccount(deps, team.id, as(team.ada), entry().of);
  expect(await accountOf(deps, team.id, entry().of)).toBeNull();
  expect((await watched()).map(({ of }) => of)).toEqual([own]);
  await done(deps, team.id, as(team.ada), anAction('leave', { memberId: team.linda.id }));
  expect(await watched()).toEqual([]);
  await forgetAccountsOfThoseWhoLeft(deps);
  expect(await accountsOf(deps, team.id)).toEqual([]);
});

test('a lease is one holder’s until it runs out or is given back', async () => {
  const name = `lease ${team.id}`;
  const take = (holder: string, seconds = 30) => takeLease(deps, { name, holder, seconds });
  expect(await take('a')).toBe(true);
  expect(await take('b')).toBe(false);
  expect(await take('a')).toBe(true);
  await dropLease(deps, { name, holder: 'b' });
  expect(await take('b')).toBe(false);
  await dropLease(deps, { name, holder: 'a' });
  expect(await take('b', -1)).toBe(true);
  const both = await Promise.all([take('c'), take('d')]);
  expect(both.filter(Boolean)).toHaveLength(1);
});
