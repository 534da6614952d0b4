import { Hono } from 'hono';
import { html } from 'hono/html';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { removeAccount } from '#server/services/accounts/save-account.ts';
import { accountSection, testResult } from './account-form.ts';
import { subjectOfMember } from './account-subject.ts';
import { findSettings, type Tried, tryAccount } from './account-test.ts';
import { button, problemSummary, type Typed } from './form.ts';
import { heading } from './markup.ts';
import { signedIn } from './refused.ts';
import { show } from './site.ts';
import { typedIn } from './typed.ts';
import type { Env, PagesOptions, Present, Request } from './visit.ts';

/** A member's own mail account: connected, hand-offs land in it and their replies are seen. */
export function ownMailboxPages(options: PagesOptions): Hono<Env> {
  const { deps } = options;
  const pages = new Hono<Env>();

  pages.get('/account/mailbox', (c) => {
    const who = signedIn(c);
    return who instanceof Response ? who : page(c, who, null);
  });
  pages.post('/account/mailbox', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const typed = await typedIn(c);
    const tried = await tryAccount(options, c.var.visit, who, subjectOfMember(who), typed);
    if (tried.kind === 'saved') return c.redirect('/account?did=connected', 303);
    return page(c, who, { typed, tried });
  });
  pages.post('/account/mailbox/find', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const typed = await typedIn(c);
    const tried = await findSettings(options, c.var.visit, who, subjectOfMember(who), typed);
    return page(c, who, { typed: null, tried });
  });
  pages.post('/account/mailbox/disconnect', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const actor = { kind: 'member', memberId: who.memberId } as const;
    await removeAccount(deps, who.teamId, actor, subjectOfMember(who).of);
    return c.redirect('/account?did=gone', 303);
  });

  async function page(
    c: Request,
    who: Present,
    shown: { typed: Typed | null; tried: Tried } | null,
  ) {
    const { visit } = c.var;
    const { account: words } = visit.words.pages;
    const subject = subjectOfMember(who);
    const account = await accountOf(deps, who.teamId, subject.of);
    const tried = shown?.tried ?? null;
    const problems = tried?.kind === 'wrong' ? tried.problems : {};
    const typed = shown?.typed ?? null;
    const asked = c.req.query('provider');
    return show(
      c,
      {
        title: words.own,
        content: html`${heading(words.own, `${subject.address}. ${words.ownLine}`)}
          ${problemSummary(visit, problems)} ${testResult(visit, tried)}
          <div class="card">
            <h2>${visit.words.pages.mailbox.account}</h2>
            ${accountSection(options, visit, { subject, account, asked, typed, tried })}
            ${account ? button(visit, `${subject.page}/disconnect`, words.disconnectOwn) : ''}
          </div>`,
      },
      Object.keys(problems).length > 0 ? 400 : 200,
    );
  }
  return pages;
}
