import { Parser } from 'htmlparser2';
import type { MailServer } from '../accounts/account.ts';
import { proposedServer } from './proposal.ts';

/** What a description says of one address. */
export interface Described {
  imap: MailServer;
  smtp: MailServer | null;
  username: string;
}

type Fields = Record<string, string>;
interface Server {
  kind: 'imap' | 'smtp';
  fields: Fields;
}

/**
 * Reads a description of mail servers as Thunderbird publishes and looks for it (`clientConfig` 1.1,
 * wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat). Only encrypted servers are taken, the first of each
 * kind that is. `null` where it describes no IMAP server.
 */
export function readAutoconfig(xml: string, address: string): Described | null {
  const servers = serversIn(xml).map(({ kind, fields }) => ({
    kind,
    server: serverOf(fields),
    username: fields.username ?? '%EMAILADDRESS%',
  }));
  const first = (kind: Server['kind']) => servers.find((one) => one.kind === kind && one.server);
  const imap = first('imap');
  if (!imap?.server) return null;
  return {
    imap: imap.server,
    smtp: first('smtp')?.server ?? null,
    username: filledIn(imap.username, address),
  };
}

function serversIn(xml: string): Server[] {
  const servers: Server[] = [];
  let server: Server | null = null;
  let field: string | null = null;
  const parser = new Parser(
    {
      onopentag(name, { type = '' }) {
        if (name === 'incomingServer' || name === 'outgoingServer') {
          const kind = `${name} ${type.toLowerCase()}`;
          const isKnown = kind === 'incomingServer imap' || kind === 'outgoingServer smtp';
          server = isKnown ? { kind: type.toLowerCase() as Server['kind'], fields: {} } : null;
          if (server) servers.push(server);
        } else field = name;
      },
      ontext(text) {
        // Text comes in pieces, split at entities.
        if (server && field) server.fields[field] = (server.fields[field] ?? '') + text;
      },
      onclosetag(name) {
        field = null;
        if (name === 'incomingServer' || name === 'outgoingServer') server = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return servers;
}

function serverOf({ hostname = '', port = '', socketType = '' }: Fields): MailServer | null {
  const securities: Record<string, MailServer['security']> = { SSL: 'tls', STARTTLS: 'starttls' };
  const security = securities[socketType.trim().toUpperCase()];
  return security ? proposedServer(hostname.trim(), Number(port), security) : null;
}

/** `%EMAILADDRESS%`, `%EMAILLOCALPART%` and `%EMAILDOMAIN%` stand for parts of the address. */
function filledIn(pattern: string, address: string): string {
  const [local = '', domain = ''] = address.split('@');
  const filled = pattern
    .trim()
    .replaceAll('%EMAILADDRESS%', address)
    .replaceAll('%EMAILLOCALPART%', local)
    .replaceAll('%EMAILDOMAIN%', domain);
  return filled === '' || filled.includes('%') || filled.length > 320 ? address : filled;
}
