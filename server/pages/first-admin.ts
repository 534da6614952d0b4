import { Hono } from 'hono';
import { html } from 'hono/html';
import { wrongLinks } from '#server/auth/attempts.ts';
import { findSetup, setUpTeam } from '#server/services/invitations/set-up.ts';
import { field, form, type Problems, problemSummary, submit, type Typed } from './form.ts';
import { heading } from './markup.ts';
import { joinProblems, newcomerFields, readNewcomer } from './newcomer.ts';
import { setCookies } from './sign-in.ts';
import { message, show } from './site.ts';
import { Reading, typedIn, waitOf } from './typed.ts';
import type { Env, PagesOptions, Request } from './visit.ts';

/** The page behind the link the server prints while it has no admin: the team and its first admin. */
export function firstAdminPages({ deps, auth }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();

  pages.get('/setup/:token', async (c) => {
    const closed = await refuse(c);
    return closed ?? setUp(c, {});
  });
  pages.post('/setup/:token', async (c) => {
    const closed = await refuse(c);
    if (closed) return closed;
    const { visit } = c.var;
    const words = visit.words.pages.firstAdmin;
    const typed = await typedIn(c);
    const reading = new Reading(visit, typed);
    const team = reading.text('team', 120, words.teamEmpty);
    const admin = readNewcomer(reading);
    if (!reading.isFine) return setUp(c, typed, reading.problems);
    const result = await setUpTeam(deps, auth, c.req.param('token'), { team, admin });
    if (result.status === 'used' || result.status === 'wrong') {
      return message(c, words.title, words[result.status], 404);
    }
    if (result.status !== 'joined') return setUp(c, typed, joinProblems(visit, result));
    const signedIn = await auth.signIn(admin, visit.from);
    if (signedIn.kind === 'in') setCookies(c, signedIn.cookies);
    return c.redirect('/', 303);
  });

  /** `null` where the link opens the page. */
  async function refuse(c: Request) {
    const { visit } = c.var;
    const words = visit.words.pages.firstAdmin;
    const verdict = await auth.attempts.take(wrongLinks, visit.from);
    if (!verdict.ok) return message(c, words.title, waitOf(visit, verdict.seconds), 429);
    const state = await findSetup(deps, c.req.param('token') ?? '');
    if (state !== 'open') return message(c, words.title, words[state], 404);
    await auth.attempts.giveBack(wrongLinks, visit.from);
    return null;
  }
  return pages;
}

function setUp(c: Request, typed: Typed, problems: Problems = {}) {
  const { visit } = c.var;
  const words = visit.words.pages.firstAdmin;
  const fields = html`${field(visit, problems, {
    name: 'team',
    label: words.team,
    value: typed.team,
    autocomplete: 'organization',
  })}
  ${newcomerFields(visit, typed, problems)} ${submit(words.button)}`;
  return show(
    c,
    {
      title: words.title,
      content: html`${heading(words.title, words.line)} ${problemSummary(visit, problems)}
        <div class="card">${form(visit, new URL(c.req.url).pathname, fields)}</div>`,
    },
    problems && Object.keys(problems).length > 0 ? 400 : 200,
  );
}
