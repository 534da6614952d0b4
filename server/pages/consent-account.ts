import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { testAccount } from '#server/services/accounts/test-account.ts';
import type { ConsentClient } from '#server/services/consent/client.ts';
import { type ConsentBy, ConsentGone, type Tokens } from '#server/services/consent/tokens.ts';
import type { Subject } from './account-subject.ts';
import { troublesOf } from './account-test.ts';
import type { Problems } from './form.ts';
import { refused } from './refused.ts';
import type { PagesOptions, Present, Visit } from './visit.ts';

/** Opens an account with what a consent gave, and keeps it where that works; else what is wrong. */
export async function connectByConsent(
  options: PagesOptions,
  visit: Visit,
  who: Present,
  subject: Subject,
  client: ConsentClient,
  consent: { by: ConsentBy; tokens: Tokens },
): Promise<Problems | null> {
  const { deps, vault } = options;
  const known = await accountOf(deps, who.teamId, subject.of);
  // A shared mailbox of Microsoft 365 is opened by its own address with the token of a person who may.
  const username = known?.consentBy === consent.by ? known.username : subject.address;
  const servers = { imap: client.imap, smtp: subject.sends ? client.smtp : null, username };
  const sentFolder = known?.consentBy === consent.by ? known.sentFolder : null;
  const { accessToken } = consent.tokens;
  const renew = () => Promise.reject(new ConsentGone('refused'));
  const login = { ...servers, accessToken, renew };
  const test = await testAccount(deps, login, sentFolder);
  // Refused at once: the consent is somebody's who may not open this mailbox, and not one that ran out.
  const said = { ...test, imap: told(test.imap), smtp: told(test.smtp) };
  if (test.imap || test.smtp) return troublesOf(visit, said, login) ?? {};
  const actor = { kind: 'member', memberId: who.memberId } as const;
  const { of, address } = subject;
  const entry = { ...servers, of, address, sentFolder, provider: consent.by, consent };
  const saved = await saveAccount(deps, vault, who.teamId, actor, entry);
  return saved.status === 'done' ? null : { '': await refused(options, visit, saved.refusal) };
}

function told(trouble: MailboxTrouble | null): MailboxTrouble | null {
  return trouble === 'consent' ? null : trouble;
}
