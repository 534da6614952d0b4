import { approveDevice } from '#server/practice/visitor.ts';
import { wordsFor } from '#lib/words/words.ts';
import type { Firefox } from './firefox.ts';
import { press, shows, type } from './firefox-page.ts';

const words = wordsFor('en');

interface Newcomer {
  /** As colleagues call them. */
  name: string;
  team: string;
  address: string;
  password: string;
}

/**
 * Connects the extension of this Firefox by the real device flow and adds the webmails there: the server's address on
 * the options page, the code that is shown on the server's own page.
 */
export async function connectInFirefox(
  firefox: Firefox,
  server: string,
  { name, team, ...login }: Newcomer,
  webmails: string[],
): Promise<void> {
  const options = await firefox.openExtensionPage('options.html');
  await type(options, words.options.server.label, server);
  await press(options, words.do.connect);
  const shown = await options.waitForSelector('output.code');
  const code = await shown?.evaluate((output) => output.textContent);
  await approveDevice(server, login, code ?? '');
  await shows(options, words.options.server.connected(name, team));
  for (const address of webmails) {
    await type(options, words.options.webmails.label, address);
    await press(options, words.options.webmails.add);
    await shows(options, words.options.webmails.added(new URL(address).host));
  }
  await options.close();
}
