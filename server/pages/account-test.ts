import { hasRole } from '#lib/domain/member.ts';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import { mailTests } from '#server/auth/attempts.ts';
import { isLoopback, Login, MailServer, type SignIn } from '#server/services/accounts/account.ts';
import { accountOf, loginOf } from '#server/services/accounts/accounts.ts';
import { pinFor } from '#server/services/accounts/pins.ts';
import { chooseSentFolder, saveAccount } from '#server/services/accounts/save-account.ts';
import { type AccountTest, testAccount } from '#server/services/accounts/test-account.ts';
import { troubleOf } from '#server/services/accounts/trouble.ts';
import { discover } from '#server/services/providers/discover.ts';
import { usualMeans } from '#server/services/providers/means.ts';
import { presetOf } from '#server/services/providers/presets.ts';
import type { Proposal } from '#server/services/providers/proposal.ts';
import type { Subject } from './account-subject.ts';
import type { Problems, Typed } from './form.ts';
import { refused } from './refused.ts';
import { Reading, waitOf } from './typed.ts';
import type { PagesOptions, Present, Visit } from './visit.ts';

/** What came of a form: saved, or what to show of it. `test` is missing where no server was asked. */
export type Tried =
  | { kind: 'saved' }
  | { kind: 'tested'; test: AccountTest }
  | { kind: 'found'; found: Proposal[]; used: number }
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
  const known = await accountOf(deps, who.teamId, subject.of);
  // Without a field for the server it is the form of an account that a consent opens.
  if (known?.consentBy && typed.imapHost === undefined) {
    return tryConsented(options, visit, who, subject, known.id, typed);
  }
  const { errors, providers } = visit.words.pages;
  const reading = new Reading(visit, typed);
  // Where the key was lost the password is asked for again.
  const kept =
    known && known.consentBy === null && !typed.password
      ? await loginOf(deps, vault, known.id).catch(() => null)
      : null;
  const username = reading.text('username', 320, errors.email);
  const imap = readServer(reading, 'imap');
  const smtp = subject.sends && typed.smtpHost ? readServer(reading, 'smtp') : null;
  for (const [name, server] of Object.entries({ imapHost: imap, smtpHost: smtp })) {
    if (server?.security !== 'none' || reading.problems[name] || isLoopback(server.host)) continue;
    reading.problems[name] = providers.plainOnly;
  }
  // A stored password goes to no other server than the one it was given for, else a form could send it anywhere.
  const isElsewhere = kept && !(isSame(kept.imap, imap) && (!smtp || isSame(kept.smtp, smtp)));
  const isKept = kept && !isElsewhere && 'password' in kept;
  const password = typed.password || (isKept ? kept.password : '');
  if (password === '') reading.problems.password = errors.accountPassword;
  if (!reading.isFine) return { kind: 'wrong', problems: reading.problems };
  const verdict = await auth.attempts.take(mailTests, who.memberId);
  if (!verdict.ok) return { kind: 'wrong', problems: { '': waitOf(visit, verdict.seconds) } };

  const mayPin = hasRole(who.member, 'admin');
  const pinned = async (server: MailServer, protocol: 'imap' | 'smtp') => {
    const typedPin = mayPin ? typed[`${protocol}Pin`] : undefined;
    const pin = await pinFor(deps, who.teamId, { server, protocol, accepted: typedPin });
    return { ...server, ...(pin && { pin }) };
  };
  const sentFolder = reading.optional('sentFolder', 500);
  const login = Login.parse({
    imap: await pinned(imap, 'imap'),
    smtp: smtp && (await pinned(smtp, 'smtp')),
    username,
    password,
  });
  const test = await testAccount(deps, login, sentFolder);
  const problems = troublesOf(visit, test, login);
  if (problems) return { kind: 'wrong', problems, test };
  if (typed.do === 'test') return { kind: 'tested', test };
  const actor = { kind: 'member', memberId: who.memberId } as const;
  const provider = presetOf(typed.provider)?.id ?? null;
  const entry = { ...login, of: subject.of, address: subject.address, sentFolder, provider };
  const saved = await saveAccount(deps, vault, who.teamId, actor, entry);
  if (saved.status === 'done') return { kind: 'saved' };
  return { kind: 'wrong', problems: { '': await refused(options, visit, saved.refusal) }, test };
}

/** Looks for the settings of the address; `use` in the form says which of several to fill in. */
export async function findSettings(
  { auth, means = usualMeans() }: PagesOptions,
  visit: Visit,
  who: Present,
  { address }: Subject,
  typed: Typed,
): Promise<Tried> {
  const verdict = await auth.attempts.take(mailTests, who.memberId);
  if (!verdict.ok) return { kind: 'wrong', problems: { '': waitOf(visit, verdict.seconds) } };
  const found = await discover(address, means);
  const used = found[Number(typed.use)] ? Number(typed.use) : 0;
  return { kind: 'found', found, used };
}

/** Tests an account that a consent opens, or keeps another Sent folder for it. */
async function tryConsented(
  { deps, vault, auth }: PagesOptions,
  visit: Visit,
  who: Present,
  subject: Subject,
  accountId: string,
  typed: Typed,
): Promise<Tried> {
  const verdict = await auth.attempts.take(mailTests, who.memberId);
  if (!verdict.ok) return { kind: 'wrong', problems: { '': waitOf(visit, verdict.seconds) } };
  const login = await loginOf(deps, vault, accountId).catch((error: Error) => error);
  if (login === null || login instanceof Error) {
    const trouble = login ? troubleOf(login) : 'consent';
    return { kind: 'wrong', problems: { '': visit.words.mailbox.trouble[trouble] } };
  }
  const sentFolder = typed.sentFolder?.slice(0, 500) || null;
  const test = await testAccount(deps, login, sentFolder);
  const problems = troublesOf(visit, test, login);
  if (problems) return { kind: 'wrong', problems, test };
  if (typed.do === 'test') return { kind: 'tested', test };
  await chooseSentFolder(deps, who.teamId, subject.of, sentFolder);
  return { kind: 'saved' };
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

/** What a mail server said, at the field to look at; `null` where all is well. */
export function troublesOf(
  visit: Visit,
  { imap, smtp, certificates }: AccountTest,
  login: Pick<SignIn, 'imap' | 'smtp'>,
): Problems | null {
  if (!imap && !smtp) return null;
  const { mailbox: words } = visit.words.pages;
  const problems: Problems = { '': words.bad };
  const say = (trouble: MailboxTrouble, protocol: 'imap' | 'smtp') => {
    const { names = [], isForHost } = certificates[protocol] ?? {};
    const host = login[protocol]?.host ?? '';
    const isOther = trouble === 'certificate' && isForHost === false && names[0];
    return isOther
      ? visit.words.mailbox.cert(names[0] ?? '', host)
      : visit.words.mailbox.trouble[trouble];
  };
  if (smtp) problems[isOfLogin(smtp) ? 'password' : 'smtpHost'] = words.sending(say(smtp, 'smtp'));
  if (imap) problems[isOfLogin(imap) ? 'password' : 'imapHost'] = words.reading(say(imap, 'imap'));
  return problems;
}

function isOfLogin(trouble: MailboxTrouble): boolean {
  return trouble === 'password' || trouble === 'code' || trouble === 'refused';
}
