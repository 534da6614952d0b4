import { expect, it } from 'vitest';
import { isInsecure, typedAddress } from '#components/connect/address.ts';

it.each([
  ['baton.example.com', 'https://baton.example.com/'],
  ['  https://baton.example.com/desk ', 'https://baton.example.com/desk'],
  ['http://10.0.0.5:8025', 'http://10.0.0.5:8025/'],
  ['邮箱.example', 'https://xn--fiqs9ywve.example/'],
])('reads %j as %s', (typed, read) => {
  const url = typedAddress(typed);
  if (typed.startsWith('邮箱')) expect(url?.hostname).toMatch(/^xn--/);
  else expect(url?.href).toBe(read);
});

it.each([
  '',
  '   ',
  'ftp://mail.example',
  'javascript:alert(1)',
  'https://',
  'https://me:secret@mail.example',
])('takes %j for no web address', (typed) => expect(typedAddress(typed)).toBeNull());

it('warns of http except to this machine', () => {
  expect(isInsecure(new URL('http://10.0.0.5/'))).toBe(true);
  expect(isInsecure(new URL('http://127.0.0.1:8025/'))).toBe(false);
  expect(isInsecure(new URL('https://mail.example/'))).toBe(false);
});
