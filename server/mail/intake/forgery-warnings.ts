import type { Warning } from '#lib/domain/warning.ts';
import type { Verdicts } from '../facts/authentication.ts';

/** What the team's own provider found that speaks against the sender; nothing where it says nothing. */
export function forgeryWarnings(found: Verdicts | null): Warning[] {
  // A forward breaks SPF and a list breaks DKIM; where DMARC holds, one of the two stood (RFC 9989).
  if (!found || found.dmarc === 'pass') return [];
  return (['spf', 'dkim', 'dmarc'] as const)
    .filter((name) => found[name] === 'fail')
    .map((name) => ({ kind: `${name}-failed` as const, evidence: `${name}=fail` }));
}
