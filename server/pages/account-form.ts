import { html } from 'hono/html';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import {
  type Account,
  type AccountOwner,
  Login,
  MailServer,
} from '#server/services/accounts/account.ts';
import { accountOf, loginOf } from '#server/services/accounts/accounts.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { type AccountTest, testAccount } from '#server/services/accounts/test-account.ts';
import { mailTests } from '#server/auth/attempts.ts';
import { field, form, type Problems, select, type Typed } from './form.ts';
import type { Markup } from './markup.ts';
import { refused } from './refused.ts';
import { Reading, waitOf } from './typed.ts';
import type { PagesOptions, Present, Visit } from './visit.ts';

/** Whose mail account a form is about, and the address it belongs to. */
export interface Subject {
  of: AccountOwner;
  address: string;
  /** Mailboxes send as well; a member's own account is only read. */
  sends: boolean;
}

/** What came of a form: saved, or what to show above it. */
export type Tried =
  | { kind: 'saved' }
  | { kind: 'tested'; test: AccountTest }
  | { kind: 'wrong'; problems: Problems; test?: AccountTest };

type Security = MailServer['security'];

/** Reads the form, asks the mail server, and saves where everything works and that was asked for. */
export async function tryAccount(
  options: PagesOptions,
  visit: Visit,
  who: Present,
  subject: Subject,
  typed: Typed,
): Promise<Tried> {
  const { deps, vault, auth } = options;
  const { errors, mailbox: words } = visit.words.pages;
  const reading = new Reading(visit, typed);
  const known = await accountOf(deps, who.teamId, subject.of);
  const kept = known && typed.password === '' ? await loginOf(deps, vault, known.id) : null;
  const username = reading.text('username', 320, errors.email);
  const imap = readServer(reading, 'imap');
  const smtp = subject.sends && typed.smtpHost ? readServer(reading, 'smtp') : null;
  if (!kept && !typed.password) reading.problems.password = visit.words.mailbox.trouble.password;
  // A stored password goes to no other server than the one it was given for.
  const isElsewhere =
    kept && (kept.imap.host !== imap.host || (smtp && kept.smtp?.host !== smtp.host));
  if (isElsewhere) reading.problems.password = words.password;
  const password = typed.password || (kept?.password ?? '');
  if (!reading.isFine) return { kind: 'wrong', problems: reading.problems };
  const verdict = await auth.attempts.take(mailTests, who.memberId);
  if (!verdict.ok) return { kind: 'wrong', problems: { '': waitOf(visit, verdict.seconds) } };

  const sentFolder = reading.optional('sentFolder', 500);
  const login = Login.parse({ imap, smtp, username, password });
  const test = await testAccount(deps, login, sentFolder);
  if (test.imap || test.smtp) return { kind: 'wrong', problems: { '': words.bad }, test };
  if (typed.do === 'test') return { kind: 'tested', test };
  const actor = { kind: 'member', memberId: who.memberId } as const;
  const entry = { ...login, of: subject.of, address: subject.address, sentFolder };
  const saved = await saveAccount(deps, vault, who.teamId, actor, entry);
  if (saved.status === 'done') return { kind: 'saved' };
  return { kind: 'wrong', problems: { '': await refused(options, visit, saved.refusal) }, test };
}

function readServer(reading: Reading, kind: 'imap' | 'smtp'): MailServer {
  const { errors } = reading.visit.words.pages;
  const { typed, problems } = reading;
  const port = reading.whole(`${kind}Port`, 1, 65_535, errors.port);
  const host = typed[`${kind}Host`] ?? '';
  if (!MailServer.shape.host.safeParse(host).success) problems[`${kind}Host`] = errors.host;
  const security = MailServer.shape.security.safeParse(typed[`${kind}Security`]).data ?? 'tls';
  return { host, port, security };
}

/** The form of a login at a mail server. `typed` wins over what is stored. */
export function accountForm(
  visit: Visit,
  given: {
    action: string;
    subject: Subject;
    account: Account | null;
    typed: Typed | null;
    problems: Problems;
    test: AccountTest | null;
  },
): Markup {
  const { subject, account, problems, test } = given;
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
      ${sentFolderField(visit, typed, test)}
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
  const securities: { value: Security; label: string }[] = [
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
function sentFolderField(visit: Visit, typed: Typed, test: AccountTest | null): Markup | '' {
  const { mailbox: words } = visit.words.pages;
  const chosen = typed.sentFolder ?? '';
  const isAsked = test !== null && test.folders.length > 0 && test.sentFolder === null;
  if (!isAsked && chosen === '') return '';
  const folders = [...new Set([...(chosen ? [chosen] : []), ...(test?.folders ?? [])])];
  const options = [
    { value: '', label: words.sentAuto },
    ...folders.map((folder) => ({ value: folder, label: folder })),
  ];
  return select('sentFolder', words.sentFolder, options, chosen);
}

/** How a test went, in words. */
export function testResult(visit: Visit, test: AccountTest | null): Markup | '' {
  if (!test) return '';
  const { mailbox: words } = visit.words.pages;
  const say = (trouble: MailboxTrouble) => visit.words.mailbox.trouble[trouble];
  if (test.imap || test.smtp) {
    return html`<div class="strip care" role="status">
      ${test.imap ? html`<p>${words.reading(say(test.imap))}</p>` : ''}
      ${test.smtp ? html`<p>${words.sending(say(test.smtp))}</p>` : ''}
    </div>`;
  }
  return html`<div class="strip said" role="status">
    <p>${words.good(test.folders.length)}</p>
    <p>${test.sentFolder ? words.sent(test.sentFolder) : words.noSent}</p>
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
