import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { Changed, Setup } from '#server/auth/second-step.ts';
import { field, form, type Problems, problemSummary, submit } from './form.ts';
import { heading } from './markup.ts';
import { passwordFields } from './newcomer.ts';
import { signedIn } from './refused.ts';
import { setCookies } from './sign-in.ts';
import { show } from './site.ts';
import { Reading, typedIn, waitOf } from './typed.ts';
import type { Env, PagesOptions, Present, Request, Visit } from './visit.ts';

/** A person's own password and second step. */
export function ownLoginPages({ auth, deps }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();

  pages.get('/account/password', (c) => {
    const who = signedIn(c);
    return who instanceof Response ? who : changePassword(c);
  });
  pages.post('/account/password', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const { visit } = c.var;
    const typed = await typedIn(c);
    const reading = new Reading(visit, typed);
    const next = reading.newPassword('password', 'again');
    if (!reading.isFine) return changePassword(c, reading.problems);
    const asked = { memberId: who.memberId, password: typed.current ?? '', next };
    const changed = await auth.changePassword(asked, c.req.raw.headers);
    if (changed.kind !== 'done') return changePassword(c, passwordProblem(visit, changed));
    setCookies(c, changed.cookies);
    deps.signals.announce({ kind: 'doors', teamId: who.teamId });
    return c.redirect('/account?did=changed', 303);
  });
  pages.get('/account/second-step', (c) => {
    const who = signedIn(c);
    return who instanceof Response ? who : begin(c, who);
  });
  pages.post('/account/second-step', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const { visit } = c.var;
    const asked = { memberId: who.memberId, password: (await typedIn(c)).current ?? '' };
    const { headers } = c.req.raw;
    if (who.hasSecondStep) {
      const ended = await auth.endSecondStep(asked, headers);
      if (ended.kind !== 'done') return begin(c, who, passwordProblem(visit, ended));
      setCookies(c, ended.cookies);
      return c.redirect('/account?did=off', 303);
    }
    const { address } = who.member;
    const begun = await auth.beginSecondStep({ ...asked, address }, headers);
    if (begun.kind !== 'done') return begin(c, who, passwordProblem(visit, begun));
    setCookies(c, begun.cookies);
    return scan(c, begun);
  });
  pages.post('/account/second-step/confirm', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const confirmed = await auth.confirmSecondStep(
      (await typedIn(c)).code ?? '',
      c.req.raw.headers,
    );
    if (confirmed.kind !== 'done') {
      return confirm(c, { code: c.var.visit.words.pages.signIn.codeWrong });
    }
    setCookies(c, confirmed.cookies);
    return c.redirect('/account?did=on', 303);
  });
  return pages;
}

function passwordProblem(visit: Visit, changed: Exclude<Changed, { kind: 'done' }>): Problems {
  if (changed.kind === 'wait') return { '': waitOf(visit, changed.seconds) };
  return { current: visit.words.pages.account.currentWrong };
}

function changePassword(c: Request, problems: Problems = {}) {
  const { visit } = c.var;
  const { account: words } = visit.words.pages;
  return show(
    c,
    {
      title: words.password,
      content: html`${heading(words.password)} ${problemSummary(visit, problems)}
        <div class="card">
          ${form(
            visit,
            '/account/password',
            html`${currentPassword(visit, problems)} ${passwordFields(visit, problems)}
            ${submit(words.password)}`,
          )}
        </div>`,
    },
    Object.keys(problems).length > 0 ? 400 : 200,
  );
}

function currentPassword(visit: Visit, problems: Problems) {
  return field(visit, problems, {
    name: 'current',
    label: visit.words.pages.account.current,
    type: 'password',
    autocomplete: 'current-password',
  });
}

/** Asks for the password before the second step is switched on or off. */
function begin(c: Request, { hasSecondStep }: Present, problems: Problems = {}) {
  const { visit } = c.var;
  const { secondStep: words, account } = visit.words.pages;
  return show(
    c,
    {
      title: words.title,
      content: html`${heading(words.title, hasSecondStep ? account.twoFactorOn : words.line)}
        ${problemSummary(visit, problems)}
        <div class="card">
          ${form(
            visit,
            '/account/second-step',
            html`${currentPassword(visit, problems)}
            ${submit(hasSecondStep ? account.turnOff : account.turnOn)}`,
          )}
        </div>`,
    },
    Object.keys(problems).length > 0 ? 400 : 200,
  );
}

/** The secret for the app, and the spare codes: shown this once. */
function scan(c: Request, { uri, secret, spareCodes }: Setup) {
  const { visit } = c.var;
  const { secondStep: words } = visit.words.pages;
  const spelled = secret.replace(/.{4}(?=.)/g, '$& ');
  return show(c, {
    title: words.title,
    content: html`${heading(words.title)}
      <section class="card">
        <h2>${words.scan}</h2>
        <div class="qr" role="img" aria-label="${words.picture}">
          ${raw(renderSVG(uri, { border: 0 }))}
        </div>
        <p>${words.type}</p>
        <p class="handed">${spelled}</p>
        <p><a href="${uri}">${words.open}</a></p>
      </section>
      <section class="card">
        <h2>${words.spare}</h2>
        <p class="quietly">${words.spareLine}</p>
        <ul class="spare">
          ${spareCodes.map((one) => html`<li>${one}</li>`)}
        </ul>
      </section>
      <div class="card">${codeForm(visit, {})}</div>`,
  });
}

function confirm(c: Request, problems: Problems) {
  const { visit } = c.var;
  const { secondStep: words } = visit.words.pages;
  return show(
    c,
    {
      title: words.title,
      content: html`${heading(words.title)} ${problemSummary(visit, problems)}
        <div class="card">${codeForm(visit, problems)}</div>`,
    },
    400,
  );
}

function codeForm(visit: Visit, problems: Problems) {
  const { secondStep: words, account } = visit.words.pages;
  return form(
    visit,
    '/account/second-step/confirm',
    html`${field(visit, problems, {
      name: 'code',
      label: words.check,
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      short: true,
    })}
    ${submit(account.turnOn)}`,
  );
}
