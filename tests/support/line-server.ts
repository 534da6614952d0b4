import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TestCertificate } from './certificate.ts';

/** What a server says to one line, each without its line end; `hang` stops answering; `drip` is said again and again. */
export type Answer = string[] | 'hang' | { raw: string } | { drip: string };

export interface LineServer {
  host: '127.0.0.1';
  port: number;
  /** Every line that clients sent. */
  heard: string[];
  close(): Promise<void>;
}

/** A server of lines on loopback that says what a test makes it say; over TLS where it has a certificate. */
export async function lineServer(given: {
  greeting: Answer;
  answer?: (line: string) => Answer | Promise<Answer>;
  certificate?: TestCertificate;
}): Promise<LineServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    say(socket, given.greeting);
    let rest = '';
    let isHanging = given.greeting === 'hang';
    const hear = async (line: string): Promise<void> => {
      heard.push(line);
      if (isHanging) return;
      const answer = (await given.answer?.(line)) ?? [];
      isHanging = answer === 'hang';
      say(socket, answer);
    };
    let turn = Promise.resolve();
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) turn = turn.then(() => hear(line));
    });
  };
  const { certificate } = given;
  const server: Server = certificate ? createTlsServer(certificate, serve) : createServer(serve);
  if (certificate) server.on('tlsClientError', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    heard,
    async close() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function say(socket: Socket, answer: Answer): void {
  if (answer === 'hang') return;
  if ('raw' in answer) return void socket.write(answer.raw);
  if ('drip' in answer) {
    const timer = setInterval(() => socket.write(`${answer.drip}\r\n`), 50);
    return void socket.on('close', () => clearInterval(timer));
  }
  for (const line of answer) socket.write(`${line}\r\n`);
}

/** As much IMAP (RFC 9051) as a login needs; `over` answers commands otherwise, by their name. */
export function imapAnswers(
  capabilities: string,
  over: Record<string, (tag: string, line: string) => Answer> = {},
): (line: string) => Answer {
  return (line) => {
    const [tag = '', command = ''] = line.split(' ');
    const name = command.toUpperCase();
    const own = over[name];
    if (own) return own(tag, line);
    const ok = `${tag} OK done`;
    if (name === 'CAPABILITY') return [`* CAPABILITY ${capabilities}`, ok];
    if (name === 'ID') return ['* ID ("name" "line server" "version" "1")', ok];
    if (name === 'NAMESPACE') return ['* NAMESPACE (("" "/")) NIL NIL', ok];
    if (name === 'LIST') return ['* LIST (\\HasNoChildren) "/" INBOX', ok];
    if (name === 'EXAMINE') return ['* 0 EXISTS', '* OK [UIDVALIDITY 1] ok', ok];
    return [ok];
  };
}

/** As much SMTP (RFC 5321, RFC 4954) as a login and one mail at a time need. */
export function smtpAnswers(
  auth: (line: string) => Answer | Promise<Answer>,
): (line: string) => Answer | Promise<Answer> {
  let isText = false;
  return (line) => {
    if (isText) {
      isText = line !== '.';
      return isText ? [] : ['250 taken'];
    }
    if (/^(?:EHLO|HELO)/i.test(line)) return ['250-line server', '250 AUTH PLAIN LOGIN XOAUTH2'];
    if (/^AUTH/i.test(line)) return auth(line);
    if (line === '') return ['535 5.7.8 refused'];
    if (/^DATA/i.test(line)) {
      isText = true;
      return ['354 go on'];
    }
    if (/^STARTTLS/i.test(line)) return ['502 5.5.1 not implemented'];
    return /^QUIT/i.test(line) ? ['221 bye'] : ['250 ok'];
  };
}
