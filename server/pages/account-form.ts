import { html } from 'hono/html';
import type { Account, MailServer } from '#server/services/accounts/account.ts';
import { presetOf } from '#server/services/providers/presets.ts';
import { refusedCertificates } from './account-certificate.ts';
import { consentSection } from './account-consent.ts';
import {
  providerHelp,
  providerPicker,
  proposalStrip,
  typedOfPreset,
  typedOfServers,
} from './account-provider.ts';
import type { Subject } from './account-subject.ts';
import type { Tried } from './account-test.ts';
import { field, form, type Problems, select, type Typed } from './form.ts';
import type { Markup } from './markup.ts';
import type { PagesOptions, Visit } from './visit.ts';

export interface AccountShown {
  subject: Subject;
  account: Account | null;
  /** The preset asked for in the page's address. */
  asked: string | undefined;
  typed: Typed | null;
  tried: Tried | null;
}

/** Connecting an account: who runs it, what to do there, consent where there is one, and the form of the login. */
export function accountSection(options: PagesOptions, visit: Visit, shown: AccountShown): Markup {
  const { subject, account, asked, tried } = shown;
  const wanted = presetOf(asked);
  const fresh = wanted ?? (account ? null : presetOf('other'));
  const stored = fresh || !account ? typedOfPreset(subject, fresh) : typedOf(account);
  const typed = typedAfter(tried) ?? shown.typed ?? stored;
  const preset = presetOf(typed.provider);
  const isByConsent = account !== null && account.consentBy !== null && !wanted;
  const takesPasswords = preset?.takesPasswords !== false && !isByConsent;
  return html`${providerPicker(visit, subject, preset)}
  ${tried?.kind === 'found' ? proposalStrip(visit, subject, tried.found, tried.used) : ''}
  ${preset && preset.id !== 'other' ? providerHelp(visit, preset) : ''}
  ${preset?.consentBy ? consentSection(options, visit, subject, preset.consentBy, account) : ''}
  ${
    preset?.consentBy && takesPasswords
      ? html`<h3>${visit.words.pages.providers.consent.byPassword}</h3>`
      : ''
  }
  ${
    takesPasswords
      ? loginForm(visit, shown, typed)
      : isByConsent
        ? form(visit, subject.action, [
            html`<input type="hidden" name="provider" value="${typed.provider}" />`,
            sentFolderField(visit, typed, tried),
            buttons(visit, account),
          ])
        : ''
  }`;
}

/** After a search the form holds what was found. */
function typedAfter(tried: Tried | null): Typed | null {
  const proposal = tried?.kind === 'found' ? tried.found[tried.used] : undefined;
  return proposal ? typedOfServers(proposal) : null;
}

/** The form of a login at a mail server. What was typed wins over what is stored. */
function loginForm(visit: Visit, { subject, account, tried }: AccountShown, typed: Typed): Markup {
  const problems = tried?.kind === 'wrong' ? tried.problems : {};
  const { mailbox: words, providers } = visit.words.pages;
  const isPinned = account?.imap.pin !== undefined || account?.smtp?.pin !== undefined;
  const hasPassword = account !== null && account.consentBy === null;
  return form(
    visit,
    subject.action,
    html`<input type="hidden" name="provider" value="${typed.provider ?? ''}" />
      ${field(visit, problems, { name: 'username', label: words.user, value: typed.username })}
      ${field(visit, problems, {
        name: 'password',
        label: words.password,
        type: 'password',
        autocomplete: 'new-password',
        ...(hasPassword && { hint: words.kept, optional: true }),
      })}
      ${serverFields(visit, 'imap', words.imap, typed, problems)}
      ${subject.sends ? serverFields(visit, 'smtp', words.smtp, typed, problems) : ''}
      ${isPinned ? html`<p class="small">${providers.certificate.kept}</p>` : ''}
      ${tried?.kind === 'wrong' && tried.test ? refusedCertificates(visit, tried.test, typed) : ''}
      ${sentFolderField(visit, typed, tried)}
      <p class="small">${words.promise}</p>
      ${buttons(visit, account)}`,
  );
}

function buttons(visit: Visit, account: Account | null): Markup {
  const { mailbox: words } = visit.words.pages;
  return html`<div class="buttons">
    <button class="btn primary" name="do" value="save">${words.saveTested}</button>
    ${account ? html`<button class="btn" name="do" value="test">${words.test}</button>` : ''}
  </div>`;
}

function serverFields(
  visit: Visit,
  kind: 'imap' | 'smtp',
  title: string,
  typed: Typed,
  problems: Problems,
): Markup {
  const { mailbox: words } = visit.words.pages;
  const isOptional = kind === 'smtp';
  const securities: { value: MailServer['security']; label: string }[] = [
    { value: 'tls', label: words.tls },
    { value: 'starttls', label: words.startTls },
    { value: 'none', label: words.plain },
  ];
  return html`<fieldset>
    <legend>${title}</legend>
    ${isOptional ? html`<p class="small">${words.smtpHint} ${words.optionalSmtp}</p>` : ''}
    <div class="side">
      ${field(visit, problems, {
        name: `${kind}Host`,
        label: words.host,
        value: typed[`${kind}Host`],
        optional: isOptional,
      })}
      ${field(visit, problems, {
        name: `${kind}Port`,
        label: words.port,
        value: typed[`${kind}Port`],
        inputmode: 'numeric',
        optional: false,
      })}
    </div>
    ${select(`${kind}Security`, words.security, securities, typed[`${kind}Security`] ?? 'tls')}
  </fieldset>`;
}

/** The account's folders once they are known, to choose another than the one that was found; and what was chosen before. */
function sentFolderField(visit: Visit, typed: Typed, tried: Tried | null): Markup {
  const test = tried && 'test' in tried ? tried.test : undefined;
  const { mailbox: words } = visit.words.pages;
  const chosen = typed.sentFolder ?? '';
  if (chosen === '' && (test?.folders.length ?? 0) === 0) return html``;
  const folders = [...new Set([...(chosen ? [chosen] : []), ...(test?.folders ?? [])])];
  const options = [
    { value: '', label: words.sentAuto },
    ...folders.map((folder) => ({ value: folder, label: folder })),
  ];
  return select('sentFolder', words.sentFolder, options, chosen);
}

/** That a test went well, in words; what went wrong stands at its field. */
export function testResult(visit: Visit, tried: Tried | null): Markup | '' {
  if (tried?.kind !== 'tested') return '';
  const { mailbox: words } = visit.words.pages;
  const { folders, sentFolder } = tried.test;
  return html`<div class="strip said" role="status">
    <p>${words.good(folders.length)}</p>
    <p>${sentFolder ? words.sent(sentFolder) : words.noSent}</p>
  </div>`;
}

function typedOf({ username, imap, smtp, sentFolder, provider }: Account): Typed {
  const servers = typedOfServers({ preset: provider ?? 'other', username, imap, smtp });
  return { ...servers, sentFolder: sentFolder ?? '' };
}
