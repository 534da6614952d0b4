import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { MailboxId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { removeAccount } from '#server/services/accounts/save-account.ts';
import { mailboxOf } from '#server/services/mailboxes/mailboxes.ts';
import { accountSection, testResult } from './account-form.ts';
import { subjectOfMailbox } from './account-subject.ts';
import { findSettings, type Tried, tryAccount } from './account-test.ts';
import { button, check, form, type Problems, problemSummary, type Typed } from './form.ts';
import { aboutFields, saveMailbox, typedOf } from './mailbox-about.ts';
import { mailboxState } from './mailbox-state.ts';
import { heading } from './markup.ts';
import { adminOnly } from './refused.ts';
import { message, show } from './site.ts';
import { saidOf, typedIn } from './typed.ts';
import type { Env, PagesOptions, Present, Request } from './visit.ts';

interface Found {
  admin: Present;
  mailbox: Mailbox;
}
/** What was typed into one of the page's two forms, and what came of it. */
interface Shown {
  about?: { typed: Typed; problems: Problems };
  account?: { typed: Typed | null; tried: Tried };
}

/** One mailbox, its particulars and its connection to the mail server, for admins. */
export function mailboxPages(options: PagesOptions): Hono<Env> {
  const { deps } = options;
  const pages = new Hono<Env>();

  pages.get('/mailboxes/:id', async (c) => {
    const found = await find(c);
    return found instanceof Response ? found : page(c, found, {});
  });
  pages.post('/mailboxes/:id', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, mailbox } = found;
    const typed = await typedIn(c);
    const problems = await saveMailbox(options, c.var.visit, admin, mailbox.id, typed);
    if (problems) return page(c, found, { about: { typed, problems } });
    return c.redirect(`/mailboxes/${mailbox.id}?did=saved`, 303);
  });
  pages.post('/mailboxes/:id/account', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const typed = await typedIn(c);
    const { admin, mailbox } = found;
    const tried = await tryAccount(options, c.var.visit, admin, subjectOfMailbox(mailbox), typed);
    if (tried.kind === 'saved') return c.redirect(`/mailboxes/${mailbox.id}?did=connected`, 303);
    return page(c, found, { account: { typed, tried } });
  });
  pages.post('/mailboxes/:id/find', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const subject = subjectOfMailbox(found.mailbox);
    const typed = await typedIn(c);
    const tried = await findSettings(options, c.var.visit, found.admin, subject, typed);
    return page(c, found, { account: { typed: null, tried } });
  });
  pages.post('/mailboxes/:id/disconnect', async (c) => {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { admin, mailbox } = found;
    const actor = { kind: 'member', memberId: admin.memberId } as const;
    await removeAccount(deps, admin.teamId, actor, subjectOfMailbox(mailbox).of);
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

  async function page(c: Request, { admin, mailbox }: Found, shown: Shown) {
    const { visit } = c.var;
    const { mailbox: words, common } = visit.words.pages;
    const subject = subjectOfMailbox(mailbox);
    const account = await accountOf(deps, admin.teamId, subject.of);
    const tried = shown.account?.tried ?? null;
    const problems = tried?.kind === 'wrong' ? tried.problems : {};
    const about = shown.about ?? { typed: typedOf(mailbox), problems: {} };
    const did: Record<string, string> = {
      saved: common.saved,
      connected: words.done,
      gone: words.gone,
    };
    const all = { ...about.problems, ...problems };
    const here = `/mailboxes/${mailbox.id}`;
    const { address, name } = mailbox;
    return show(
      c,
      {
        title: words.edit(address),
        wide: true,
        said: saidOf(c, did),
        content: html`<div class="head">
            ${heading(name, name === address ? '' : address)} ${mailboxState(visit, mailbox)}
          </div>
          ${problemSummary(visit, all)} ${testResult(visit, tried)}
          <div class="columns">
            <section class="card">
              ${form(visit, here, [
                ...aboutFields(visit, about.typed, about.problems),
                check('active', words.watch, about.typed.active === 'on'),
                html`<button class="btn primary">${common.save}</button>`,
              ])}
            </section>
            <section class="card">
              <h2>${words.account}</h2>
              <p class="quietly">${words.accountLine}</p>
              ${accountSection(options, visit, {
                subject,
                account,
                asked: c.req.query('provider'),
                typed: shown.account?.typed ?? null,
                tried,
              })}
              ${account ? button(visit, `${here}/disconnect`, words.disconnect) : ''}
            </section>
          </div>`,
      },
      Object.keys(all).length > 0 ? 400 : 200,
    );
  }
  return pages;
}
