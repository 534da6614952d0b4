import { createSocket } from 'node:dgram';

export interface Records {
  /** By domain: preference and host. */
  mx?: Record<string, [preference: number, host: string][]>;
  /** By service: priority, weight, port and host; "" for the root. */
  srv?: Record<string, [priority: number, weight: number, port: number, host: string][]>;
}

export interface DnsServer {
  /** For `Resolver.setServers`. */
  address: string;
  /** Every name that was asked for. */
  asked: string[];
  close(): Promise<void>;
}

const MX = 15;
const SRV = 33;

/** A name server on loopback (RFC 1035 §4, RFC 2782) that knows MX and SRV records; any other name does not exist. */
export async function dnsServer({ mx = {}, srv = {} }: Records): Promise<DnsServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = question(query);
    asked.push(name);
    const data =
      type === MX
        ? (mx[name] ?? []).map(([preference, host]) =>
            Buffer.concat([numbers(preference), labels(host)]),
          )
        : type === SRV
          ? (srv[name] ?? []).map(([priority, weight, at, host]) =>
              Buffer.concat([numbers(priority, weight, at), labels(host)]),
            )
          : [];
    // A pointer to the name in the question, type, class IN, a minute to live.
    const answers = data.map((one) =>
      Buffer.concat([numbers(0xc00c, type, 1, 0, 60, one.length), one]),
    );
    // An answer with authority; name error where nothing is known.
    const flags = numbers(answers.length > 0 ? 0x8580 : 0x8583, 1, answers.length, 0, 0);
    const head = Buffer.concat([query.subarray(0, 2), flags, query.subarray(12, end)]);
    socket.send(Buffer.concat([head, ...answers]), port, address);
  });
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((done) => socket.close(done)),
  };
}

function question(query: Buffer): { name: string; type: number; end: number } {
  const parts: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    parts.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: parts.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
}

function labels(host: string): Buffer {
  const parts = host.split('.').filter(Boolean);
  const bytes = parts.flatMap((part) => [Buffer.from([part.length]), Buffer.from(part, 'latin1')]);
  return Buffer.concat([...bytes, Buffer.from([0])]);
}
