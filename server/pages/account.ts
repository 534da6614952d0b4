import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Language } from '#lib/domain/member.ts';
import { languages } from '#lib/words/language.ts';
import { commit } from '#server/services/actions/commit.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { devicesOf, revokeDevice } from '#server/services/devices/devices.ts';
import { isSameInitials } from '#server/services/members/initials.ts';
import { leaveTeam } from '#server/services/members/leave-team.ts';
import { heldBy, membersOf } from '#server/services/members/members.ts';
import { deviceList } from './device-list.ts';
import { button, field, form, type Problems, problemSummary, select, type Typed } from './form.ts';
import { heading, type Markup } from './markup.ts';
import { refused, signedIn } from './refused.ts';
import { setCookies } from './sign-in.ts';
import { message, show } from './site.ts';
import { Reading, saidOf, typedIn } from './typed.ts';
import type { Env, PagesOptions, Present, Request, Visit } from './visit.ts';

/** My own particulars, browsers and login, and ways on to what has a page of its own. */
export function accountPages(options: PagesOptions): Hono<Env> {
  const { deps, auth } = options;
  const pages = new Hono<Env>();

  pages.get('/account', (c) => {
    const who = signedIn(c);
    return who instanceof Response ? who : page(c, who);
  });
  pages.post('/account', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const typed = await typedIn(c);
    const problems = await save(c, who, typed);
    return problems ? page(c, who, typed, problems) : c.redirect('/account?did=saved', 303);
  });
  pages.post('/account/devices/:device/revoke', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const device = { id: c.req.param('device'), memberId: who.memberId };
    await revokeDevice(deps, who.teamId, who.memberId, device);
    return c.redirect('/account?did=revoked', 303);
  });
  pages.get('/account/leave', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const { visit } = c.var;
    const { account: words, members } = visit.words.pages;
    const held = await heldBy(deps, who.teamId, who.memberId);
    return show(c, {
      title: words.leave,
      content: html`${heading(words.leave, members.leaveLine(held))}
        <div class="buttons">
          ${button(visit, '/account/leave', words.leaveSure, { primary: true })}
          <a class="btn" href="/account">${visit.words.do.cancel}</a>
        </div>`,
    });
  });
  pages.post('/account/leave', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const { visit } = c.var;
    const actor = { kind: 'member', memberId: who.memberId } as const;
    const outcome = await leaveTeam(deps, who.teamId, actor, who.memberId);
    if (outcome.status === 'refused') {
      const why = await refused(options, visit, outcome.refusal);
      return message(c, visit.words.pages.account.leave, why, 403);
    }
    setCookies(c, await auth.signOut(c.req.raw.headers));
    return c.redirect('/sign-in?did=left', 303);
  });

  /** Commits the particulars; `null` where all is well. */
  async function save(c: Request, who: Present, typed: Typed): Promise<Problems | null> {
    const { visit } = c.var;
    const { errors, invitation } = visit.words.pages;
    const reading = new Reading(visit, typed);
    const language: Language = typed.language === 'zh' ? 'zh' : 'en';
    const member = {
      name: reading.text('name', 80, errors.name),
      initials: reading.text('initials', 3, invitation.initialsHint),
      address: reading.address('address'),
      title: reading.optional('title', 80),
      region: reading.optional('region', 80),
      language,
    };
    const others = await membersOf(deps, who.teamId);
    const taken = others.find(
      ({ id, initials }) => id !== who.memberId && isSameInitials(initials, member.initials),
    );
    if (taken) reading.problems.initials = invitation.initialsTaken(taken.name);
    if (!reading.isFine) return reading.problems;
    const { memberId } = who;
    const actor = { kind: 'member', memberId } as const;
    const id = deps.newId() as ActionId;
    const action = { id, at: deps.now(), type: 'save-member', memberId, member } as const;
    const outcome = await commit(deps, who.teamId, actor, action);
    if (outcome.status === 'done') return null;
    return { address: await refused(options, visit, outcome.refusal) };
  }

  async function page(c: Request, who: Present, typed?: Typed, problems: Problems = {}) {
    const { visit } = c.var;
    const { account: words, common, secondStep } = visit.words.pages;
    const devices = await devicesOf(deps, who.teamId, who.memberId);
    const own = await accountOf(deps, who.teamId, { kind: 'member', memberId: who.memberId });
    const did: Record<string, string> = {
      saved: common.saved,
      revoked: words.revoked,
      connected: words.ownDone,
      gone: words.ownGone,
      changed: words.changed,
      on: secondStep.on,
      off: secondStep.off,
    };
    return show(
      c,
      {
        title: words.title,
        wide: true,
        said: saidOf(c, did),
        content: html`${heading(words.title)} ${problemSummary(visit, problems)}
          <div class="columns">
            <section class="card">
              <h2>${words.about}</h2>
              ${form(visit, '/account', particulars(visit, typed ?? typedOf(who), problems))}
            </section>
            <div class="stacked">
              ${section(
                words.devices,
                html`${deviceList(visit, devices, '/account/devices')}
                  <a class="btn" href="/device">${visit.words.pages.home.connect}</a>`,
              )}
              ${section(
                words.own,
                html`<p class="quietly">${own ? words.connected(own.address) : words.ownOff}</p>
                  <a class="btn" href="/account/mailbox">
                    ${own ? visit.words.pages.mailbox.account : words.connectOwn}
                  </a>`,
              )}
              ${section(
                words.twoFactor,
                html`<p class="quietly">
                    ${who.hasSecondStep ? words.twoFactorOn : words.twoFactorOff}
                  </p>
                  <a class="btn" href="/account/second-step">
                    ${who.hasSecondStep ? words.turnOff : words.turnOn}
                  </a>`,
              )}
              <section class="card buttons">
                <a class="btn" href="/account/password">${words.password}</a>
                <a class="btn" href="/account/leave">${words.leave}</a>
              </section>
            </div>
          </div>`,
      },
      Object.keys(problems).length > 0 ? 400 : 200,
    );
  }
  return pages;
}

function section(title: string, content: Markup): Markup {
  return html`<section class="card">
    <h2>${title}</h2>
    ${content}
  </section>`;
}

function particulars(visit: Visit, typed: Typed, problems: Problems): Markup {
  const { account: words, common, invitation } = visit.words.pages;
  const texts = [
    { name: 'name', label: common.name, hint: common.nameHint, autocomplete: 'name' },
    { name: 'initials', label: invitation.initials, hint: invitation.initialsHint, short: true },
    { name: 'address', label: invitation.address, type: 'email', hint: invitation.addressHint },
    { name: 'title', label: words.titleField, optional: true },
    { name: 'region', label: words.region, hint: words.regionHint, optional: true },
  ] as const;
  const fields = texts.map((one) => field(visit, problems, { ...one, value: typed[one.name] }));
  const tongues = languages.map(({ code, name }) => ({ value: code, label: name }));
  return html`${fields} ${select('language', words.language, tongues, typed.language ?? 'en')}
    <button class="btn primary">${common.save}</button>`;
}

function typedOf({ member }: Present): Typed {
  const { name, initials, address, title, region, language } = member;
  return { name, initials, address, title: title ?? '', region: region ?? '', language };
}
