import { Hono } from 'hono';
import { html } from 'hono/html';
import type { MailboxId } from '#lib/domain/ids.ts';
import { type Mailbox, usualHours } from '#lib/domain/mailbox.ts';
import { mailboxesOf } from '#server/services/mailboxes/mailboxes.ts';
import { form, type Problems, problemSummary, type Typed } from './form.ts';
import { aboutFields, saveMailbox } from './mailbox-about.ts';
import { mailboxState } from './mailbox-state.ts';
import { heading, type Markup } from './markup.ts';
import { adminOnly } from './refused.ts';
import { show } from './site.ts';
import { typedIn } from './typed.ts';
import type { Env, PagesOptions, Request, Visit } from './visit.ts';

/** The mailboxes of the team, and adding one, for its admins. */
export function mailboxesPages(options: PagesOptions): Hono<Env> {
  const { deps } = options;
  const pages = new Hono<Env>();

  pages.get('/mailboxes', async (c) => {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const { visit } = c.var;
    const { mailbox: words } = visit.words.pages;
    const rows = (await mailboxesOf(deps, admin.teamId)).map((one) => row(visit, one));
    const list = html`<ul class="card flush rows inset">
      ${rows}
    </ul>`;
    return show(c, {
      title: words.listTitle,
      wide: true,
      content: html`<div class="head">
          ${heading(words.listTitle)}
          <a class="btn primary" href="/mailboxes/new">${words.add}</a>
        </div>
        ${rows.length > 0 ? list : html`<p class="card quietly">${words.none}</p>`}`,
    });
  });
  pages.get('/mailboxes/new', async (c) => {
    const admin = await adminOnly(c, options);
    return admin instanceof Response ? admin : fresh(c, {}, {});
  });
  pages.post('/mailboxes/new', async (c) => {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const id = deps.newId() as MailboxId;
    const typed = { ...(await typedIn(c)), active: 'on' };
    const problems = await saveMailbox(options, c.var.visit, admin, id, typed);
    return problems ? fresh(c, typed, problems) : c.redirect(`/mailboxes/${id}?did=saved`, 303);
  });
  return pages;
}

function row(visit: Visit, mailbox: Mailbox): Markup {
  const { id, address, name } = mailbox;
  return html`<li>
    <div class="main">
      <a class="name" href="/mailboxes/${id}">${address}</a>
      ${name === address ? '' : html`<p class="quietly">${name}</p>`}
    </div>
    ${mailboxState(visit, mailbox)}
  </li>`;
}

function fresh(c: Request, typed: Typed, problems: Problems) {
  const { visit } = c.var;
  const { mailbox: words, common } = visit.words.pages;
  const { viewHours, replyHours } = usualHours;
  const hours = { viewHours: String(viewHours), replyHours: String(replyHours) };
  return show(
    c,
    {
      title: words.add,
      content: html`${heading(words.add)} ${problemSummary(visit, problems)}
        <div class="card">
          ${form(visit, '/mailboxes/new', [
            ...aboutFields(visit, { ...hours, ...typed }, problems),
            html`<button class="btn primary wide">${common.continue}</button>`,
          ])}
        </div>`,
    },
    Object.keys(problems).length > 0 ? 400 : 200,
  );
}
