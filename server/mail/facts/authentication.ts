import type { Authentication } from '#lib/domain/message.ts';
import type { MailHeaders } from './headers.ts';

/** What the receiving server found, and for which domains. */
export interface Verdicts extends Authentication {
  /** Domains of signatures found good (`header.d`), lower case. */
  dkimDomains: string[];
}

/** An honest field is far shorter. */
const LONGEST = 8000;
const EXCHANGE = /(?:^|\.)protection\.outlook\.com$/;

/**
 * What the team's own provider found about a mail (RFC 8601), or `null` where it says nothing. Anybody can write such a
 * field into what they send: only those that name the provider itself are read, and only while they stand topmost,
 * above what came with the mail (§5, §7.1).
 * @param authservId How the provider signs its fields; `null` where that is not known, and then nothing is believed.
 */
export function authenticationOf(
  headers: Pick<MailHeaders, 'all'>,
  authservId: string | null,
): Verdicts | null {
  const own = authservId?.trim().toLowerCase();
  if (!own) return null;
  const found: Verdicts = { spf: null, dkim: null, dmarc: null, dkimDomains: [] };
  let any = false;
  for (const field of headers.all('authentication-results')) {
    const [id = '', ...results] = withoutComments(field.slice(0, LONGEST)).split(';');
    // Exchange Online leaves its id out and begins with "spf=": its field is the topmost one, or none.
    const isNameless = !any && EXCHANGE.test(own) && /^\s*spf\s*=/i.test(id);
    if (!isNameless && (id.trim().split(/\s+/)[0] ?? '').toLowerCase() !== own) break;
    any = true;
    // What a field further down says of the same is not added: the sender may have written it, signatures and all.
    const said = METHODS.filter((name) => found[name] !== null);
    for (const result of isNameless ? [id, ...results] : results) take(result.trim(), found, said);
    if (isNameless) break;
  }
  return any ? found : null;
}

const METHODS = ['spf', 'dkim', 'dmarc'] as const;

function take(result: string, found: Verdicts, said: readonly (typeof METHODS)[number][]): void {
  const [, method = '', verdict = ''] =
    /^(spf|dkim|dmarc)(?:\/\d+)?\s*=\s*([a-z]{1,20})/i.exec(result) ?? [];
  const name = METHODS.find((one) => one === method.toLowerCase());
  if (!name || said.includes(name)) return;
  const value = verdict.toLowerCase();
  if (name === 'dkim' && value === 'pass') {
    const domain = /\bheader\.(?:d|i)\s*=\s*"?@?(?:[^\s@"]*@)?([\w.-]+)/i.exec(result)?.[1];
    if (domain) found.dkimDomains.push(domain.toLowerCase());
  }
  // Of several signatures one good one is enough (RFC 6376 §6.1); of the others the first verdict stands.
  if (found[name] === null || (name === 'dkim' && value === 'pass')) found[name] = value;
}

/** Comments may hold "spf=pass" too; they nest. */
function withoutComments(value: string): string {
  let out = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? '';
    if (char === '\\') at += 1;
    else if (depth === 0 && char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '(') depth += 1;
    else if (!isQuoted && char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += char;
  }
  return out;
}
