import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface LoopbackProxy {
  port: number;
  /** Names that were asked for and do not lead to this machine; nothing was sent to them. */
  refused: string[];
  stop(): Promise<void>;
}

/**
 * A proxy for a browser without rules for names: it leads `https://name/` to a port of this machine (RFC 9110 §9.3.6)
 * and refuses every other name.
 */
export async function startLoopbackProxy(hosts: Record<string, number>): Promise<LoopbackProxy> {
  const refused: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    refused.push(request.headers.host ?? '');
    response.writeHead(403).end();
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('connect', ({ url = '' }, socket: Socket, head: Buffer) => {
    const name = url.split(':')[0] ?? '';
    const port = hosts[name];
    // A browser that closes leaves its lines as they are.
    socket.on('error', () => socket.destroy());
    if (port === undefined) {
      refused.push(name);
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
    const line = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      line.write(head);
      line.pipe(socket).pipe(line);
    });
    line.on('error', () => socket.destroy());
    socket.on('close', () => line.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
