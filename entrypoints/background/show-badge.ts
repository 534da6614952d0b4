import { browser } from 'wxt/browser';
import type { Replica } from '#lib/replica/database.ts';
import { badge, type Badge } from '#lib/sync/badge.ts';
import type { Speech } from './speech.ts';

/** The toolbar follows no stylesheet: red and grey of the tokens, each with white at 4.5 to 1 or better. */
const colours: Record<Badge['kind'], string> = {
  none: '#5f6b7a',
  over: '#b42318',
  disconnected: '#5f6b7a',
};

/** Writes the number of overdue inquiries, and its words, on the toolbar icon. */
export async function showBadge(replica: Replica, { words, moment }: Speech): Promise<void> {
  const { kind, text, count } = await badge(replica, moment.now);
  const title = kind === 'over' ? words.badge.over(count) : words.badge[kind];
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: colours[kind] });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
  await browser.action.setTitle({ title });
}
