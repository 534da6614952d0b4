import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/webmails/gmail');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

export interface GmailStandIn {
  /** For `--host-resolver-rules`: mail.google.com, and the hosts InboxSDK would report to. */
  hosts: Record<string, number>;
  /** `host path` of every request, in order. */
  requests: string[];
  stop(): Promise<void>;
}

/** Serves the stand-in at mail.google.com, to a browser that is told to find it on this machine. */
export async function startGmail(): Promise<GmailStandIn> {
  const requests: string[] = [];
  const files: Record<string, { type: string; text: string }> = {
    '/mail/u/0/': { type: 'text/html', text: read('page.html') },
    // InboxSDK reads the id of a message out of its original.
    '/mail/u/0': {
      type: 'text/html',
      text: '<a href="/mail/u/0?view=att&th=18c2f0a1b2c3d4e6&">x</a>',
    },
    '/page.js': { type: 'text/javascript', text: read('page.js') },
  };
  const keys = { key: read('key.pem'), cert: read('certificate.pem') };
  const server = createServer(keys, (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://mail.google.com');
    requests.push(`${request.headers.host} ${pathname}`);
    const file = files[pathname];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const names = ['mail.google.com', 'api.inboxsdk.com', 'pubsub.googleapis.com'];
  return {
    hosts: Object.fromEntries(names.map((name) => [name, port])),
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
