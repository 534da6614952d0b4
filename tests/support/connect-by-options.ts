import type { Page } from 'playwright-core';
import { wordsFor } from '#lib/words/words.ts';

const words = wordsFor('en');

interface Newcomer {
  /** As colleagues call them. */
  name: string;
  team: string;
  address: string;
  password: string;
}

/**
 * Connects by the real device flow: on the options page the server's address, on the server's page the sign-in and the
 * code, which is compared as a person compares it.
 */
export async function connectByOptions(
  options: Page,
  server: string,
  { name, team, address, password }: Newcomer,
): Promise<void> {
  await options.getByLabel(words.options.server.label).fill(server);
  await options.getByRole('button', { name: words.do.connect, exact: true }).click();
  const code = (await options.locator('output.code').textContent()) ?? '';
  const opening = options.context().waitForEvent('page');
  await options.getByRole('link', { name: words.do.openPage }).click();
  const page = await opening;
  await page.fill('#address', address);
  await page.fill('#password', password);
  await page.locator('form button.primary').click();
  const shown = (await page.locator('.code').textContent()) ?? '';
  if (!plain(shown).includes(plain(code))) throw new Error(`${shown} is not the code ${code}`);
  await page.getByRole('button', { name: words.pages.device.confirm }).click();
  await page.getByText(words.pages.device.done).waitFor();
  await page.close();
  await options.getByText(words.options.server.connected(name, team)).waitFor();
}

const plain = (code: string): string => code.replace(/[^A-Z0-9]/g, '');

/** Adds the webmail at this address on the options page. */
export async function addWebmail(options: Page, address: string): Promise<void> {
  const { label, add, added } = words.options.webmails;
  await options.getByLabel(label).fill(address);
  await options.getByRole('button', { name: add, exact: true }).click();
  await options.getByText(added(new URL(address).host)).waitFor();
}
