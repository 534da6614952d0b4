import { createRequire } from 'node:module';
import preact from '@preact/preset-vite';
import { defineConfig, type UserManifest } from 'wxt';
import { cutReporting } from '#lib/webmails/gmail/cut-reporting.ts';

/** Which browser the manifest is for, and which of the two builds. */
export interface Build {
  browser: string;
  /** `loopback` is the build of tests and of `npm start`; everything else is the one people install. */
  mode: string;
}

/** A headless browser cannot answer a permission prompt, and a first look should need none. */
const loopback = {
  host_permissions: [
    'http://127.0.0.1/*',
    'http://localhost/*',
    // Where tests have stand-ins of theirs on this machine.
    'https://mail.google.com/*',
    'https://outlook.office.com/*',
  ],
};

const any = ['https://*/*', 'http://*/*'];

/** Any page may frame these, since self-hosted webmail has any address; without a word of its own tab they are blank. */
const accessible = [{ resources: ['sidebar.html', 'guard.html'], matches: any }];

/** No eval, no inline script, no frame, no form; the team's server has any address. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src https: http: wss: ws:',
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

const chrome: UserManifest = {
  minimum_chrome_version: '116',
  permissions: ['storage', 'alarms', 'notifications', 'scripting', 'sidePanel'],
  side_panel: { default_path: 'sidebar.html' },
};

const firefox: UserManifest = {
  permissions: ['storage', 'alarms', 'notifications', 'scripting'],
  sidebar_action: {
    default_title: '__MSG_name__',
    default_panel: 'sidebar.html',
    open_at_install: false,
  },
  browser_specific_settings: {
    gecko: {
      id: 'baton@baton.invalid',
      // The first Firefox, on whatever device, that reads what follows.
      strict_min_version: '142.0',
      // All of it goes to the team's own server and nowhere else.
      data_collection_permissions: {
        required: ['authenticationInfo', 'personallyIdentifyingInfo', 'personalCommunications'],
      },
    },
  },
};

/** The whole manifest beside what WXT finds in `entrypoints`. Host permissions are asked for when a person adds a place. */
export function manifestFor({ browser, mode }: Build): UserManifest {
  return {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    ...(browser === 'firefox' ? firefox : chrome),
    optional_host_permissions: any,
    action: { default_title: '__MSG_action__' },
    commands: {
      jump: { suggested_key: { default: 'Alt+Shift+B' }, description: '__MSG_commandJump__' },
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+D' },
        description: '__MSG_commandDue__',
      },
    },
    web_accessible_resources: accessible,
    content_security_policy: { extension_pages: policy },
    ...(mode === 'loopback' ? loopback : {}),
  };
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifest: (build) => manifestFor(build),
  vite: () => ({ plugins: [preact(), cutReporting()] }),
  hooks: {
    // `imports: false` leaves WXT's own: whatever is named `storage`, a parameter too, would bring its library.
    'config:resolved': ({ config }) => {
      config.imports.imports = [];
      config.imports.presets = [];
    },
    // In a page we make three calls, promises in both browsers by themselves: no page pays for the polyfill.
    'vite:build:extendConfig': (entries, config) => {
      if (!entries.every(({ type }) => type === 'content-script')) return;
      const native = createRequire(import.meta.url).resolve('@wxt-dev/browser');
      config.resolve = {
        ...config.resolve,
        alias: { ...config.resolve?.alias, 'wxt/browser': native },
      };
    },
    // InboxSDK asks the worker to run this file by exactly this name, at the root.
    'build:publicAssets': (_wxt, files) => {
      const absoluteSrc = createRequire(import.meta.url).resolve('@inboxsdk/core/pageWorld.js');
      files.push({ absoluteSrc, relativeDest: 'pageWorld.js' });
    },
  },
});
