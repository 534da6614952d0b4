import '#tests/support/extension-browser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { originPattern } from '#lib/settings/origin-pattern.ts';
import {
  folded,
  language,
  notifications,
  serverAddress,
  webmails,
} from '#lib/settings/settings.ts';
import { fakeBrowser } from '#tests/support/extension-browser.ts';

beforeEach(() => fakeBrowser.reset());
const stored = (key: string) => fakeBrowser.storage.local.get(key);

describe('a setting', () => {
  it('is its default until somebody chooses', async () => {
    expect(await language.read()).toBeNull();
    await language.write('zh');
    expect(await language.read()).toBe('zh');
  });

  it('reads what it does not understand as the default', async () => {
    await fakeBrowser.storage.local.set({ language: 'tlh', notifications: { soon: 'yes' } });
    expect(await language.read()).toBeNull();
    expect(await notifications.read()).toMatchObject({ soon: true, company: true });
  });

  it('stores nothing that is not allowed, and names what is wrong', async () => {
    await expect(webmails.write([{ name: 'hotmail', base: 'x' } as never])).rejects.toMatchObject({
      issues: [{ path: [0, 'name'] }, { path: [0, 'base'] }],
    });
    expect(await stored('webmails')).toEqual({});
  });

  it('tells its value now and at each change, until it is told to stop', async () => {
    const told: boolean[] = [];
    const stop = new AbortController();
    const first = new Promise<void>((resolve) => {
      folded.watch((value) => {
        told.push(value);
        resolve();
      }, stop.signal);
    });
    await first;
    await folded.write(true);
    stop.abort();
    await folded.write(false);
    expect(told).toEqual([false, true]);
  });
});

describe('an address', () => {
  it.each([
    ['https://mail.acme.com/webmail/?_task=mail&_token=secret#x', 'https://mail.acme.com/webmail/'],
    [
      'https://host.acme.com/cpsess0123456789/3rdparty/roundcube/',
      'https://host.acme.com/3rdparty/roundcube/',
    ],
    ['http://127.0.0.1:8123/practice?account=a', 'http://127.0.0.1:8123/practice'],
  ])('of a webmail is kept without what a session put into it: %s', async (base, kept) => {
    await webmails.write([{ name: 'roundcube', base }]);
    expect(await stored('webmails')).toEqual({ webmails: [{ name: 'roundcube', base: kept }] });
  });

  it('of a server is its folder', async () => {
    await serverAddress.write('https://acme.com/baton/desk?x=1');
    expect(await serverAddress.read()).toBe('https://acme.com/baton/');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'mail.acme.com'])('is not %s', (base) =>
    expect(webmails.write([{ name: 'roundcube', base }])).rejects.toThrow(),
  );

  it('is covered by a pattern of its host, without the port', () => {
    expect(originPattern('http://127.0.0.1:8123/practice')).toBe('http://127.0.0.1/*');
    expect(originPattern('https://mail.acme.com/webmail/')).toBe('https://mail.acme.com/*');
  });
});
