import type { MemberId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import type { Team } from '#lib/domain/team.ts';
import type { Replica } from './database.ts';

/** Who this browser is, since it last connected. */
export interface Me {
  memberId: MemberId;
  team: Team;
}

/** How this browser stands with the server. Times are by the server's clock, as far as this browser knows it. */
export type Connection =
  | { kind: 'none' }
  /** The device flow is under way: the code to compare, and the page that asks for it. */
  | { kind: 'connecting'; code: string; page: string; expiresAt: Date }
  | { kind: 'connected' }
  /** The server cannot be reached; what is shown is as of `asOf`. */
  | { kind: 'offline'; asOf: Date | null }
  /** The server no longer knows this browser. What waits is kept. */
  | { kind: 'signed-out'; at: Date }
  /** This version is older than the server can read. */
  | { kind: 'too-old' };

/** A snapshot under way: `received` of about `total` rows. */
export interface Snapshot {
  cursor: string | null;
  received: number;
  total: number | null;
}

/** What was found of a webmail's anchors here, by these versions of the extension and of the anchors. */
export interface FoundAnchors {
  version: string;
  /** `null`: as shipped. */
  anchorVersion: number | null;
  missing: string[];
  hits: Record<string, number>;
  /** The day, in UTC, on which the server took it as it stands; `null`: not yet. */
  takenOn: string | null;
}

/** Each thing remembered, by its key. */
export interface Meta {
  me: Me | null;
  /** When the server was last asked who this is. */
  meAt: Date | null;
  /** How far in the team's log the rows are; `null` before the first snapshot has ended. */
  seq: number | null;
  generation: number;
  snapshot: Snapshot | null;
  connection: Connection;
  /** Why the last attempt to connect ended without a connection. */
  connectProblem: 'expired' | 'denied' | null;
  /** When rows were last known to be the server's latest. */
  syncedAt: Date | null;
  /** Since when notifications make sense: what happened before this browser connected is history. */
  since: Date | null;
  /** Milliseconds that the server's clock was ahead of this browser's when it last answered. */
  clockAhead: number;
  /** What was reported of each webmail's anchors, under a number of its own; `null` where that is not allowed. */
  anchorReports: { reporter: string; found: Partial<Record<WebmailName, FoundAnchors>> } | null;
}

const standard: Meta = {
  me: null,
  meAt: null,
  seq: null,
  generation: 0,
  snapshot: null,
  connection: { kind: 'none' },
  connectProblem: null,
  syncedAt: null,
  since: null,
  clockAhead: 0,
  anchorReports: null,
};

/** One of the facts about this copy as a whole; what it is at first where nothing was written yet. */
export async function readMeta<K extends keyof Meta>(replica: Replica, key: K): Promise<Meta[K]> {
  const record = await replica.meta.get(key);
  return record === undefined ? standard[key] : (record.value as Meta[K]);
}

/** The worker's alone, like the rows. */
export async function writeMeta(replica: Replica, changes: Partial<Meta>): Promise<void> {
  await replica.meta.bulkPut(Object.entries(changes).map(([key, value]) => ({ key, value })));
}
