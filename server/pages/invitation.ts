import { Hono } from 'hono';
import { html } from 'hono/html';
import { wrongLinks } from '#server/auth/attempts.ts';
import {
  acceptInvitation,
  findInvitation,
  type Invitation,
} from '#server/services/invitations/accept.ts';
import { form, type Problems, problemSummary, submit, type Typed } from './form.ts';
import { heading } from './markup.ts';
import { joinProblems, newcomerFields, readNewcomer } from './newcomer.ts';
import { setCookies } from './sign-in.ts';
import { message, show } from './site.ts';
import { Reading, typedIn, waitOf } from './typed.ts';
import type { Env, PagesOptions, Request } from './visit.ts';

/** The page behind an invitation. */
export function invitationPages({ deps, auth }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();

  pages.get('/join/:token', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    return join(c, found, { address: found.address });
  });
  pages.post('/join/:token', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { visit } = c.var;
    const typed = await typedIn(c);
    const reading = new Reading(visit, typed);
    const newcomer = readNewcomer(reading);
    if (!reading.isFine) return join(c, found, typed, reading.problems);
    const result = await acceptInvitation(deps, auth, c.req.param('token'), newcomer);
    if (result.status === 'expired') return expired(c);
    if (result.status !== 'joined') return join(c, found, typed, joinProblems(visit, result));
    const signedIn = await auth.signIn(newcomer, visit.from);
    if (signedIn.kind === 'in') setCookies(c, signedIn.cookies);
    return c.redirect('/?did=joined', 303);
  });

  async function find(c: Request): Promise<Invitation | Response> {
    const { visit } = c.var;
    const verdict = await auth.attempts.take(wrongLinks, visit.from);
    const { errors } = visit.words.pages;
    if (!verdict.ok) return message(c, errors.title, waitOf(visit, verdict.seconds), 429);
    const found = await findInvitation(deps, c.req.param('token') ?? '');
    if (!found) return expired(c);
    await auth.attempts.giveBack(wrongLinks, visit.from);
    return found;
  }
  return pages;
}

function expired(c: Request) {
  const { errors, invitation } = c.var.visit.words.pages;
  return message(c, errors.title, invitation.expired, 404);
}

function join(c: Request, { team, role, by }: Invitation, typed: Typed, problems: Problems = {}) {
  const { visit } = c.var;
  const words = visit.words.pages.invitation;
  const title = words.title(team.name);
  const fields = html`${newcomerFields(visit, typed, problems)} ${submit(words.button)}`;
  return show(
    c,
    {
      title,
      content: html`${heading(title, by ? words.line(by.name, role) : '')}
        ${problemSummary(visit, problems)}
        <div class="card">${form(visit, new URL(c.req.url).pathname, fields)}</div>`,
    },
    Object.keys(problems).length > 0 ? 400 : 200,
  );
}
