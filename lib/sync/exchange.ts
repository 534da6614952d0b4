import { fetchMe } from '#lib/api/api.ts';
import type { Server } from '#lib/api/call.ts';
import { ApiFailure } from '#lib/api/failure.ts';
import { clearOwn, clearRows } from '#lib/replica/clear.ts';
import { readMeta, writeMeta } from '#lib/replica/meta.ts';
import { connectedServer, type Parts } from './parts.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

/** How an exchange went; `none`: this browser is not connected. */
export type Exchanged = 'ok' | 'none' | 'failed';

/** One exchange with the server: what waits goes out, what is new comes in, and how we stand with it is written down. */
export async function exchange(parts: Parts, signal: AbortSignal): Promise<Exchanged> {
  const server = await connectedServer(parts, signal);
  if (!server) return 'none';
  const { replica, now } = parts;
  try {
    await introduce(parts, server);
    await push(replica, server, now);
    await pull(replica, server, now);
    // Somebody may have disconnected meanwhile, or be connecting to another server.
    if (!(await parts.secrets.read('device'))) return 'none';
    if (await parts.secrets.read('flow')) return 'ok';
    await writeMeta(replica, { connection: { kind: 'connected' } });
    return 'ok';
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    await note(parts, error);
    return 'failed';
  }
}

const hour = 3_600_000;

/**
 * Learns whose token this is before anything else is said with it: what waits is another person's, where another
 * connects in the same browser, and must not be sent as theirs. Asked again every hour, for a team may be renamed.
 */
async function introduce(parts: Parts, server: Server): Promise<void> {
  const { replica, secrets, now } = parts;
  const [device, askedAt] = await Promise.all([secrets.read('device'), readMeta(replica, 'meAt')]);
  const isFresh = askedAt !== null && now().getTime() - askedAt.getTime() < hour;
  if (!device || (device.memberId !== null && isFresh)) return;
  const { member, team } = await fetchMe(server);
  const before = await readMeta(replica, 'me');
  const isOther = before !== null && (before.memberId !== member.id || before.team.id !== team.id);
  if (isOther) {
    await clearRows(replica);
    await clearOwn(replica);
  }
  await writeMeta(replica, { me: { memberId: member.id, team }, meAt: now() });
  await secrets.write('device', { ...device, memberId: member.id });
}

/** What a failure says about how we stand. */
export async function note(parts: Parts, failure: ApiFailure): Promise<void> {
  const { replica, secrets, now } = parts;
  switch (failure.code) {
    case 'signed-out':
      // A browser that was signed out from afar may be in the wrong hands: the team's rows go with the token.
      await secrets.write('device', null);
      await clearRows(replica);
      return writeMeta(replica, { connection: { kind: 'signed-out', at: now() } });
    case 'slow-down':
      // It answers, only not now; the next alarm asks again.
      return;
    case 'too-old':
      return writeMeta(replica, { connection: { kind: 'too-old' } });
    default: {
      const asOf = await readMeta(replica, 'syncedAt');
      return writeMeta(replica, { connection: { kind: 'offline', asOf } });
    }
  }
}
