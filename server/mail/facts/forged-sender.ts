import { foldAddress } from '#lib/domain/address.ts';
import type { Verdicts } from './authentication.ts';
import { organisationDomain } from './free-mail.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import type { ParsedMail } from './parse.ts';
import { spamVerdict } from './spam-verdict.ts';

/**
 * Whether somebody else may have written our address into From. Where our provider says what it found, it must have
 * found that the mail is ours: DMARC, or without a policy a good signature of our domain, or a good envelope sender of
 * ours. A provider that says nothing took the mail from one of its own people, or never says it (`authservId`): then it
 * is believed, unless its envelope names somebody else or any server on its way found it forged.
 */
export function isPerhapsForged(
  { from, headers }: Pick<ParsedMail, 'from' | 'headers'>,
  own: OwnSide,
  found: Verdicts | null,
): boolean {
  const path = foldAddress((headers.first('return-path') ?? '').replace(/[<>]/g, ''));
  const isOther = path !== '' && !isOurs(path, own);
  if (!found) return isOther || spamVerdict(headers) === 'Authentication-Results';
  if (found.dmarc === 'pass') return false;
  if (found.dmarc === 'fail') return true;
  const domain = organisationDomain(from?.address ?? '');
  const isSigned = found.dkimDomains.some((one) => organisationDomain(one) === domain);
  return !(domain !== null && isSigned) && !(found.spf === 'pass' && path !== '' && !isOther);
}
