import { Hono } from 'hono';
import { html } from 'hono/html';
import { hasRole } from '#lib/domain/member.ts';
import { mailboxesOf } from '#server/services/mailboxes/mailboxes.ts';
import { membersOf } from '#server/services/members/members.ts';
import { heading, type Markup } from './markup.ts';
import { show } from './site.ts';
import { toSignIn } from './sign-in.ts';
import type { Env, PagesOptions } from './visit.ts';

/** Who am I, and what can be set up here. */
export function homePages({ deps }: PagesOptions): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get('/', async (c) => {
    const { visit } = c.var;
    const { who } = visit;
    if (!who) return toSignIn(c);
    const { home: words, common, invitation } = visit.words.pages;
    const { member, team } = who;
    const isAdmin = hasRole(member, 'admin');
    const [members, mailboxes] = isAdmin
      ? await Promise.all([membersOf(deps, team.id), mailboxesOf(deps, team.id)])
      : [[], []];
    const watched = mailboxes.filter(({ active }) => active);
    const inTrouble = watched.filter(({ trouble }) => trouble !== null);
    const mailboxLine = inTrouble.length
      ? html`<p class="problem">${words.troubleLine(inTrouble.length)}</p>`
      : html`<p class="quietly">${words.mailboxesLine(watched.length)}</p>`;
    const membersLine = html`<p class="quietly">${words.membersLine(members.length)}</p>`;
    return show(c, {
      title: words.title(team.name),
      wide: true,
      said: c.req.query('did') === 'joined' ? invitation.next : undefined,
      content: html`${heading(words.title(team.name), words.role(member.name, member.role))}
        <p>${words.inquiries}</p>
        <div class="columns">
          ${isAdmin ? way('/members', common.members, membersLine) : ''}
          ${isAdmin ? way('/mailboxes', common.mailboxes, mailboxLine) : ''}
          ${way('/device', words.connect, html`<p class="quietly">${words.connectLine}</p>`)}
          ${way('/account', common.account, html`<p class="quietly">${words.accountLine}</p>`)}
        </div>`,
    });
  });
  return pages;
}

function way(href: string, title: string, line: Markup): Markup {
  return html`<a class="card go" href="${href}">
    <h2>${title}</h2>
    ${line}
  </a>`;
}
