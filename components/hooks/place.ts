import { useEffect, useState } from 'preact/hooks';

/** The rooms of the desk, in the order of its navigation. */
export const roomNames = [
  'rules',
  'templates',
  'mailboxes',
  'webmails',
  'roster',
  'profiles',
] as const;
export type RoomName = (typeof roomNames)[number];

/** Where one is on the desk, as the page's hash says it: `#rules`, `#rules/new`, `#rules/<id>`. */
export interface Place {
  room: RoomName;
  /** What is open in it: an id, or `new`. */
  at: string | null;
}

/** The address of a place, for a link. */
export function hrefTo(room: RoomName, at?: string): string {
  return at === undefined ? `#${room}` : `#${room}/${at}`;
}

/** Goes there; the way back is the browser's. */
export function goTo(room: RoomName, at?: string): void {
  location.hash = hrefTo(room, at);
}

export function placeOf(hash: string): Place {
  const [name = '', at = ''] = hash.replace(/^#/, '').split('/');
  const room = roomNames.find((one) => one === name);
  return room ? { room, at: at === '' ? null : at } : { room: roomNames[0], at: null };
}

export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const tell = () => setHash(location.hash);
    addEventListener('hashchange', tell);
    return () => removeEventListener('hashchange', tell);
  }, []);
  return placeOf(hash);
}
