import { Hono } from 'hono';
import { html } from 'hono/html';
import { wrongLinks } from '#server/auth/attempts.ts';
import { findPasswordLink, resetByLink } from '#server/services/invitations/accept.ts';
import { form, type Problems, problemSummary, submit } from './form.ts';
import { heading } from './markup.ts';
import { passwordFields } from './newcomer.ts';
import { message, show } from './site.ts';
import { Reading, typedIn, waitOf } from './typed.ts';
import type { Env, PagesOptions, Request } from './visit.ts';

/** The page behind an admin's link to a new password. */
export function resetPages({ deps, auth }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();

  pages.get('/reset/:token', async (c) => {
    const found = await find(c);
    return found instanceof Response ? found : reset(c, found.member.address);
  });
  pages.post('/reset/:token', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const reading = new Reading(c.var.visit, await typedIn(c));
    const password = reading.newPassword('password', 'again');
    if (!reading.isFine) return reset(c, found.member.address, reading.problems);
    const done = await resetByLink(deps, c.req.param('token'), (memberId) =>
      auth.resetPassword(memberId, password),
    );
    return done === 'done' ? c.redirect('/sign-in?did=reset', 303) : expired(c);
  });

  async function find(c: Request) {
    const { visit } = c.var;
    const verdict = await auth.attempts.take(wrongLinks, visit.from);
    const { reset: words } = visit.words.pages;
    if (!verdict.ok) return message(c, words.title, waitOf(visit, verdict.seconds), 429);
    const found = await findPasswordLink(deps, c.req.param('token') ?? '');
    if (!found) return expired(c);
    await auth.attempts.giveBack(wrongLinks, visit.from);
    return found;
  }
  return pages;
}

function expired(c: Request) {
  const { reset: words } = c.var.visit.words.pages;
  return message(c, words.title, words.expired, 404);
}

function reset(c: Request, address: string, problems: Problems = {}) {
  const { visit } = c.var;
  const words = visit.words.pages.reset;
  const fields = html`<p class="quietly">${words.ends}</p>
    ${passwordFields(visit, problems)} ${submit(words.button)}`;
  return show(
    c,
    {
      title: words.title,
      content: html`${heading(words.title, words.line(address))} ${problemSummary(visit, problems)}
        <div class="card">${form(visit, new URL(c.req.url).pathname, fields)}</div>`,
    },
    Object.keys(problems).length > 0 ? 400 : 200,
  );
}
