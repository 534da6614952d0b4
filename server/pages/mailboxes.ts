import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { OwnAddress } from '#lib/domain/address.ts';
import { type ActionId, MailboxId } from '#lib/domain/ids.ts';
import { type Mailbox, usualHours } from '#lib/domain/mailbox.ts';
import { commit } from '#server/services/actions/commit.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { removeAccount } from '#server/services/accounts/save-account.ts';
import { mailboxesOf, mailboxOf } from '#server/services/mailboxes/mailboxes.ts';
import { accountForm, type Subject, testResult, type Tried, tryAccount } from './account-form.ts';
import { button, check, field, form, type Problems, problemSummary, type Typed } from './form.ts';
import { mailboxState } from './mailbox-state.ts';
import { heading, type Markup } from './markup.ts';
import { adminOnly, refused } from './refused.ts';
import { message, show } from './site.ts';
import { Reading, typedIn } from './typed.ts';
import type { Env, PagesOptions, Present, Request, Visit } from './visit.ts';

interface Found {
  admin: Present;
  mailbox: Mailbox;
}
/** What was typed into the page's two forms, and what came of it. */
interface Shown {
  about?: { typed: Typed; problems: Problems };
  account?: { typed: Typed; tried: Tried };
}

/** The mailboxes of the team and their connection to the mail server, for its admins. */
export function mailboxesPages(options: PagesOptions): Hono<Env> {
  const { deps } = options;
  const pages = new Hono<Env>();

  pages.get('/mailboxes', async (c) => {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const { visit } = c.var;
    const { mailbox: words } = visit.words.pages;
    const rows = (await mailboxesOf(deps, admin.teamId)).map((one) => row(visit, one));
    return show(c, {
      title: words.listTitle,
      wide: true,
      content: html`<div class="head">
          ${heading(words.listTitle)}
          <a class="btn primary" href="/mailboxes/new">${words.add}</a>
        </div>
        ${
          rows.length > 0
            ? html`<ul class="card flush rows inset">
                ${rows}
              </ul>`
            : html`<p class="card quietly">${words.none}</p>`
        }`,
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
    const problems = await save(c, admin, id, typed);
    return problems ? fresh(c, typed, problems) : c.redirect(`/mailboxes/${id}?did=saved`, 303);
  });
  pages.get('/mailboxes/:id', async (c) => {
    const found = await find(c);
    return found instanceof Response ? found : page(c, found, {});
  });
  pages.post('/mailboxes/:id', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, mailbox } = found;
    const typed = await typedIn(c);
    const problems = await save(c, admin, mailbox.id, typed);
    if (problems) return page(c, found, { about: { typed, problems } });
    return c.redirect(`/mailboxes/${mailbox.id}?did=saved`, 303);
  });
  pages.post('/mailboxes/:id/account', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const typed = await typedIn(c);
    const { admin, mailbox } = found;
    const tried = await tryAccount(options, c.var.visit, admin, subjectOf(mailbox), typed);
    if (tried.kind === 'saved') return c.redirect(`/mailboxes/${mailbox.id}?did=connected`, 303);
    return page(c, found, { account: { typed, tried } });
  });
  pages.post('/mailboxes/:id/disconnect', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, mailbox } = found;
    const actor = { kind: 'member', memberId: admin.memberId } as const;
    await removeAccount(deps, admin.teamId, actor, subjectOf(mailbox).of);
    return c.redirect(`/mailboxes/${mailbox.id}?did=gone`, 303);
  });

  async function find(c: Request): Promise<Found | Response> {
    const admin = await adminOnly(c, options);
    if (admin instanceof Response) return admin;
    const id = z.safeParse(MailboxId, c.req.param('id')).data;
    const mailbox = id ? await mailboxOf(deps, admin.teamId, id) : null;
    if (mailbox) return { admin, mailbox };
    const { errors } = c.var.visit.words.pages;
    return message(c, errors.notFoundTitle, errors.notFound, 404);
  }

  /** Commits the particulars; `null` where all is well. */
  async function save(c: Request, admin: Present, id: MailboxId, typed: Typed) {
    const { visit } = c.var;
    const { errors } = visit.words.pages;
    const reading = new Reading(visit, typed);
    const address = reading.address('address');
    const lines = (typed.aliases ?? '').split(/[\s,;]+/).filter(Boolean);
    const aliases = z.safeParse(z.array(OwnAddress).check(z.maxLength(50)), lines);
    if (!aliases.success) reading.problems.aliases = errors.email;
    const viewHours = reading.whole('viewHours', 1, 720, errors.hours);
    const replyHours = reading.whole('replyHours', 1, 720, errors.hours);
    const name = reading.optional('name', 80) ?? address;
    if (!reading.isFine) return reading.problems;
    const rest = { viewHours, replyHours, active: typed.active === 'on' };
    const mailbox = { id, address, name: name.slice(0, 80), aliases: aliases.data ?? [], ...rest };
    const actor = { kind: 'member', memberId: admin.memberId } as const;
    const action = {
      id: deps.newId() as ActionId,
      at: deps.now(),
      type: 'save-mailbox',
      mailbox,
    } as const;
    const outcome = await commit(deps, admin.teamId, actor, action);
    if (outcome.status === 'done') return null;
    return { address: await refused(options, visit, outcome.refusal) };
  }

  async function page(c: Request, { admin, mailbox }: Found, shown: Shown) {
    const { visit } = c.var;
    const { mailbox: words, common } = visit.words.pages;
    const subject = subjectOf(mailbox);
    const account = await accountOf(deps, admin.teamId, subject.of);
    const tried = shown.account?.tried;
    const test = tried && 'test' in tried ? (tried.test ?? null) : null;
    const problems = tried?.kind === 'wrong' ? tried.problems : {};
    const about = shown.about ?? { typed: typedOf(mailbox), problems: {} };
    const did: Record<string, string> = {
      saved: common.saved,
      connected: words.done,
      gone: words.gone,
    };
    const all = { ...about.problems, ...problems };
    const disconnect = `/mailboxes/${mailbox.id}/disconnect`;
    return show(
      c,
      {
        title: words.edit(mailbox.address),
        wide: true,
        said: did[c.req.query('did') ?? ''],
        content: html`<div class="head">
            ${heading(mailbox.name, mailbox.address)} ${mailboxState(visit, mailbox)}
          </div>
          ${problemSummary(visit, all)} ${testResult(visit, test)}
          <div class="columns">
            <section class="card">
              ${form(visit, `/mailboxes/${mailbox.id}`, [
                ...aboutFields(visit, about.typed, about.problems),
                check('active', words.watch, about.typed.active === 'on'),
                html`<button class="btn primary">${common.save}</button>`,
              ])}
            </section>
            <section class="card">
              <h2>${words.account}</h2>
              <p class="quietly">${words.accountLine}</p>
              ${accountForm(visit, {
                action: `/mailboxes/${mailbox.id}/account`,
                subject,
                account,
                typed: shown.account?.typed ?? null,
                problems,
                test,
              })}
              ${account ? button(visit, disconnect, words.disconnect) : ''}
            </section>
          </div>`,
      },
      Object.keys(all).length > 0 ? 400 : 200,
    );
  }
  return pages;
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

