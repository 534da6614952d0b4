import { fakeBrowser } from 'wxt/testing/fake-browser';

// To be imported before anything of the extension: whoever looks for the browser's API finds this one, in memory.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });

export { fakeBrowser };
