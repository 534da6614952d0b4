import type { MayAcknowledge, WithheldReason } from '#lib/domain/acknowledgement.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { AboutMail } from './about-mail.ts';
import { acknowledgementAddress } from './acknowledgement-address.ts';
import { isAutomatic } from './automatic.ts';
import { isOwnGroupCopy, isOwnListId } from './group-copy.ts';
import { isOurs } from './own-side.ts';
import type { ParsedMail } from './parse.ts';
import { platformOf } from './platforms.ts';
import { programSign } from './program-sign.ts';
import { spamVerdict } from './spam-verdict.ts';

/** True, or the header that shows it. */
type Finding = boolean | string;

interface Test {
  reason: WithheldReason;
  finds(mail: ParsedMail, about: AboutMail): Finding;
}

/** Each alone withholds the acknowledgement; the first that finds something names the reason. */
const TESTS: readonly Test[] = [
  { reason: 'off', finds: isOff },
  { reason: 'own-message', finds: isOurOwn },
  { reason: 'automatic', finds: ({ headers }) => programSign(headers, 'automatic') },
  { reason: 'suppressed', finds: asksForNone },
  { reason: 'list', finds: cameByList },
  { reason: 'automatic', finds: looksAutomatic },
  { reason: 'junk', finds: isSpam },
  { reason: 'platform', finds: isRelayed },
  { reason: 'form', finds: isUnknownForm },
  { reason: 'in-thread', finds: isAnswer },
  { reason: 'not-addressed', finds: isNotAddressed },
  { reason: 'too-old', finds: isTooOld },
];

/**
 * Whether a new inquiry may be answered by a program, and where to; or why not, with the header that says so. Stricter
 * than `isAutomatic`: any doubt withholds the acknowledgement, for a missing one harms nobody and a wrong one may begin
 * a loop (RFC 3834 §2, RFC 5230 §4.5). What only the database knows comes on top (`withinLimits`).
 */
export function mayAcknowledge(mail: ParsedMail, about: AboutMail): MayAcknowledge {
  for (const { reason, finds } of TESTS) {
    const found = finds(mail, about);
    if (found) return { may: false, reason, evidence: found === true ? null : found };
  }
  return acknowledgementAddress(mail, about);
}

function isOff(_mail: ParsedMail, { mailbox }: AboutMail): Finding {
  return !mailbox.acknowledgement.isOn;
}

/** On everything we send by ourselves: who brings it back, or another desk like this one, is not answered. */
export const LOOP_HEADER = 'X-Baton-Loop';
const OUR_ID = /^<(?:acknowledgement|handoff)\.[0-9a-f-]{36}@/i;

function isOurOwn({ headers, messageId }: ParsedMail): Finding {
  if (headers.first(LOOP_HEADER) !== null) return LOOP_HEADER;
  return OUR_ID.test(messageId ?? '') && 'Message-ID';
}

/** MS-OXCMAIL: whoever sets one of these wants no answer by a program; read receipts alone are another matter. */
function asksForNone({ headers }: ParsedMail): Finding {
  const values = headers.all('x-auto-response-suppress').join(' ');
  return /\b(?:all|autoreply|oof)\b/i.test(values) && 'X-Auto-Response-Suppress';
}

/** The team's own group marks every mail as a list's. */
function cameByList(mail: ParsedMail, { mailboxAddresses: all, own }: AboutMail): Finding {
  const { headers } = mail;
  if (!isOwnGroupCopy(mail, all)) return programSign(headers, 'list');
  // What came to our group by somebody else's list, or a sending service, is still theirs.
  if (headers.first('feedback-id') !== null) return 'Feedback-ID';
  const isTheirs = (id: string): boolean => {
    const name = /<([^<>]*)>/.exec(id)?.[1] ?? id;
    return !isOurs(`list@${name.trim().toLowerCase()}`, own) && !isOwnListId(id, all);
  };
  return headers.all('list-id').some(isTheirs) && 'List-Id';
}

function looksAutomatic(mail: ParsedMail, about: AboutMail): Finding {
  return isAutomatic(mail, about.mailboxAddresses) ?? false;
}

/** Nobody writes a header of a megabyte, and beyond it any of the others may stand. */
function isSpam({ headers }: ParsedMail, { isFromJunk }: AboutMail): Finding {
  return isFromJunk || (headers.isCut && '> 1 MB') || spamVerdict(headers);
}

/** Behind a relay stands the platform's own program, and the buyer has been told by it. */
function isRelayed(mail: ParsedMail, { profile, channel }: AboutMail): Finding {
  const platform = platformOf(mail);
  if (platform) return platform;
  const isNotShown = profile !== null && profile.buyerAddress !== 'shown';
  return (isNotShown || channel === 'platform') && (profile?.name ?? true);
}

/** RFC 3834 §4: an address inside the mail only where the service defines it precisely, as a profile does. */
function isUnknownForm(_mail: ParsedMail, { profile, channel }: AboutMail): Finding {
  const isForm = channel === 'form' || profile !== null;
  return isForm && !profile?.mayAcknowledge && (profile?.name ?? true);
}

/** A mail that answers one made in our house goes on with something a person has in hand. */
function isAnswer(mail: ParsedMail, { hasHumanInThread, own }: AboutMail): Finding {
  if (hasHumanInThread) return true;
  // Some programs leave the angle brackets out.
  const fields = ['in-reply-to', 'references'].flatMap((name) => mail.headers.all(name)).join(' ');
  const ids = fields.match(/[^\s<>]+@[^\s<>]+/g) ?? [];
  return ids.some((id) => isOurs(id, own)) && 'In-Reply-To';
}

/** RFC 5230 §4.5: one of the mailbox's addresses must stand in the mail, else it came by a list or a hidden copy. */
function isNotAddressed({ to, cc, headers }: ParsedMail, { mailbox }: AboutMail): Finding {
  const own = mailboxAddresses(mailbox);
  const isNamed = [...to, ...cc].some(({ address }) => own.includes(withoutDetail(address)));
  const resent = [...headers.all('resent-to'), ...headers.all('resent-cc')].join(' ').toLowerCase();
  const isResent = resent.split(/[\s<>,;:"]+/).some((word) => own.includes(withoutDetail(word)));
  return !isNamed && !isResent && 'To';
}

/** info+fair@acme.com reaches info@acme.com (RFC 5233). */
function withoutDetail(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}

function isTooOld(_mail: ParsedMail, { mailbox, receivedAt, now }: AboutMail): Finding {
  const { notAfterHours } = mailbox.acknowledgement;
  return now.getTime() - receivedAt.getTime() > notAfterHours * 3_600_000;
}
