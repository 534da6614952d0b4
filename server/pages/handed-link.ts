import { html } from 'hono/html';
import { instant } from '#lib/words/times.ts';
import type { NewLink } from '#server/services/invitations/link.ts';
import type { Markup } from './markup.ts';
import type { PagesOptions, Request, Visit } from './visit.ts';

/** The whole address of a link, as the person who gets it will open it. */
export function linkOf(
  c: Request,
  { publicUrl }: PagesOptions,
  page: 'join' | 'reset',
  token: string,
): string {
  return new URL(`/${page}/${token}`, publicUrl ?? c.req.url).href;
}

/** A link that is shown this once, in a field that one click selects. */
export function handedLink(
  visit: Visit,
  { line, link, made }: { line: string; link: string; made: NewLink },
): Markup {
  const { members } = visit.words.pages;
  return html`<section class="card handed-over" role="status">
    <p id="handed-line">${line}</p>
    <input class="field handed" readonly autofocus value="${link}" aria-labelledby="handed-line" />
    <p class="small">${members.until(instant(made.expiresAt, visit.moment))}</p>
  </section>`;
}
