import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { type ActionId, MemberId } from '#lib/domain/ids.ts';
import { type Member, Role } from '#lib/domain/member.ts';
import { commit } from '#server/services/actions/commit.ts';
import { devicesOf, revokeDevice } from '#server/services/devices/devices.ts';
import { makePasswordLink } from '#server/services/invitations/invite.ts';
import type { NewLink } from '#server/services/invitations/link.ts';
import { leaveTeam } from '#server/services/members/leave-team.ts';
import { heldBy, memberOf } from '#server/services/members/members.ts';
import { deviceList } from './device-list.ts';
import { button, choices, form } from './form.ts';
import { handedLink, linkOf } from './handed-link.ts';
import { heading } from './markup.ts';
import { adminOnly, refused } from './refused.ts';
import { message, show } from './site.ts';
import { saidOf, typedIn } from './typed.ts';
import type { Env, PagesOptions, Present, Request } from './visit.ts';

/** One person of the team, for its admins: role, browsers, a link to a new password, leaving. */
export function memberPages(options: PagesOptions): Hono<Env> {
  const { deps } = options;
  const pages = new Hono<Env>();

  pages.get('/members/:id', async (c) => {
    const found = await find(c);
    return found instanceof Response ? found : page(c, found, {});
  });
  pages.post('/members/:id/role', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, member } = found;
    const role = z.safeParse(Role, (await typedIn(c)).role).data ?? member.role;
    const actor = { kind: 'member', memberId: admin.memberId } as const;
    const id = deps.newId() as ActionId;
    const action = { id, at: deps.now(), type: 'set-role', memberId: member.id, role } as const;
    const outcome = await commit(deps, admin.teamId, actor, action);
    if (outcome.status === 'done') return c.redirect(`/members/${member.id}?did=saved`, 303);
    return page(c, found, { problem: await refused(options, c.var.visit, outcome.refusal) });
  });
  pages.post('/members/:id/password', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, member } = found;
    const made = await makePasswordLink(deps, admin.teamId, admin.memberId, member.id);
    if (made.status === 'made') return page(c, found, { made });
    return page(c, found, { problem: await refused(options, c.var.visit, made.refusal) });
  });
  pages.post('/members/:id/devices/:device/revoke', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, member } = found;
    const device = { id: c.req.param('device'), memberId: member.id };
    await revokeDevice(deps, admin.teamId, admin.memberId, device);
    return c.redirect(`/members/${member.id}?did=revoked`, 303);
  });
  pages.get('/members/:id/leave', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { visit } = c.var;
    const { members: words } = visit.words.pages;
    const { member } = found;
    const held = await heldBy(deps, found.admin.teamId, member.id);
    const action = `/members/${member.id}/leave`;
    return show(c, {
      title: words.leave(member.name),
      content: html`${heading(words.leave(member.name), words.leaveLine(held))}
        <div class="buttons">
          ${button(visit, action, words.leaveSure, { primary: true })}
          <a class="btn" href="/members/${member.id}">${visit.words.do.cancel}</a>
        </div>`,
    });
  });
  pages.post('/members/:id/leave', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, member } = found;
    const actor = { kind: 'member', memberId: admin.memberId } as const;
    const outcome = await leaveTeam(deps, admin.teamId, actor, member.id);
    if (outcome.status === 'refused') {
      return page(c, found, { problem: await refused(options, c.var.visit, outcome.refusal) });
    }
    const { members: words } = c.var.visit.words.pages;
    return message(c, words.title, words.left(member.name));
  });

  async function find(c: Request): Promise<{ admin: Present; member: Member } | Response> {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const id = z.safeParse(MemberId, c.req.param('id')).data;
    const member = id ? await memberOf(deps, admin.teamId, id) : null;
    if (member && !member.leftAt) return { admin, member };
    const { errors } = c.var.visit.words.pages;
    return message(c, errors.notFoundTitle, errors.notFound, 404);
  }

  async function page(
    c: Request,
    { admin, member }: { admin: Present; member: Member },
    { made, problem }: { made?: NewLink; problem?: string },
  ) {
    const { visit } = c.var;
    const { members: words, common, account } = visit.words.pages;
    const did: Record<string, string> = { saved: common.saved, revoked: account.revoked };
    const devices = await devicesOf(deps, admin.teamId, member.id);
    const base = `/members/${member.id}`;
    const roles = Role.options.map((value) => {
      return { value, label: words.roles[value], line: words.roleLine[value] };
    });
    const link = made && linkOf(c, options, 'reset', made.token);
    const line = words.resetGiven(member.name);
    return show(
      c,
      {
        title: member.name,
        wide: true,
        said: saidOf(c, did),
        content: html`${heading(member.name, member.address)}
          ${problem ? html`<p class="strip care" role="alert">${problem}</p>` : ''}
          ${made && link ? handedLink(visit, { line, link, made }) : ''}
          <div class="columns">
            <section class="card">
              ${form(
                visit,
                `${base}/role`,
                html`${choices('role', words.setRole(member.name), roles, member.role, 'title')}
                  <button class="btn primary">${common.save}</button>`,
              )}
            </section>
            <section class="card">
              <h2>${words.devicesOf(member.name)}</h2>
              ${deviceList(visit, devices, `${base}/devices`)}
            </section>
            <section class="card">
              <h2>${words.password}</h2>
              <p class="quietly">${words.passwordLine}</p>
              ${button(visit, `${base}/password`, words.makeLink)}
            </section>
            <section class="card">
              <h2>${words.leaveTitle}</h2>
              <a class="btn" href="${base}/leave">${words.leave(member.name)}</a>
            </section>
          </div>`,
      },
      problem ? 400 : 200,
    );
  }
  return pages;
}
