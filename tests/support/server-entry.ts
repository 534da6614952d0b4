import { readEnv } from '#server/env.ts';
import { start } from '#server/main.ts';
import { makeSetupLink } from '#server/services/invitations/set-up.ts';

/** What a journey tells the server it started; everything else it does over HTTP, as people do. */
export type Order =
  | { type: 'advance'; ms: number }
  | { type: 'kill-at'; point: string }
  | { type: 'spare' };

/** What the server tells the journey: where it listens, with the token of the first admin's page where there is none yet; and that an order was taken. */
export type Report =
  | { type: 'listening'; url: string; setupToken: string | null }
  | { type: 'taken' };

/**
 * The real server in a process of its own. Two things are a journey's: a clock that can be put forward, by
 * BATON_TEST_AHEAD milliseconds from the start, and the death at a named point, at once and without a word.
 */
let ahead = Number(process.env.BATON_TEST_AHEAD ?? 0);
const deadly = new Set<string>();

const server = await start({
  env: readEnv(process.env),
  now: () => new Date(Date.now() + ahead),
  async reach(point) {
    if (deadly.has(point)) process.kill(process.pid, 'SIGKILL');
  },
});

const report = (message: Report): void => void process.send?.(message);

process.on('message', (order: Order) => {
  if (order.type === 'advance') ahead += order.ms;
  else if (order.type === 'spare') deadly.clear();
  else deadly.add(order.point);
  report({ type: 'taken' });
});
// The journey ended without stopping us.
process.on('disconnect', () => process.exit(1));
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));

const link = await makeSetupLink(server.deps);
report({ type: 'listening', url: server.url, setupToken: link?.token ?? null });
