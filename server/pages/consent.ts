import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { MailboxId } from '#lib/domain/ids.ts';
import { instant } from '#lib/words/times.ts';
import { mailTests } from '#server/auth/attempts.ts';
import { askConsent, consentGiven } from '#server/services/consent/ask.ts';
import type { ConsentClient } from '#server/services/consent/client.ts';
import { askDeviceCode, deviceConsent } from '#server/services/consent/device.ts';
import { ConsentBy, ConsentGone } from '#server/services/consent/tokens.ts';
import { mailboxOf } from '#server/services/mailboxes/mailboxes.ts';
import { brands } from './account-consent.ts';
import { type Subject, subjectOfMailbox, subjectOfMember } from './account-subject.ts';
import { connectByConsent } from './consent-account.ts';
import { openPending, type Pending, sealPending } from './consent-pending.ts';
import { form, type Problems, problemSummary } from './form.ts';
import { heading } from './markup.ts';
import { adminOnly, signedIn } from './refused.ts';
import { show } from './site.ts';
import { typedIn, waitOf } from './typed.ts';
import type { Env, PagesOptions, Present, Request } from './visit.ts';

const cookieName = 'baton_consent';
/** Long enough to find a password and a phone, in milliseconds. */
const PATIENCE = 15 * 60_000;

interface Begun {
  who: Present;
  subject: Subject;
  mailboxId: MailboxId | null;
  by: ConsentBy;
  client: ConsentClient;
}

/** To the provider's page of consent and back, for a mailbox (admins) or one's own account. */
export function consentPages(options: PagesOptions): Hono<Env> {
  const { deps, publicUrl, auth } = options;
  const pages = new Hono<Env>();
  // Letter for letter what is registered at the provider.
  const returnTo = (c: Request) => new URL('/consent', publicUrl ?? c.req.url).href;

  const begin = async (c: Request) => {
    const begun = await findBegun(c, options);
    if (begun instanceof Response) return begun;
    const { who, by, client, subject, mailboxId } = begun;
    const { url, state, verifier } = await askConsent(client, returnTo(c), subject.address);
    const until = deps.now().getTime() + PATIENCE;
    const sealed = sealPending(options, who, { by, mailboxId, state, secret: verifier, until });
    const isSecure = publicUrl?.startsWith('https:') ?? false;
    // Lax: the provider sends the person back from its own site.
    const attributes = { httpOnly: true, sameSite: 'Lax', secure: isSecure } as const;
    setCookie(c, cookieName, sealed, { ...attributes, path: '/consent', maxAge: PATIENCE / 1000 });
    return c.redirect(url.href, 302);
  };
  pages.get('/consent/own/:by', begin);
  pages.get('/consent/mailbox/:id/:by', begin);

  pages.get('/consent', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const pending = openPending(options, who, getCookie(c, cookieName));
    setCookie(c, cookieName, '', { path: '/consent', maxAge: 0 });
    const { consent: words } = c.var.visit.words.pages.providers;
    if (!pending) return ended(c, '/account', words.late);
    const back = new URL(c.req.url).searchParams;
    const { state, secret: verifier } = pending;
    return conclude(c, who, pending, (client) =>
      consentGiven(client, { state, verifier }, returnTo(c), back, deps.now()),
    );
  });

  const beginCode = async (c: Request) => {
    const begun = await findBegun(c, options);
    if (begun instanceof Response) return begun;
    const { who, by, client, subject, mailboxId } = begun;
    const verdict = await auth.attempts.take(mailTests, who.memberId);
    if (!verdict.ok) return ended(c, subject.page, waitOf(c.var.visit, verdict.seconds));
    try {
      const code = await askDeviceCode(client, deps.now());
      const until = code.expiresAt.getTime();
      const pending = { by, mailboxId, state: JSON.stringify([code.userCode, code.page]), until };
      return waiting(c, who, { ...pending, secret: code.deviceCode });
    } catch (error) {
      return ended(c, subject.page, sayWhy(c, error));
    }
  };
  pages.post('/consent/own/:by/code', beginCode);
  pages.post('/consent/mailbox/:id/:by/code', beginCode);

  pages.post('/consent/code', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const pending = openPending(options, who, (await typedIn(c)).pending);
    const { consent: words } = c.var.visit.words.pages.providers;
    if (!pending) return ended(c, '/account', words.late);
    return conclude(c, who, pending, (client) => deviceConsent(client, pending.secret, deps.now()));
  });

  /** The tokens are there, not yet, or not at all; with them the account is opened, and kept where that works. */
  async function conclude(
    c: Request,
    who: Present,
    pending: Pending,
    tokensFrom: (client: ConsentClient) => ReturnType<typeof deviceConsent>,
  ) {
    const { visit } = c.var;
    const { consent: words } = visit.words.pages.providers;
    const subject = await subjectFor(c, options, who, pending.mailboxId);
    if (subject instanceof Response) return subject;
    const client = deps.consents?.clients[pending.by];
    if (!client) return ended(c, subject.page, words.failed);
    try {
      const tokens = await tokensFrom(client);
      if (!tokens) return waiting(c, who, pending, { '': words.codeEarly });
      const consent = { by: pending.by, tokens };
      const problems = await connectByConsent(options, visit, who, subject, client, consent);
      if (problems) return ended(c, subject.page, words.bad, problems);
      const after = pending.mailboxId ? subject.page : '/account';
      return c.redirect(`${after}?did=connected`, 303);
    } catch (error) {
      return ended(c, subject.page, sayWhy(c, error));
    }
  }

  function sayWhy(c: Request, error: unknown): string {
    const { consent: words } = c.var.visit.words.pages.providers;
    const code = (error as { code?: string }).code ?? 'unknown';
    deps.log.info({ code }, 'consent was not given');
    return error instanceof ConsentGone ? words.refused : words.failed;
  }

  /** The code to type at the provider, and the question whether that is done. */
  function waiting(c: Request, who: Present, pending: Pending, problems: Problems = {}) {
    const { visit } = c.var;
    const { consent: words } = visit.words.pages.providers;
    const [code, page] = JSON.parse(pending.state) as [string, string];
    const name = brands[pending.by];
    return show(
      c,
      {
        title: words.codeTitle(name),
        content: html`${heading(words.codeTitle(name))} ${problemSummary(visit, problems)}
          <section class="card stack">
            <p>${words.codeLine}</p>
            <p><a href="${page}" target="_blank" rel="noreferrer">${page}</a></p>
            <p class="code">${code}</p>
            <p class="small">${words.codeUntil(instant(new Date(pending.until), visit.moment))}</p>
            ${form(
              visit,
              '/consent/code',
              html`<input
                  type="hidden"
                  name="pending"
                  value="${sealPending(options, who, pending)}"
                />
                <button class="btn primary">${words.codeDone}</button>`,
            )}
          </section>`,
      },
      Object.keys(problems).length > 0 ? 400 : 200,
    );
  }
  return pages;
}

