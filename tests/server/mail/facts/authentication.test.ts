import { describe, expect, test } from 'vitest';
import { authenticationOf } from '#server/mail/facts/authentication.ts';
import { natureOf } from './around.ts';

const of = (fields: string[], own: string | null = 'mx.acme.test') =>
  authenticationOf({ all: () => fields }, own);
const good =
  'mx.acme.test; spf=pass smtp.mailfrom=kunde.example; dkim=pass (2048-bit key) header.d=Kunde.example header.s=s1; dmarc=pass (p=none) header.from=kunde.example';

describe('what the team’s own provider found', () => {
  test('is read', () => {
    expect(of([good])).toEqual({
      spf: 'pass',
      dkim: 'pass',
      dmarc: 'pass',
      dkimDomains: ['kunde.example'],
    });
  });

  test('over several fields of its own', () => {
    expect(of(['mx.acme.test; spf=fail', 'MX.acme.test 1; dmarc=none'])).toMatchObject({
      spf: 'fail',
      dkim: null,
      dmarc: 'none',
    });
  });

  test('one good signature of several is enough', () => {
    const two = 'mx.acme.test; dkim=fail header.d=list.example; dkim=pass header.i=@kunde.example';
    expect(of([two])).toMatchObject({ dkim: 'pass', dkimDomains: ['kunde.example'] });
  });

  test('Exchange Online names nobody, and is believed where the team says so', () => {
    const field =
      'spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=kunde.example; dkim=none; dmarc=bestguesspass';
    expect(of([field], 'eur01.prod.protection.outlook.com')).toMatchObject({
      spf: 'pass',
      dkim: 'none',
    });
    expect(of([field])).toBeNull();
  });
});

describe('what others found is not believed', () => {
  test.each([
    ['another server', ['mx.evil.example; dmarc=pass']],
    ['our name below another server', ['mx.other.example; spf=pass', good]],
    ['our name in a comment', ['mx.evil.example (mx.acme.test); dmarc=pass']],
    ['our name as a part', ['mx.acme.test.evil.example; dmarc=pass']],
    ['nothing', []],
  ])('%s', (_what, fields) => {
    expect(of(fields)).toBeNull();
  });

  test('nor where the provider is not known', () => {
    expect(of([good], null)).toBeNull();
  });

  test('nor what stands in a comment', () => {
    expect(of(['mx.acme.test; spf=fail (said dmarc=pass; dkim=pass (really))'])).toMatchObject({
      spf: 'fail',
      dkim: null,
      dmarc: null,
    });
  });

  test('nor a second field under our name, as far as the first speaks', () => {
    const first = 'mx.acme.test; spf=pass; dkim=none; dmarc=none';
    const forged = 'mx.acme.test; dkim=pass header.d=acme.test; dmarc=pass';
    expect(of([first, forged])).toEqual({
      spf: 'pass',
      dkim: 'none',
      dmarc: 'none',
      dkimDomains: [],
    });
  });

  test('of a megabyte', () => {
    expect(of([`mx.acme.test; ${'('.repeat(1_000_000)}`])).toMatchObject({ spf: null });
  });
});

test('reaches what a mail is', async () => {
  const nature = await natureOf({ 'Authentication-Results': good });
  expect(nature.authentication?.dmarc).toBe('pass');
});
