import * as z from 'zod/mini';
import { Sighting } from '#lib/domain/sighting.ts';

/**
 * The message last shown in this tab. A compose page says little of what it answers; this remembers the rest across
 * the change of page. It lies in the webmail's own `sessionStorage`, which knows all of it already, and is trusted
 * as little as the page is.
 */
const key = 'baton-opened';

export function rememberOpened(tab: Storage, sighting: Sighting): void {
  tab.setItem(key, JSON.stringify(z.encode(Sighting, sighting)));
}

export function lastOpened(tab: Storage): Sighting | null {
  const raw = tab.getItem(key);
  if (raw === null) return null;
  try {
    const sighting = Sighting.safeParse(JSON.parse(raw));
    return sighting.success ? sighting.data : null;
  } catch {
    return null;
  }
}
