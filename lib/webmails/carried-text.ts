import * as z from 'zod/mini';

/**
 * Webmails that open a reply as a page of its own take our content script and frame with them. The text to insert
 * waits in the page's `sessionStorage`: that is this tab alone, and the page is about to get this very text anyway.
 * It waits half a minute, for one reply, and is taken out before it is used.
 */
const CarriedText = z.object({ text: z.string(), subject: z.string(), until: z.number() });
export type CarriedText = z.infer<typeof CarriedText>;

const key = 'baton-text';
const patience = 30_000;

/** `subject`: base subject of the message to be answered, so that another reply does not get the text. */
export function carryText(tab: Storage, text: string, subject: string, now: number): void {
  tab.setItem(key, JSON.stringify({ text, subject, until: now + patience }));
}

/** The waiting text for a reply with this base subject, once; `null` where none waits. */
export function takeCarriedText(tab: Storage, subject: string, now: number): string | null {
  const raw = tab.getItem(key);
  if (raw === null) return null;
  const carried = CarriedText.safeParse(parsed(raw));
  const isDue = carried.success && carried.data.subject === subject && carried.data.until > now;
  dropCarriedText(tab);
  return isDue ? carried.data.text : null;
}

export function dropCarriedText(tab: Storage): void {
  tab.removeItem(key);
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
