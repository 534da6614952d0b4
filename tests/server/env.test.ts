import { describe, expect, it } from 'vitest';
import { readEnv, WrongEnvironment } from '#server/env.ts';

describe('readEnv', () => {
  it('has an answer for everything that is not set', () => {
    expect(readEnv({ BATON_PORT: '', HOME: '/somewhere' })).toMatchObject({
      databaseUrl: null,
      host: '127.0.0.1',
      port: 8323,
      publicUrl: null,
      trustedHeader: null,
      key: null,
      google: null,
      microsoft: null,
      privateNetwork: false,
      logLevel: 'info',
    });
  });

  it('reads what is set', () => {
    const key = Buffer.alloc(32, 7);
    const env = readEnv({
      DATABASE_URL: 'postgres://u:p@db/baton',
      BATON_DATA: '/data',
      BATON_HOST: '0.0.0.0',
      BATON_PORT: '0',
      BATON_URL: 'https://baton.acme.com/',
      BATON_TRUSTED_HEADER: 'X-Real-IP',
      BATON_KEY: key.toString('base64'),
      BATON_GOOGLE_CLIENT_ID: 'a.apps.googleusercontent.com',
      BATON_GOOGLE_CLIENT_SECRET: 'secret',
      BATON_MICROSOFT_CLIENT_ID: 'b',
      BATON_PRIVATE_NETWORK: 'yes',
      BATON_LOG: 'debug',
    });
    expect(env).toEqual({
      databaseUrl: 'postgres://u:p@db/baton',
      dataFolder: '/data',
      host: '0.0.0.0',
      port: 0,
      publicUrl: 'https://baton.acme.com',
      trustedHeader: 'x-real-ip',
      key,
      google: { clientId: 'a.apps.googleusercontent.com', clientSecret: 'secret' },
      microsoft: {
        clientId: 'b',
        clientSecret: null,
        tenant: 'organizations',
        host: 'login.microsoftonline.com',
      },
      privateNetwork: true,
      logLevel: 'debug',
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['BATON_PORT', '65536'],
    ['BATON_PORT', '80a'],
    ['BATON_URL', 'baton.acme.com'],
    ['BATON_URL', 'https://acme.com/baton'],
    ['BATON_TRUSTED_HEADER', 'x-a, x-b'],
    ['BATON_KEY', 'short'],
    ['BATON_MICROSOFT_TENANT', '../x'],
    ['BATON_MICROSOFT_HOST', 'login.evil.test'],
    ['BATON_PRIVATE_NETWORK', 'true'],
    ['BATON_LOG', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(WrongEnvironment);
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });

  it('names all that is wrong at once, and no secret', () => {
    const read = () => readEnv({ BATON_PORT: 'x', BATON_KEY: 'hunter2' });
    expect(read).toThrow(/BATON_PORT[^]*BATON_KEY|BATON_KEY[^]*BATON_PORT/);
    expect(read).not.toThrow('hunter2');
  });
});
