import { html } from 'hono/html';
import type { Account } from '#server/services/accounts/account.ts';
import type { ConsentBy } from '#server/services/consent/tokens.ts';
import type { Subject } from './account-subject.ts';
import { button } from './form.ts';
import type { Markup } from './markup.ts';
import type { PagesOptions, Visit } from './visit.ts';

/** Names that are the same in every language. */
export const brands: Record<ConsentBy, string> = { google: 'Google', microsoft: 'Microsoft' };

/** The way to the provider's own sign-in, or what is missing for it. */
export function consentSection(
  { deps }: PagesOptions,
  visit: Visit,
  subject: Subject,
  by: ConsentBy,
  account: Account | null,
): Markup {
  const { consent: words } = visit.words.pages.providers;
  const client = deps.consents?.clients[by];
  const name = brands[by];
  if (!client) {
    const variable = `BATON_${by.toUpperCase()}_CLIENT_ID`;
    return html`<p class="small">${words.noClient(variable)}</p>`;
  }
  const isOpen = account?.consentBy === by;
  const hasDevice = client.server.device_authorization_endpoint !== undefined;
  const path = `${subject.consent}/${by}`;
  // A link: a form may not lead to another site, and here the person goes to one.
  return html`${isOpen ? html`<p>${words.opened(name)}</p>` : ''}
    <p class="buttons">
      <a class="btn primary" href="${path}">${isOpen ? words.again(name) : words.title(name)}</a>
    </p>
    <p class="small">${words.line}</p>
    ${hasDevice ? button(visit, `${path}/code`, words.byCode) : ''}`;
}
