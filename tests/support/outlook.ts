import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { certificateFor } from './certificate.ts';

const folder = join(import.meta.dirname, '../fixtures/webmails/outlook');
const names = [
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.cloud.microsoft',
  'outlook.live.com',
];
/** As Outlook's is: no inline script or style, no markup from text. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
  'report-uri /stand-in/violation',
].join('; ');

interface Person {
  name: string;
  address: string;
}

/** A mail as the stand-in shows it. */
export interface OutlookMail {
  from: Person;
  to: Person[];
  subject: string;
  date: Date;
  lines: string[];
  /** Mails of one name are one conversation. */
  conversation?: string;
  /** What it quotes: the header first. */
  quote?: string[];
}

/** A mail that somebody has sent from the stand-in. */
export interface SentMail {
  mailbox: string;
  from: string;
  to: Person[];
  subject: string;
  html: string;
  mode: string;
}

interface Setting {
  /** Mails by mailbox; those of the person's own beside the shared one's. */
  mails: Record<string, OutlookMail[]>;
  shared: string[];
  signature?: string[];
}

export interface OutlookStandIn {
  /** For `--host-resolver-rules`: the four homes of Outlook. */
  hosts: Record<string, number>;
  port: number;
  sent: SentMail[];
  /** What the page's own policy was broken by, as the browser reports it. */
  violations: string[];
  /** Lays a mail into a mailbox; pages see it when they load. */
  deliver(mailbox: string, mail: OutlookMail): void;
  stop(): Promise<void>;
}

/** An id of a conversation (`AAQk`) or item (`AAMk`): base64 with all of its signs, and padding. */
export function outlookId(kind: 'AAQk' | 'AAMk', text: string): string {
  const bytes = createHash('sha512').update(text).digest();
  return `${kind}/+${bytes.toString('base64').slice(0, 53)}=`;
}

/** Serves the stand-in at Outlook's addresses, to browsers that are told to find them on this machine. */
export async function startOutlook(setting: Setting): Promise<OutlookStandIn> {
  const sent: SentMail[] = [];
  const violations: string[] = [];
  const mails = structuredClone(setting.mails);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(request.url ?? '/', 'https://outlook.office.com');
    const body = await textOf(request);
    const give = (type: string, text: string, headers = {}): void => {
      response.writeHead(200, { 'content-type': type, ...headers }).end(text);
    };
    if (pathname === '/stand-in/send') sent.push(JSON.parse(body) as SentMail);
    if (pathname === '/stand-in/violation') violations.push(body);
    if (pathname === '/stand-in/account.json') {
      const own = ownOf(request);
      return give('application/json', JSON.stringify(accountOf(setting, own, mails)));
    }
    if (pathname.startsWith('/mail')) {
      const kept = search.slice(1);
      const cookie = { 'set-cookie': `stand-in=${encodeURIComponent(kept)}; path=/` };
      const headers = { 'content-security-policy': policy, ...(kept && cookie) };
      return give('text/html; charset=utf-8', read('page.html'), headers);
    }
    const [, name] = /^\/stand-in\/([a-z]+\.(?:js|css))$/.exec(pathname) ?? [];
    if (!name) return void response.writeHead(request.method === 'POST' ? 204 : 404).end();
    return give(name.endsWith('.js') ? 'text/javascript' : 'text/css', read(name));
  };
  const { key, cert } = certificateFor(names);
  const server = createServer({ key, cert }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    hosts: Object.fromEntries(names.map((name) => [name, port])),
    port,
    sent,
    violations,
    deliver: (mailbox, mail) => void (mails[mailbox] ??= []).push(mail),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** Whose account it is says the query by which the page was first opened. */
function ownOf({ headers }: IncomingMessage): string {
  const kept = /stand-in=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? '';
  return new URLSearchParams(decodeURIComponent(kept)).get('as') ?? 'linda@acme.test';
}

/** What a page draws: the mails with their ids. */
export function accountOf(
  { shared, signature }: Pick<Setting, 'shared' | 'signature'>,
  own: string,
  mails: Record<string, OutlookMail[]>,
) {
  const drawn = (mailbox: string, all: OutlookMail[]) =>
    all.map((mail, index) => {
      const { date, conversation = mail.subject } = mail;
      const itemId = outlookId('AAMk', `${mailbox} ${index} ${mail.subject}`);
      return {
        ...mail,
        date: date.toISOString(),
        itemId,
        conversationId: outlookId('AAQk', `${mailbox} ${conversation}`),
        short: itemId.replace(/[^A-Za-z]/g, '').slice(4, 10),
      };
    });
  return {
    own,
    shared,
    froms: [own, ...shared],
    signature,
    mails: Object.fromEntries(
      Object.entries(mails).map(([mailbox, all]) => [mailbox, drawn(mailbox, all)]),
    ),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
