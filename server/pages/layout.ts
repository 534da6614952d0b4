import { html, raw } from 'hono/html';
import { languages } from '#lib/words/language.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Markup } from './markup.ts';
import { stylePath } from './style.ts';
import { langOf, type Visit } from './visit.ts';

export interface Page {
  title: string;
  /** What happened before this page came, told once. */
  said?: string | undefined;
  /** Lists and tables get more room than a form. */
  wide?: boolean;
  content: Markup | (Markup | '')[];
}

/** The pair of batons, as in the sidebar. */
const mark = raw(
  '<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round"><path d="M3.5 13.5 9 8"/><path d="m11 12 5.5-5.5"/></svg>',
);

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#0b5c8a" stroke-width="3.2" stroke-linecap="round"><path d="M3.5 13.5 9 8"/><path d="m11 12 5.5-5.5"/></svg>',
)}`;

/** A whole page: name, ways on, content, language. */
export function layout(visit: Visit, page: Page): Markup {
  const { words, who } = visit;
  return html`<!doctype html>
    <html lang="${langOf(visit)}">
      <head>
        <meta charset="utf-8" />
        <title>${page.title} · ${words.product.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="${icon}" />
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <a class="skip" href="#content">${words.pages.common.skip}</a>
        <header class="bar">
          <div class="bar-in">
            <a class="brand" href="/">${mark}${words.product.name}</a>
            ${who ? navigation(visit) : ''}
          </div>
        </header>
        <main id="content" class="${page.wide ? 'wide' : 'narrow'}">
          ${page.said ? html`<p class="strip said" role="status">${page.said}</p>` : ''}
          ${page.content}
        </main>
        <footer class="foot">
          ${who ? signedIn(visit) : html`<span></span>`}${languageSwitch(visit)}
        </footer>
      </body>
    </html>`;
}

function navigation(visit: Visit): Markup {
  const { common } = visit.words.pages;
  const isAdmin = visit.who !== null && hasRole(visit.who.member, 'admin');
  const ways = [
    ...(isAdmin
      ? [
          { href: '/members', label: common.members },
          { href: '/mailboxes', label: common.mailboxes },
        ]
      : []),
    { href: '/account', label: common.account },
  ];
  return html`<nav class="nav" aria-label="${common.nav}">
    ${ways.map(
      ({ href, label }) =>
        html`<a href="${href}" ${isHere(visit, href) ? html`aria-current="page"` : ''}
          >${label}</a
        >`,
    )}
  </nav>`;
}

function isHere({ here }: Visit, href: string): boolean {
  return new RegExp(`^${href}(?:[/?]|$)`).test(here);
}

function signedIn(visit: Visit): Markup {
  const { common } = visit.words.pages;
  return html`<form method="post" action="/sign-out">
    <input type="hidden" name="form" value="${visit.formToken}" />
    <span>${common.signedInAs(visit.who?.member.name ?? '')}</span>
    <button class="btn link">${common.signOut}</button>
  </form>`;
}

/** Each language in its own name, so that whoever cannot read this page finds the way out of it. */
function languageSwitch(visit: Visit): Markup {
  const ways = languages.map(({ code, name, tag }) => {
    const isNow = code === visit.language;
    return html`<button
      class="btn link"
      name="language"
      value="${code}"
      lang="${tag}"
      ${isNow ? html`aria-current="true"` : ''}
    >
      ${name}
    </button>`;
  });
  return html`<form method="post" action="/language">
    <input type="hidden" name="form" value="${visit.formToken}" />
    <input type="hidden" name="back" value="${visit.here}" />
    <span class="vh">${visit.words.pages.common.language}</span>
    ${ways}
  </form>`;
}
