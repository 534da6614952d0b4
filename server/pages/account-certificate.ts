import { html } from 'hono/html';
import { hasRole } from '#lib/domain/member.ts';
import { listOf } from '#lib/words/names.ts';
import { date } from '#lib/words/times.ts';
import type { Certificate } from '#server/services/accounts/look-at-server.ts';
import type { AccountTest } from '#server/services/accounts/test-account.ts';
import type { Typed } from './form.ts';
import type { Markup } from './markup.ts';
import type { Visit } from './visit.ts';

/** The certificates that were not accepted: whose they are and how long, and the admin's way to accept one. */
export function refusedCertificates(visit: Visit, test: AccountTest, typed: Typed): Markup[] {
  const { imap, smtp } = test.certificates;
  return [
    ...(imap ? [panel(visit, 'imap', imap, typed.imapHost ?? '')] : []),
    ...(smtp ? [panel(visit, 'smtp', smtp, typed.smtpHost ?? '')] : []),
  ];
}

function panel(
  visit: Visit,
  kind: 'imap' | 'smtp',
  certificate: Certificate,
  host: string,
): Markup {
  const { certificate: words } = visit.words.pages.providers;
  const { names, issuer, from, to, sha256, isForHost } = certificate;
  const isAdmin = visit.who !== null && hasRole(visit.who.member, 'admin');
  const accept = html`<label class="check">
      <input type="checkbox" name="${kind}Pin" value="${sha256}" aria-describedby="${kind}-pin" />
      <span>${words.pin}</span>
    </label>
    <p class="small" id="${kind}-pin">${words.pinLine}</p>`;
  return html`<div class="strip care stack" role="group" aria-labelledby="${kind}-certificate">
    <h3 id="${kind}-certificate">${words.title(host)}</h3>
    <p>
      ${
        isForHost ? words.otherIssuer(issuer) : words.otherName(listOf(names, visit.language), host)
      }
    </p>
    <p>${words.dates(date(from, visit.moment), date(to, visit.moment))}</p>
    <p>${words.fingerprint}: <span class="handed">${spelled(sha256)}</span></p>
    ${isAdmin ? accept : html`<p class="small">${words.askAdmin}</p>`}
  </div>`;
}

/** `ab:cd:…`, as providers write it. */
function spelled(sha256: string): string {
  return sha256.replace(/..(?=.)/g, '$&:').toUpperCase();
}
