import { Hono } from 'hono';
import { html } from 'hono/html';
import { typedCodes } from '#server/auth/attempts.ts';
import { plainCode } from '#server/auth/device-flow.ts';
import { browserName } from './browser-name.ts';
import { field, form, type Problems, problemSummary, submit } from './form.ts';
import { heading } from './markup.ts';
import { message, show } from './site.ts';
import { toSignIn } from './sign-in.ts';
import { typedIn, waitOf } from './typed.ts';
import type { Env, PagesOptions, Present, Request } from './visit.ts';

/** Confirming a browser: the extension shows a code, its person says here whether it is theirs. */
export function devicePages({ auth }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();

  pages.get('/device', async (c) => {
    const { visit } = c.var;
    if (!visit.who) return toSignIn(c);
    const typed = c.req.query('code') ?? '';
    if (plainCode(typed) === '') return askForCode(c, '');
    const words = visit.words.pages.device;
    const found = await auth.askingDevice(typed, visit.who.memberId);
    if (found === 'unknown' || found === 'expired') {
      return askForCode(c, typed, { code: words[found] });
    }
    if ('wait' in found) return askForCode(c, typed, { code: waitOf(visit, found.wait) }, 429);
    return confirm(c, visit.who, found.code, browserName(found.userAgent, words.otherBrowser));
  });
  pages.post('/device', async (c) => {
    const { visit } = c.var;
    if (!visit.who) return toSignIn(c);
    const { code = '', says } = await typedIn(c);
    const words = visit.words.pages.device;
    const decided = says === 'yes' ? 'yes' : 'no';
    // Counted like looking at one: a form that is posted finds out as much about a code.
    const { memberId } = visit.who;
    const turn = await auth.attempts.take(typedCodes, memberId);
    if (!turn.ok) return askForCode(c, code, { code: waitOf(visit, turn.seconds) }, 429);
    const verdict = await auth.decideDevice(code, decided, c.req.raw.headers);
    if (verdict !== 'done') return askForCode(c, code, { code: words[verdict] });
    await auth.attempts.giveBack(typedCodes, memberId);
    return message(c, words.title, decided === 'yes' ? words.done : words.denied);
  });
  return pages;
}

function askForCode(c: Request, typed: string, problems: Problems = {}, status?: 429) {
  const { visit } = c.var;
  const words = visit.words.pages.device;
  return show(
    c,
    {
      title: words.title,
      content: html`${heading(words.title)} ${problemSummary(visit, problems)}
        <div class="card">
          <form method="get" action="/device" class="stack">
            ${field(visit, problems, {
              name: 'code',
              label: words.type,
              value: typed,
              autofocus: Object.keys(problems).length === 0,
            })}
            ${submit(visit.words.pages.common.continue)}
          </form>
        </div>`,
    },
    status ?? (Object.keys(problems).length > 0 ? 400 : 200),
  );
}

function confirm(c: Request, who: Present, code: string, browser: string) {
  const { visit } = c.var;
  const words = visit.words.pages.device;
  // In halves, as the extension shows it.
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  return show(c, {
    title: words.title,
    content: html`${heading(words.title, words.line)}
      <div class="card">
        <p class="code">
          <span aria-hidden="true">${shown}</span
          ><span class="vh">${Array.from(code).join(' ')}</span>
        </p>
        <p>${words.browser(browser)}</p>
        <p>${words.who(who.member.name, who.team.name)} ${words.meaning(who.member.name)}</p>
        <p class="strip care">${words.warning}</p>
        ${form(
          visit,
          '/device',
          html`<input type="hidden" name="code" value="${code}" />
            <div class="buttons">
              <button class="btn primary" name="says" value="yes">${words.confirm}</button>
              <button class="btn" name="says" value="no">${words.deny}</button>
            </div>`,
        )}
      </div>`,
  });
}
