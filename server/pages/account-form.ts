import { html } from 'hono/html';
import type { Account, MailServer } from '#server/services/accounts/account.ts';
import type { Subject, Tried } from './account-test.ts';
import { field, form, type Problems, select, type Typed } from './form.ts';
import type { Markup } from './markup.ts';
import type { Visit } from './visit.ts';

/** The form of a login at a mail server. `typed` wins over what is stored. */
export function accountForm(
  visit: Visit,
  given: {
    action: string;
    subject: Subject;
    account: Account | null;
    typed: Typed | null;
    tried: Tried | null;
  },
): Markup {
  const { subject, account, tried } = given;
  const problems = tried?.kind === 'wrong' ? tried.problems : {};
  const { mailbox: words } = visit.words.pages;
  const typed = given.typed ?? (account ? typedOf(account) : freshly(subject));
  return form(
    visit,
    given.action,
    html`${field(visit, problems, { name: 'username', label: words.user, value: typed.username })}
      ${field(visit, problems, {
        name: 'password',
        label: words.password,
        type: 'password',
        autocomplete: 'new-password',
        ...(account && { hint: words.kept, optional: true }),
      })}
      ${serverFields(visit, 'imap', words.imap, typed, problems)}
      ${subject.sends ? serverFields(visit, 'smtp', words.smtp, typed, problems) : ''}
      ${sentFolderField(visit, typed, tried)}
      <p class="small">${words.promise}</p>
      <div class="buttons">
        <button class="btn primary" name="do" value="save">${words.saveTested}</button>
        ${account ? html`<button class="btn" name="do" value="test">${words.test}</button>` : ''}
      </div>`,
  );
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

/** Only where the server does not say which folder it is, or somebody chose one before. */
function sentFolderField(visit: Visit, typed: Typed, tried: Tried | null): Markup | '' {
  const test = tried && 'test' in tried ? tried.test : undefined;
  const { mailbox: words } = visit.words.pages;
  const chosen = typed.sentFolder ?? '';
  const isAsked = test !== undefined && test.folders.length > 0 && test.sentFolder === null;
  if (!isAsked && chosen === '') return '';
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

function typedOf({ username, imap, smtp, sentFolder }: Account): Typed {
  return {
    username,
    imapHost: imap.host,
    imapPort: String(imap.port),
    imapSecurity: imap.security,
    smtpHost: smtp?.host ?? '',
    smtpPort: String(smtp?.port ?? 465),
    smtpSecurity: smtp?.security ?? 'tls',
    sentFolder: sentFolder ?? '',
  };
}

function freshly({ address }: Subject): Typed {
  return {
    username: address,
    imapPort: '993',
    imapSecurity: 'tls',
    smtpPort: '465',
    smtpSecurity: 'tls',
  };
}
