import 'fake-indexeddb/auto';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { openSecrets } from '#lib/sync/token.ts';

it('keeps what proves this browser, and nowhere a content script could read it', async () => {
  const name = `secrets ${v7()}`;
  const first = openSecrets(name);
  const device = { base: 'https://baton.test/', token: 'tok', memberId: null };
  expect(await first.read('device')).toBeNull();
  await first.write('device', device);
  first.close();
  const second = openSecrets(name);
  expect(await second.read('device')).toEqual(device);
  await second.write('device', null);
  expect(await second.read('device')).toBeNull();
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});
