import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut, as when a browser loses its network: nothing comes through, nobody answers. */
export interface Line {
  /** The address at this end. */
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line of plain TCP to the server at `url`, which may be away at times. */
export async function layLine(url: string): Promise<Line> {
  const { port, hostname } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
  };
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  const near = createServer((caller) => {
    keep(caller);
    if (isCut) return void caller.destroy();
    const far = keep(connect(Number(port), hostname));
    far.on('close', () => caller.destroy());
    caller.on('close', () => far.destroy());
    caller.pipe(far).pipe(caller);
  });
  near.listen(0, '127.0.0.1');
  await once(near, 'listening');
  return {
    url: `http://127.0.0.1:${(near.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      drop();
    },
    mend: () => void (isCut = false),
    async close() {
      drop();
      near.close();
      await once(near, 'close');
    },
  };
}
