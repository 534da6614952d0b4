import pg from 'pg';
import type { Logger } from 'pino';
import { faultOf } from '#server/log.ts';

const firstPause = 500;
const longestPause = 15_000;

/**
 * Listens on a connection of its own, and again on a new one when that breaks. What is notified in between is lost;
 * whoever listens reads the state again by itself from time to time.
 */
export async function listenWithReconnect(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  log: Logger,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = firstPause;
  let isStopped = false;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'baton listener',
    });
    client = next;
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next.on('error', (error) => log.warn(faultOf(error), 'listener lost'));
    next.on('end', again);
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    pause = firstPause;
  };
  const again = (): void => {
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      pause = Math.min(pause * 2, longestPause);
      connect().catch(again);
    }, pause);
  };
  const stop = async (): Promise<void> => {
    isStopped = true;
    if (timer) clearTimeout(timer);
    await client?.end();
  };

  try {
    await connect();
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
