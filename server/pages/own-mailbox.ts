import { Hono } from 'hono';
import { html } from 'hono/html';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { removeAccount } from '#server/services/accounts/save-account.ts';
import { accountForm, testResult } from './account-form.ts';
import { type Subject, type Tried, tryAccount } from './account-test.ts';
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
    const tried = await tryAccount(options, c.var.visit, who, subjectOf(who), typed);
    if (tried.kind === 'saved') return c.redirect('/account?did=connected', 303);
    return page(c, who, { typed, tried });
  });
  pages.post('/account/mailbox/disconnect', async (c) => {
    const who = signedIn(c);
    if (who instanceof Response) return who;
    const actor = { kind: 'member', memberId: who.memberId } as const;
    await removeAccount(deps, who.teamId, actor, subjectOf(who).of);
    return c.redirect('/account?did=gone', 303);
  });

  async function page(c: Request, who: Present, shown: { typed: Typed; tried: Tried } | null) {
    const { visit } = c.var;
    const { account: words } = visit.words.pages;
    const subject = subjectOf(who);
    const account = await accountOf(deps, who.teamId, subject.of);
    const tried = shown?.tried ?? null;
    const problems = tried?.kind === 'wrong' ? tried.problems : {};
    const typed = shown?.typed ?? null;
    const action = '/account/mailbox';
    return show(
      c,
      {
        title: words.own,
        content: html`${heading(words.own, `${subject.address}. ${words.ownLine}`)}
          ${problemSummary(visit, problems)} ${testResult(visit, tried)}
          <div class="card">
            ${accountForm(visit, { action, subject, account, typed, tried })}
            ${account ? button(visit, `${action}/disconnect`, words.disconnectOwn) : ''}
          </div>`,
      },
      Object.keys(problems).length > 0 ? 400 : 200,
    );
  }
  return pages;
}

function subjectOf({ member }: Present): Subject {
  return { of: { kind: 'member', memberId: member.id }, address: member.address, sends: false };
}
