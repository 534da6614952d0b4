import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { GmailAccount } from './gmail-account.ts';
import {
  answerPosted,
  answerThread,
  hex,
  readPosted,
  type GmailSent,
  type Posted,
} from './gmail-sync.ts';

const folder = join(import.meta.dirname, '../fixtures/webmails/gmail');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

export interface GmailStandIn {
  /** For `--host-resolver-rules`: mail.google.com, and the hosts InboxSDK would report to. */
  hosts: Record<string, number>;
  /** `host path` of every request, in order. */
  requests: string[];
  /** Mails that left, in order. */
  sent: GmailSent[];
  /** Whether Gmail refuses to send. */
  refuses: boolean;
  stop(): Promise<void>;
}

interface Answer {
  status?: number;
  type?: string;
  body: string;
}

/** Serves the stand-in at mail.google.com with these accounts, to a browser that is told to find it on this machine. */
export async function startGmail(accounts: GmailAccount[]): Promise<GmailStandIn> {
  const requests: string[] = [];
  const sent: GmailSent[] = [];
  /** Ids of drafts that Gmail has saved. */
  const saved = new Map<string, string>();
  let made = 0x18c2f0a1c0000000n;
  const standIn = { requests, sent, refuses: false };

  const post = (number: number, body: string): Answer => {
    if (standIn.refuses) return { status: 500, body: '' };
    const posted = readPosted(body);
    made += 1n;
    const id = made.toString(16);
    saved.set(posted.draft, id);
    if (posted.isSend) {
      sent.push({ number, ...posted });
      file(accounts[number]!, posted, id);
    }
    return json(answerPosted(posted, id));
  };
  /** InboxSDK reads the old id of a mail out of the page that shows its original. */
  const original = (name: string): Answer => {
    const id = name.startsWith('msg-f:') ? hex(name.slice('msg-f:'.length)) : saved.get(name);
    if (!id) return { status: 404, body: '' };
    return { type: 'text/html', body: `<a href="/mail/u/0?view=att&th=${id}&">x</a>` };
  };
  const answer = async (request: IncomingMessage, url: URL): Promise<Answer> => {
    const file = /^\/stand-in\/([a-z-]+\.(?:js|css))$/.exec(url.pathname)?.[1];
    if (file) return { type: types[extname(file)] ?? 'text/plain', body: read(file) };
    const [, number = ''] = /^\/(?:mail|sync)\/u\/(\d)(?:\/|$)/.exec(url.pathname) ?? [];
    const account = accounts[Number(number)];
    if (!account) return { status: 404, body: '' };
    const permmsgid = url.searchParams.get('permmsgid');
    if (permmsgid) return original(permmsgid);
    if (url.pathname.endsWith('/i/s')) return post(Number(number), await text(request));
    if (url.pathname.endsWith('/i/fd')) {
      const thread = answerThread(await text(request), account);
      return thread ? json(thread) : { status: 400, body: '' };
    }
    return { type: 'text/html', body: pageOf(account, number) };
  };
  const keys = { key: read('key.pem'), cert: read('certificate.pem') };
  const server = createServer(keys, async (request, response) => {
    const url = new URL(request.url ?? '/', 'https://mail.google.com');
    requests.push(`${request.headers.host} ${url.pathname}`);
    const { status = 200, type = 'text/plain', body } = await answer(request, url);
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const names = ['mail.google.com', 'api.inboxsdk.com', 'pubsub.googleapis.com'];
  return Object.assign(standIn, {
    hosts: Object.fromEntries(names.map((name) => [name, port])),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Puts a mail that was sent into the thread it answers. */
function file({ threads }: GmailAccount, { thread, from, to, body }: Posted, id: string): void {
  const person = (address: string) => ({ name: address, address });
  threads
    .find((one) => one.id === thread)
    ?.messages.push({
      id,
      from: person(from),
      to: to.map(person),
      lines: [],
      html: body,
      view: 'expanded',
    });
}

function pageOf(account: GmailAccount, number: string): string {
  const data = JSON.stringify({ ...account, number: Number(number) }).replaceAll('<', '\\u003c');
  return read('page.html').replace(/(id="data">)[^<]*/, (_all, start: string) => start + data);
}

function json(value: unknown): Answer {
  return { type: 'application/json', body: JSON.stringify(value) };
}
