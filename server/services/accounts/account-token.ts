import { setTimeout as delay } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { v4 as randomId } from 'uuid';
import { accounts } from '#server/database/schema/mail.ts';
import { renewTokens } from '../consent/renew.ts';
import { type ConsentBy, ConsentGone, Tokens } from '../consent/tokens.ts';
import type { Deps } from '../deps.ts';
import { dropLease, takeLease } from '../leases/leases.ts';
import type { Vault } from './vault.ts';

type TokenDeps = Pick<Deps, 'database' | 'consents'>;

/** A token that ends sooner than this is renewed before it is used, in milliseconds. */
const SPARE = 2 * 60_000;
/** Who refuses a token as young as this refuses its owner, and another token would not help. In milliseconds. */
const YOUNG = 30 * 60_000;
/** How long one renewal may take, in seconds; who dies over it holds up the others for no longer. */
const LASTS = 40;

/**
 * An access token for an account that a consent opens, renewed where it is about to end or is the one that was `refused`.
 * One renewal at a time, over all processes: some providers take a refresh token used twice for a stolen one.
 * Throws `ConsentGone` where no token is given any more.
 */
export async function accessTokenOf(
  deps: TokenDeps,
  vault: Vault,
  accountId: string,
  refused: string | null = null,
): Promise<string> {
  const now = () => deps.consents?.now().getTime() ?? 0;
  const isGood = ({ tokens }: Kept) =>
    tokens.accessToken !== refused && tokens.expiresAt - SPARE > now();
  const kept = await keptTokens(deps, vault, accountId);
  if (isGood(kept)) return kept.tokens.accessToken;
  const lease = { name: `consent:${accountId}`, holder: randomId(), seconds: LASTS };
  while (!(await takeLease(deps, lease))) await delay(100);
  try {
    const latest = await keptTokens(deps, vault, accountId);
    if (isGood(latest)) return latest.tokens.accessToken;
    const { accessToken, issuedAt } = latest.tokens;
    if (accessToken === refused && now() - issuedAt < YOUNG) throw new ConsentGone('refused');
    const client = deps.consents?.clients[latest.by];
    if (!deps.consents || !client) throw new ConsentGone('no-client');
    const tokens = await renewTokens(client, latest.tokens, deps.consents.now());
    const secret = vault.seal(JSON.stringify(tokens), accountId);
    // Not over a login that was entered meanwhile. The version stays: a watcher need not begin anew.
    await deps.database
      .update(accounts)
      .set({ secret })
      .where(and(eq(accounts.id, accountId), eq(accounts.secret, latest.secret)));
    return tokens.accessToken;
  } finally {
    await dropLease(deps, lease);
  }
}

interface Kept {
  by: ConsentBy;
  tokens: Tokens;
  secret: string;
}

async function keptTokens(deps: TokenDeps, vault: Vault, accountId: string): Promise<Kept> {
  const [row] = await deps.database.select().from(accounts).where(eq(accounts.id, accountId));
  if (!row?.consentBy) throw new ConsentGone('no-consent');
  const { consentBy: by, secret } = row;
  return { by, secret, tokens: Tokens.parse(JSON.parse(vault.open(secret, accountId))) };
}