function aboutFields(visit: Visit, typed: Typed, problems: Problems): Markup[] {
  const { mailbox: words } = visit.words.pages;
  const hours = (name: string, label: string) =>
    field(visit, problems, {
      name,
      label,
      type: 'number',
      min: 1,
      max: 720,
      short: true,
      value: typed[name],
    });
  return [
    field(visit, problems, {
      name: 'address',
      label: words.address,
      type: 'email',
      value: typed.address,
    }),
    field(visit, problems, {
      name: 'name',
      label: words.display,
      value: typed.name,
      optional: true,
    }),
    field(visit, problems, {
      name: 'aliases',
      label: words.aliases,
      hint: words.aliasesHint,
      value: typed.aliases,
      rows: 3,
      optional: true,
    }),
    html`<fieldset>
      <legend>${words.hours}</legend>
      ${hours('viewHours', words.viewHours)} ${hours('replyHours', words.replyHours)}
    </fieldset>`,
  ];
}

function row(visit: Visit, mailbox: Mailbox): Markup {
  return html`<li>
    <div class="main">
      <a class="name" href="/mailboxes/${mailbox.id}">${mailbox.address}</a>
      <p class="quietly">${mailbox.name === mailbox.address ? '' : mailbox.name}</p>
    </div>
    ${mailboxState(visit, mailbox)}
  </li>`;
}

function subjectOf({ id, address }: Mailbox): Subject {
  return { of: { kind: 'mailbox', mailboxId: id }, address, sends: true };
}

function typedOf(mailbox: Mailbox): Typed {
  return {
    address: mailbox.address,
    name: mailbox.name,
    aliases: mailbox.aliases.join('\n'),
    viewHours: String(mailbox.viewHours),
    replyHours: String(mailbox.replyHours),
    active: mailbox.active ? 'on' : '',
  };
}