/** Nothing came of it; why, and the way back. */
function ended(c: Request, page: string, line: string, problems: Problems = {}) {
  const { visit } = c.var;
  const { consent: words } = visit.words.pages.providers;
  const { '': _, ...named } = problems;
  const lines = Object.fromEntries(Object.values(named).map((text) => [text, text]));
  return show(
    c,
    {
      title: visit.words.pages.errors.title,
      content: html`<div class="strip care stack" role="alert">
          <h1>${visit.words.pages.errors.title}</h1>
          <p>${line}</p>
          ${Object.values(lines).map((text) => html`<p>${text}</p>`)}
        </div>
        <p><a class="btn" href="${page}">${words.back}</a></p>`,
    },
    400,
  );
}

async function findBegun(c: Request, options: PagesOptions): Promise<Begun | Response> {
  const who = signedIn(c);
  if (who instanceof Response) return who;
  const by = z.safeParse(ConsentBy, c.req.param('by')).data;
  const client = by && options.deps.consents?.clients[by];
  if (!client) return c.notFound();
  const id = c.req.param('id');
  const mailboxId = id === undefined ? null : (z.safeParse(MailboxId, id).data ?? null);
  if (id !== undefined && mailboxId === null) return c.notFound();
  const subject = await subjectFor(c, options, who, mailboxId);
  return subject instanceof Response ? subject : { who, subject, mailboxId, by, client };
}

async function subjectFor(
  c: Request,
  options: PagesOptions,
  who: Present,
  mailboxId: MailboxId | null,
): Promise<Subject | Response> {
  if (mailboxId === null) return subjectOfMember(who);
  const admin = await adminOnly(c, options);
  if (admin instanceof Response) return admin;
  const mailbox = await mailboxOf(options.deps, admin.teamId, mailboxId);
  return mailbox ? subjectOfMailbox(mailbox) : c.notFound();
}
