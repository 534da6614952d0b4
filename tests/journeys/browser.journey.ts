import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, type Browser } from '#tests/support/browser.ts';
import { freePort } from '#tests/support/free-port.ts';

const extension = fileURLToPath(new URL('../fixtures/extension', import.meta.url));
const page = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'text/html',
    'content-security-policy': "frame-src 'self'",
  });
  response.end('<title>Somebody’s webmail</title>');
});
let browser: Browser;
let address: string;

beforeAll(async () => {
  const port = await freePort();
  page.listen(port, '127.0.0.1');
  await once(page, 'listening');
  address = `http://127.0.0.1:${port}/`;
  browser = await launchBrowser({ extension });
});

afterAll(async () => {
  await browser?.close();
  page.close();
});

test('an extension frame inside a web page shares its database with the worker', async () => {
  const tab = await browser.context.newPage();
  await tab.goto(address);
  const output = tab.frameLocator('iframe').locator('output');
  await output.filter({ hasText: /./ }).waitFor();
  expect(await output.textContent()).toBe('written by the frame');
});

test('the worker is the extension’s', async () => {
  const worker = await browser.worker();
  expect(new URL(worker.url()).host).toBe(browser.extensionId);
});

test('no name outside the machine resolves', async () => {
  const tab = await browser.context.newPage();
  await expect(tab.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});
