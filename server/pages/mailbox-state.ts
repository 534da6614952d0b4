import { html } from 'hono/html';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { stamp } from '#lib/words/times.ts';
import type { Markup } from './markup.ts';
import type { Visit } from './visit.ts';

/** Whether the server reads a mailbox, and if not, why and since when. */
export function mailboxState(visit: Visit, { active, connected, trouble }: Mailbox): Markup {
  const { mailbox: words } = visit.words.pages;
  if (!active) return html`<span class="badge">${words.stopped}</span>`;
  if (trouble) {
    const why = visit.words.mailbox.trouble[trouble.kind];
    return html`<p class="problem">${words.since(why, stamp(trouble.since, visit.moment))}</p>`;
  }
  if (!connected) return html`<span class="badge">${words.notWatched}</span>`;
  return html`<span class="badge good">${words.reads}</span>`;
}
