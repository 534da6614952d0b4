import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import { mailTests } from '#server/auth/attempts.ts';
import { type AccountOwner, Login, MailServer } from '#server/services/accounts/account.ts';
import { accountOf, loginOf } from '#server/services/accounts/accounts.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { type AccountTest, testAccount } from '#server/services/accounts/test-account.ts';
import type { Problems, Typed } from './form.ts';
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

/** What came of a form: saved, or what to show of it. `test` is missing where no server was asked. */
export type Tried =
  | { kind: 'saved' }
  | { kind: 'tested'; test: AccountTest }
  | { kind: 'wrong'; problems: Problems; test?: AccountTest };

/** Reads the form, asks the mail server, and saves where everything works and that was asked for. */
export async function tryAccount(
  options: PagesOptions,
  visit: Visit,
  who: Present,
  subject: Subject,
  typed: Typed,
): Promise<Tried> {
  const { deps, vault, auth } = options;
  const { errors } = visit.words.pages;
  const reading = new Reading(visit, typed);
  const known = await accountOf(deps, who.teamId, subject.of);
  const kept = known && !typed.password ? await loginOf(deps, vault, known.id) : null;
  const username = reading.text('username', 320, errors.email);
  const imap = readServer(reading, 'imap');
  const smtp = subject.sends && typed.smtpHost ? readServer(reading, 'smtp') : null;
  // A stored password goes to no other server than the one it was given for, else a form could send it anywhere.
  const isElsewhere = kept && !(isSame(kept.imap, imap) && (!smtp || isSame(kept.smtp, smtp)));
  const isKept = kept && !isElsewhere && 'password' in kept;
  const password = typed.password || (isKept ? kept.password : '');
  if (password === '') reading.problems.password = errors.accountPassword;
  if (!reading.isFine) return { kind: 'wrong', problems: reading.problems };
  const verdict = await auth.attempts.take(mailTests, who.memberId);
  if (!verdict.ok) return { kind: 'wrong', problems: { '': waitOf(visit, verdict.seconds) } };

  const sentFolder = reading.optional('sentFolder', 500);
  const login = Login.parse({ imap, smtp, username, password });
  const test = await testAccount(deps, login, sentFolder);
  const problems = troublesOf(visit, test);
  if (test.imap || test.smtp) return { kind: 'wrong', problems, test };
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

function isSame(a: MailServer | null, b: MailServer): boolean {
  return a !== null && a.host === b.host && a.port === b.port && a.security === b.security;
}

/** What a mail server said, at the field to look at. */
function troublesOf(visit: Visit, { imap, smtp }: AccountTest): Problems {
  const { mailbox: words } = visit.words.pages;
  const problems: Problems = { '': words.bad };
  const say = (trouble: MailboxTrouble) => visit.words.mailbox.trouble[trouble];
  const isLogin = (trouble: MailboxTrouble) => trouble === 'password' || trouble === 'code';
  if (smtp) problems[isLogin(smtp) ? 'password' : 'smtpHost'] = words.sending(say(smtp));
  if (imap) problems[isLogin(imap) ? 'password' : 'imapHost'] = words.reading(say(imap));
  return problems;
}
