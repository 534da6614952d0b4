import type { MailHeaders } from './headers.ts';

/** What filters write, by header; who forged such a verdict only keeps an answer from themselves. */
const VERDICTS: readonly [string, RegExp][] = [
  // SpamAssassin, and what copies it.
  ['X-Spam-Flag', /^yes/i],
  ['X-Spam-Status', /^yes/i],
  ['X-Spam', /^yes/i],
  // Rspamd.
  ['X-Rspamd-Action', /^(?:add header|rewrite subject|reject)/i],
  ['X-Bogosity', /^spam/i],
  ['X-DSPAM-Result', /^spam/i],
  ['X-Barracuda-Spam-Status', /^yes/i],
  ['X-Proofpoint-Spam-Details', /\brule=(?:spam|phish|malware)/i],
  ['X-SpamExperts-Class', /^(?:spam|phish)/i],
  // Microsoft 365: SFV and CAT; a confidence level of 5 is spam.
  [
    'X-Forefront-Antispam-Report',
    /\bSFV:(?:SPM|SKS|SKB)\b|\bCAT:(?:SPM|HSPM|PHSH|HPHSH|HPHISH|MALW|BULK|SPOOF|UIMP|DIMP)\b/i,
  ],
  ['X-MS-Exchange-Organization-SCL', /^[5-9]$/],
  ['X-QQ-SPAM', /^(?:true|1|yes)/i],
  ['X-Yandex-Spam', /^[4-9]/],
  ['X-VR-SPAMSTATE', /^spam/i],
  ['X-Virus-Status', /^(?:infected|yes)/i],
  // Whoever is named as the sender did not write it, and an answer would reach somebody else (RFC 9989).
  ['Authentication-Results', /\bdmarc\s*=\s*fail\b/i],
];

/** The header in which a filter on the way calls it spam, or a forgery; false where none does. */
export function spamVerdict(headers: MailHeaders): string | false {
  const found = VERDICTS.find(([name, says]) =>
    headers.all(name).some((value) => says.test(value)),
  );
  return found?.[0] ?? false;
}
