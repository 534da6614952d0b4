import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { OwnAddress } from '#lib/domain/address.ts';
import { type Member, Role } from '#lib/domain/member.ts';
import { instant } from '#lib/words/times.ts';
import { deviceCounts } from '#server/services/devices/devices.ts';
import {
  invite,
  openInvitations,
  withdrawInvitation,
} from '#server/services/invitations/invite.ts';
import type { Link, NewLink } from '#server/services/invitations/link.ts';
import { membersOf } from '#server/services/members/members.ts';
import { button, choices, field, form, type Problems, problemSummary } from './form.ts';
import { handedLink, linkOf } from './handed-link.ts';
import { heading, type Markup } from './markup.ts';
import { adminOnly } from './refused.ts';
import { show } from './site.ts';
import { typedIn } from './typed.ts';
import type { Env, PagesOptions, Present, Request, Visit } from './visit.ts';

/** The people of the team, for its admins. */
export function membersPages(options: PagesOptions): Hono<Env> {
  const { deps } = options;
  const pages = new Hono<Env>();

  pages.get('/members', async (c) => {
    const admin = await adminOnly(c, options);
    return admin instanceof Response ? admin : list(c, admin, {});
  });
  pages.post('/members/invite', async (c) => {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const typed = await typedIn(c);
    const role = z.safeParse(Role, typed.role).data ?? 'rep';
    const read = z.safeParse(OwnAddress, typed.address);
    if (typed.address && !read.success) {
      return list(c, admin, { problems: { address: c.var.visit.words.pages.errors.email }, typed });
    }
    const address = read.data ?? null;
    const made = await invite(deps, admin.teamId, admin.memberId, { role, address });
    return list(c, admin, made.status === 'made' ? { made } : {});
  });
  pages.post('/members/invitations/:id/withdraw', async (c) => {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const id = z.safeParse(z.uuid(), c.req.param('id')).data;
    if (id) await withdrawInvitation(deps, admin.teamId, admin.memberId, id);
    return c.redirect('/members?did=withdrawn', 303);
  });

  async function list(
    c: Request,
    admin: Present,
    given: { made?: NewLink; problems?: Problems; typed?: Record<string, string> },
  ) {
    const { visit } = c.var;
    const words = visit.words.pages.members;
    const { problems = {}, typed = {}, made } = given;
    const [members, counts, open] = await Promise.all([
      membersOf(deps, admin.teamId),
      deviceCounts(deps, admin.teamId),
      openInvitations(deps, admin.teamId),
    ]);
    const rows = members.map((one) => row(visit, one, counts.get(one.id) ?? 0));
    const link = made && linkOf(c, options, 'join', made.token);
    const roles = Role.options.map((value) => {
      return { value, label: words.roles[value], line: words.roleLine[value] };
    });
    return show(
      c,
      {
        title: words.title,
        wide: true,
        said: c.req.query('did') === 'withdrawn' ? words.withdrawn : undefined,
        content: html`${heading(words.title)} ${problemSummary(visit, problems)}
          ${made && link ? handedLink(visit, { line: words.inviteLink, link, made }) : ''}
          <ul class="card flush rows inset">
            ${rows}
          </ul>
          <div class="columns">
            <section class="card">
              <h2>${words.invite}</h2>
              ${form(
                visit,
                '/members/invite',
                html`${choices('role', words.inviteRole, roles, typed.role ?? 'rep')}
                  ${field(visit, problems, {
                    name: 'address',
                    label: words.inviteAddress,
                    type: 'email',
                    value: typed.address,
                    optional: true,
                  })} <button class="btn primary">${words.inviteButton}</button>`,
              )}
            </section>
            <section class="card">
              <h2>${words.open}</h2>
              ${invitations(visit, open)}
            </section>
          </div>`,
      },
      Object.keys(problems).length > 0 ? 400 : 200,
    );
  }
  return pages;
}

function row(visit: Visit, member: Member, devices: number): Markup {
  const words = visit.words.pages.members;
  const isOwn = member.id === visit.who?.memberId;
  return html`<li>
    <div class="main">
      <a class="name" href="/members/${member.id}">${member.name}</a>
      ${isOwn ? html`<span class="small">(${words.you})</span>` : ''}
      <p class="quietly">${member.address}</p>
    </div>
    <span class="small">${words.devices(devices)}</span>
    <span class="badge">${words.roles[member.role]}</span>
  </li>`;
}

function invitations(visit: Visit, open: readonly Link[]): Markup {
  const words = visit.words.pages.members;
  if (open.length === 0) return html`<p class="quietly">${words.none}</p>`;
  const rows = open.map(
    ({ id, role, address, expiresAt }) =>
      html`<li>
        <div class="main">
          <p>${words.invitedAs(role ?? 'rep', address)}</p>
          <p class="small">${words.until(instant(expiresAt, visit.moment))}</p>
        </div>
        ${button(visit, `/members/invitations/${id}/withdraw`, words.withdraw)}
      </li>`,
  );
  return html`<ul class="rows">
    ${rows}
  </ul>`;
}
