import { describe, expect, test } from 'vitest';
import { manifestFor } from '../../wxt.config.ts';

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
  const installed = manifestFor({ browser, mode: 'production' });

  test('asks for no host and for nothing beyond what is needed', () => {
    expect(installed.host_permissions).toBeUndefined();
    expect(installed.permissions).toEqual([
      'storage',
      'alarms',
      'notifications',
      'scripting',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ]);
    expect(installed.optional_permissions).toBeUndefined();
    expect(installed.content_scripts).toBeUndefined();
  });

  test('of the loopback build differs in standing host permissions alone', () => {
    const { host_permissions: hosts, ...rest } = manifestFor({ browser, mode: 'loopback' });
    expect(rest).toEqual(installed);
    expect(hosts).toEqual([
      'http://127.0.0.1/*',
      'http://localhost/*',
      'https://mail.google.com/*',
      'https://outlook.office.com/*',
    ]);
  });

  test('lets pages reach the two frames and nothing else', () => {
    expect(installed.web_accessible_resources).toEqual([
      { resources: ['sidebar.html', 'guard.html'], matches: ['https://*/*', 'http://*/*'] },
    ]);
  });
});
