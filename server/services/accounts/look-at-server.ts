import { once } from 'node:events';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
import type { MailServer } from './account.ts';
import { refusePlainText, sha256Of } from './tls-options.ts';

/** A certificate as a person judges it. */
export interface Certificate {
  /** The names it is for. */
  names: string[];
  issuer: string;
  from: Date;
  to: Date;
  /** 64 lower-case hex digits. */
  sha256: string;
  pem: string;
  /** Whether it is for the host that showed it; if so its issuer or dates are what is wrong. */
  isForHost: boolean;
  /** Whether name, dates and issuer are all in order. */
  isTrusted: boolean;
}

/** What a server shows before anybody signs in. `null`: it did not come to that. */
export interface Seen {
  greeting: string | null;
  certificate: Certificate | null;
}

/**
 * Looks at a mail server that could not be used: how it greets, and which certificate it shows, good or not. Nothing but
 * STARTTLS is said to it. Never rejects.
 * @param patience Milliseconds for all of it.
 */
export async function lookAtServer(
  server: MailServer,
  protocol: 'imap' | 'smtp',
  patience: number,
): Promise<Seen> {
  const seen: Seen = { greeting: null, certificate: null };
  const sockets: Socket[] = [];
  const signal = AbortSignal.timeout(patience);
  try {
    await look(server, protocol, seen, sockets, signal);
  } catch {
    // What was seen until then is what can be told.
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return seen;
}

async function look(
  server: MailServer,
  protocol: 'imap' | 'smtp',
  seen: Seen,
  sockets: Socket[],
  signal: AbortSignal,
): Promise<void> {
  refusePlainText(server);
  const { host, port, security } = server;
  if (security === 'tls') {
    const socket = connectTls({ host, port, ...looking(host) });
    sockets.push(socket);
    await once(socket, 'secureConnect', { signal });
    seen.certificate = certificateOf(socket, host);
    seen.greeting = await nextLine(linesOf(socket), signal);
    return;
  }
  const plain = connectPlain({ host, port });
  sockets.push(plain);
  await once(plain, 'connect', { signal });
  const lines = linesOf(plain);
  seen.greeting = await nextLine(lines, signal);
  if (security !== 'starttls') return;
  if (protocol === 'smtp') await ask(plain, lines, 'EHLO localhost', /^\d{3} /, signal);
  const command = protocol === 'smtp' ? 'STARTTLS' : 'a1 STARTTLS';
  const answer = await ask(plain, lines, command, /^(?:\d{3} |a1 )/, signal);
  if (!/^(?:220 |a1 OK)/i.test(answer)) return;
  lines.close();
  plain.removeAllListeners('data');
  const socket = connectTls({ socket: plain, ...looking(host) });
  sockets.push(socket);
  await once(socket, 'secureConnect', { signal });
  seen.certificate = certificateOf(socket, host);
}

/** Only here is a bad certificate no hindrance: nothing secret is said to whoever shows it. */
function looking(host: string) {
  return { rejectUnauthorized: false, ...(isIP(host) ? {} : { servername: host }) };
}

function linesOf(socket: Socket): Interface {
  return createInterface({ input: socket });
}

async function nextLine(lines: Interface, signal: AbortSignal): Promise<string> {
  const [line] = (await once(lines, 'line', { signal })) as [string];
  return line.slice(0, 500);
}

async function ask(
  socket: Socket,
  lines: Interface,
  command: string,
  isLast: RegExp,
  signal: AbortSignal,
): Promise<string> {
  socket.write(`${command}\r\n`);
  for (let line = ''; ;) {
    line = await nextLine(lines, signal);
    if (isLast.test(line)) return line;
  }
}

function certificateOf(socket: TLSSocket, host: string): Certificate | null {
  const shown = socket.getPeerCertificate();
  const x509 = socket.getPeerX509Certificate();
  if (!x509) return null;
  const alternative = (shown.subjectaltname ?? '')
    .split(', ')
    .map((name) => /^(?:DNS|IP Address):(.*)$/.exec(name)?.[1] ?? '')
    .filter(Boolean);
  const names = alternative.length > 0 ? alternative : [nameIn(shown.subject)];
  return {
    names: names.filter(Boolean).slice(0, 20),
    issuer: nameIn(shown.issuer),
    from: x509.validFromDate,
    to: x509.validToDate,
    sha256: sha256Of(x509.fingerprint256),
    pem: x509.toString(),
    isForHost: checkServerIdentity(host, shown) === undefined,
    isTrusted: socket.authorized,
  };
}

function nameIn(party: { O?: string | string[]; CN?: string | string[] } | undefined): string {
  const name = party?.CN ?? party?.O ?? '';
  return Array.isArray(name) ? (name[0] ?? '') : name;
}
