import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { vaultWith } from '#server/services/accounts/vault.ts';

const vault = vaultWith(randomBytes(32));

test('opens what it sealed, and seals the same secret differently each time', () => {
  const sealed = vault.seal('pässword 授权码', 'account-1');
  expect(vault.open(sealed, 'account-1')).toBe('pässword 授权码');
  expect(vault.seal('pässword 授权码', 'account-1')).not.toBe(sealed);
  expect(sealed).not.toContain('password');
});

test('opens nothing for another owner, with another key, or once a bit was changed', () => {
  const sealed = vault.seal('secret', 'account-1');
  const flipped = Buffer.from(sealed.slice(3), 'base64url');
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  expect(() => vault.open(sealed, 'account-2')).toThrow();
  expect(() => vaultWith(randomBytes(32)).open(sealed, 'account-1')).toThrow();
  expect(() => vault.open(`v1.${flipped.toString('base64url')}`, 'account-1')).toThrow();
  expect(() => vault.open(sealed.replace('v1.', 'v2.'), 'account-1')).toThrow('version');
});
