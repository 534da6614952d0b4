import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { field, form, type Problems, problemSummary, submit, type Typed } from './form.ts';
import { heading } from './markup.ts';
import { show } from './site.ts';
import { pathOf, saidOf, typedIn, waitOf } from './typed.ts';
import { type Env, languageCookie, type PagesOptions, type Request } from './visit.ts';

const year = 365 * 24 * 60 * 60;

/** Signing in and out, and the language of the pages. */
export function signInPages({ auth, publicUrl }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();
  const isSecure = publicUrl?.startsWith('https:') ?? false;

  pages.get('/sign-in', (c) => {
    const to = pathOf(c.req.query('to'));
    return c.var.visit.who ? c.redirect(to, 303) : signIn(c, { to });
  });
  pages.post('/sign-in', async (c) => {
    const typed = await typedIn(c);
    const { address = '', password = '' } = typed;
    const { words, from } = c.var.visit;
    const result = await auth.signIn({ address, password }, from);
    const to = pathOf(typed.to);
    if (result.kind === 'wrong') return signIn(c, typed, { '': words.pages.signIn.wrong }, 401);
    if (result.kind === 'wait')
      return signIn(c, typed, { '': waitOf(c.var.visit, result.seconds) }, 429);
    setCookies(c, result.cookies);
    return c.redirect(
      result.kind === 'in' ? to : `/sign-in/code?${new URLSearchParams({ to })}`,
      303,
    );
  });
  pages.get('/sign-in/code', (c) => secondStep(c, { to: pathOf(c.req.query('to')) }));
  pages.post('/sign-in/code', async (c) => {
    const typed = await typedIn(c);
    const { words } = c.var.visit;
    const result = await auth.giveCode(typed.code ?? '', c.req.raw.headers);
    if (result.kind === 'wait')
      return secondStep(c, typed, { '': waitOf(c.var.visit, result.seconds) }, 429);
    if (result.kind === 'wrong')
      return secondStep(c, typed, { code: words.pages.signIn.codeWrong }, 401);
    setCookies(c, result.cookies);
    return c.redirect(pathOf(typed.to), 303);
  });
  pages.post('/sign-out', async (c) => {
    setCookies(c, await auth.signOut(c.req.raw.headers));
    return c.redirect('/sign-in?did=out', 303);
  });
  pages.post('/language', async (c) => {
    const { language, back } = await typedIn(c);
    if (language === 'en' || language === 'zh') {
      const kept = { httpOnly: true, sameSite: 'Lax', secure: isSecure, path: '/' } as const;
      setCookie(c, languageCookie, language, { ...kept, maxAge: year });
    }
    return c.redirect(pathOf(back), 303);
  });
  return pages;
}

export function setCookies(c: Request, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

function signIn(c: Request, typed: Typed, problems: Problems = {}, status: 200 | 401 | 429 = 200) {
  const { visit } = c.var;
  const { common, signIn: words } = visit.words.pages;
  const said: Record<string, string> = {
    out: words.out,
    reset: visit.words.pages.reset.done,
    left: visit.words.pages.account.left,
  };
  return show(
    c,
    {
      title: words.title,
      said: saidOf(c, said),
      content: html`${heading(words.title)} ${problemSummary(visit, problems)}
        <div class="card">
          ${form(
            visit,
            '/sign-in',
            html`<input type="hidden" name="to" value="${typed.to ?? '/'}" /> ${field(
                visit,
                problems,
                {
                  name: 'address',
                  label: common.email,
                  type: 'email',
                  value: typed.address,
                  autocomplete: 'username',
                  autofocus: Object.keys(problems).length === 0,
                },
              )}
              ${field(
                visit,
                {},
                {
                  name: 'password',
                  label: common.password,
                  type: 'password',
                  autocomplete: 'current-password',
                },
              )}
              ${submit(words.button)}`,
          )}
        </div>
        <p class="small">${words.forgot}</p>`,
    },
    status,
  );
}

function secondStep(
  c: Request,
  typed: Typed,
  problems: Problems = {},
  status: 200 | 401 | 429 = 200,
) {
  const { visit } = c.var;
  const { common, signIn: words } = visit.words.pages;
  return show(
    c,
    {
      title: words.codeTitle,
      content: html`${heading(words.codeTitle)} ${problemSummary(visit, problems)}
        <div class="card">
          ${form(
            visit,
            '/sign-in/code',
            html`<input type="hidden" name="to" value="${typed.to ?? '/'}" /> ${field(
                visit,
                problems,
                {
                  name: 'code',
                  label: words.code,
                  hint: words.codeHint,
                  autocomplete: 'one-time-code',
                  autofocus: Object.keys(problems).length === 0,
                },
              )}
              ${submit(common.continue)}`,
          )}
        </div>`,
    },
    status,
  );
}

/** Asks whoever is not signed in to do so, and brings them back. */
export function toSignIn(c: Request) {
  return c.redirect(`/sign-in?${new URLSearchParams({ to: c.var.visit.here })}`, 303);
}
