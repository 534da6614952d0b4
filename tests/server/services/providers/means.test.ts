import type { lookup } from 'node:dns';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublic, readDocument } from '#server/services/providers/means.ts';
import { certificateFor } from '#tests/support/certificate.ts';

const certificate = certificateFor(['autoconfig.acme.test', '127.0.0.1']);
const asked: string[] = [];
let server: Server;
let port: number;

const answers: Record<string, (answer: ServerResponse) => void> = {
  '/there': (answer) => answer.end('<clientConfig/>'),
  '/moved': (answer) => answer.writeHead(302, { location: '/there' }).end(),
  '/round': (answer) => answer.writeHead(302, { location: '/round' }).end(),
  '/plain': (answer) => {
    answer.writeHead(302, { location: `http://autoconfig.acme.test:${port}/there` }).end();
  },
  '/file': (answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/inside': (answer) => answer.writeHead(302, { location: 'https://10.0.0.1/there' }).end(),
  '/long': (answer) => answer.end('x'.repeat(70_000)),
  '/slow': (answer) => void answer.write('<clientConfig>'),
};

beforeAll(async () => {
  server = createServer(certificate, (request: IncomingMessage, answer) => {
    asked.push(request.url ?? '');
    const say = answers[request.url ?? ''];
    if (say) say(answer);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Every name leads to this computer. */
const toHere = ((_name: string, _options: object, done: (...given: unknown[]) => void) =>
  done(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as typeof lookup;

const read = (path: string, over: Parameters<typeof readDocument>[1] = {}) =>
  readDocument(new URL(`https://autoconfig.acme.test:${port}${path}`), {
    lookup: toHere,
    ca: certificate.cert,
    mayVisit: (address) => address === '127.0.0.1',
    ...over,
  });

test('reads a text, and follows where it went', async () => {
  expect(await read('/there')).toBe('<clientConfig/>');
  expect(await read('/moved')).toBe('<clientConfig/>');
  expect(await read('/nowhere')).toBeNull();
  expect(await read('/round')).toBeNull();
});

test('does not leave HTTPS, nor go where it may not', async () => {
  for (const path of ['/plain', '/file', '/inside']) expect(await read(path)).toBeNull();
  asked.length = 0;
  expect(await read('/there', { mayVisit: isPublic })).toBeNull();
  const address = new URL(`https://127.0.0.1:${port}/there`);
  expect(await readDocument(address, { ca: certificate.cert })).toBeNull();
  expect(asked).toEqual([]);
  expect(await read('/there', { ca: '' })).toBeNull();
});

test('reads neither too much nor for too long', async () => {
  expect(await read('/long')).toBeNull();
  expect(await read('/slow', { patience: 200 })).toBeNull();
});

test('one private address among public ones is enough to stay away', async () => {
  const both = ((_name: string, _options: object, done: (...given: unknown[]) => void) =>
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ])) as unknown as typeof lookup;
  expect(await read('/there', { lookup: both })).toBeNull();
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '::7f00:1',
  '::127.0.0.1',
  'not an address',
])('%s is not public', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])(
  '%s is public',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);
