import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFirefox, type Firefox } from '#tests/support/firefox.ts';

const extension = fileURLToPath(new URL('../fixtures/extension', import.meta.url));
const page = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<title>Somebody’s webmail</title><body>');
});
let firefox: Firefox;

beforeAll(async () => {
  page.listen(0, '127.0.0.1');
  await once(page, 'listening');
  firefox = await launchFirefox(extension, 'frame-and-worker@baton.test');
});

afterAll(async () => {
  await firefox?.close();
  page.close();
});

test('the extension stands in a web page', async () => {
  const tab = await firefox.browser.newPage();
  await tab.goto(`http://127.0.0.1:${(page.address() as AddressInfo).port}/`);
  const frame = await tab.waitForSelector('iframe');
  expect(await frame?.evaluate((element) => element.src)).toBe(`${firefox.extensionUrl}frame.html`);
});

test('its page, opened as a tab, shares its database with the background page', async () => {
  const tab = await firefox.openExtensionPage('frame.html');
  await tab.waitForFunction(() => document.querySelector('output')?.textContent);
  expect(await tab.$eval('output', (output) => output.textContent)).toBe('written by the frame');
});

test('no name outside the machine is reached', async () => {
  const tab = await firefox.browser.newPage();
  await expect(tab.goto('http://example.com/')).rejects.toThrow(/PROXY|proxy/);
});
