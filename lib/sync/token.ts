import { Dexie, type Table } from 'dexie';
import type { MemberId } from '#lib/domain/ids.ts';

/** What proves this browser to its server. */
export interface DeviceSecret {
  /** Base URL of the server that gave it; it is sent nowhere else. */
  base: string;
  token: string;
  /** Whose it is; `null` until the server was asked, and nothing is sent before. */
  memberId: MemberId | null;
}

/** A device flow under way (RFC 8628); the device code is as good as the token it becomes. */
export interface FlowSecret {
  base: string;
  deviceCode: string;
  /** Seconds between two polls, as the server last asked for. */
  interval: number;
  expiresAt: Date;
}

interface Held {
  device: DeviceSecret;
  flow: FlowSecret;
}

/**
 * Where the worker keeps what must not be read elsewhere: a database of its own in the extension's origin, which no
 * page shares. A content script can read `storage.local`, so nothing of this ever goes there.
 */
export interface Secrets {
  read<K extends keyof Held>(key: K): Promise<Held[K] | null>;
  write<K extends keyof Held>(key: K, value: Held[K] | null): Promise<void>;
  close(): void;
}

export function openSecrets(name = 'baton-secrets'): Secrets {
  const database = new Dexie(name) as Dexie & {
    secrets: Table<{ key: string; value: unknown }, string>;
  };
  database.version(1).stores({ secrets: 'key' });
  return {
    async read<K extends keyof Held>(key: K) {
      return ((await database.secrets.get(key))?.value as Held[K] | undefined) ?? null;
    },
    async write(key, value) {
      if (value === null) await database.secrets.delete(key);
      else await database.secrets.put({ key, value });
    },
    close: () => database.close(),
  };
}
