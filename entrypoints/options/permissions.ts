import { browser } from 'wxt/browser';
import type { Permissions } from '#components/connect/permissions.tsx';

/** The browser's own permissions, as the options page needs them. */
export const permissions: Permissions = {
  request: (...origins) => browser.permissions.request({ origins }),
  has: (pattern) => browser.permissions.contains({ origins: [pattern] }),
  giveBack: async (pattern) => void (await browser.permissions.remove({ origins: [pattern] })),
  watch(tell, signal) {
    browser.permissions.onAdded.addListener(tell);
    browser.permissions.onRemoved.addListener(tell);
    signal.addEventListener('abort', () => {
      browser.permissions.onAdded.removeListener(tell);
      browser.permissions.onRemoved.removeListener(tell);
    });
  },
};
