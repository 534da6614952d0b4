import { buildExtension } from '../../server/prepare.mjs';

/**
 * The folder of the extension, built from the sources as they are now. It differs from the one people install in
 * one thing: standing permission for loopback, because a headless browser cannot answer the permission prompt.
 */
export function builtExtension(browser: 'chrome' | 'firefox' = 'chrome'): string {
  return buildExtension(browser);
}
