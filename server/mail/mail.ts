import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { accountsToWatch } from '#server/services/accounts/accounts.ts';
import { forgetAccountsOfThoseWhoLeft } from '#server/services/accounts/forget-left.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { dropLease, takeLease } from '#server/services/leases/leases.ts';
import { openReadApart } from './intake/read-apart.ts';
import type { Followed } from './reader.ts';
import { watchAccount, type AccountWatch, type Patience } from './watch-account.ts';

export interface Mail {
  /** Looks at once for accounts that came, changed or went, instead of within two seconds. */
  refresh(): Promise<void>;
  /** Ends all connections and gives the leases back. */
  stop(): Promise<void>;
}

export interface MailOptions {
  patience?: Patience;
  taken?: Followed['taken'];
  /** How long a lease lasts, and how often it is renewed and accounts are looked for, in milliseconds. */
  lease?: { lasts: number; renew: number; refresh: number };
}

const usualLease = { lasts: 30_000, renew: 10_000, refresh: 2000 };

/**
 * Watches the accounts of all teams. Among several processes each account is watched by the one that holds its lease;
 * when that dies another takes over once the lease has run out.
 */
export function startMail(deps: Deps, vault: Vault, options: MailOptions = {}): Mail {
  const lease = options.lease ?? usualLease;
  const holder = deps.newId();
  const apart = openReadApart();
  const held = new Map<string, { account: Account; watch: AccountWatch; renewedAt: number }>();

  const nameOf = (id: string): string => `account ${id}`;
  const take = (id: string): Promise<boolean> =>
    takeLease(deps, { name: nameOf(id), holder, seconds: lease.lasts / 1000 });

  async function letGo(id: string): Promise<void> {
    const one = held.get(id);
    held.delete(id);
    await one?.watch.stop();
  }

  async function look(): Promise<void> {
    const wanted = new Map((await accountsToWatch(deps)).map((account) => [account.id, account]));
    for (const [id, { account }] of held) {
      const now = wanted.get(id);
      if (now?.version === account.version) continue;
      await letGo(id);
      if (now) continue;
      await dropLease(deps, { name: nameOf(id), holder });
      await forgetAccountsOfThoseWhoLeft(deps);
    }
    for (const [id, one] of held) {
      if (performance.now() - one.renewedAt < lease.renew) continue;
      if (await take(id)) one.renewedAt = performance.now();
      else await letGo(id);
    }
    for (const [id, account] of wanted) {
      if (held.has(id) || !(await take(id))) continue;
      const watch = watchAccount(deps, vault, account, { ...options, apart });
      held.set(id, { account, watch, renewedAt: performance.now() });
    }
    apart.keep(held.size > 0);
  }

  /** A database that cannot be asked renews nothing: whoever is near the end of a lease stops before another begins. */
  async function lookSafely(): Promise<void> {
    try {
      await look();
    } catch (error) {
      deps.log.error({ code: codeOf(error) }, 'accounts could not be looked up');
      for (const [id, { renewedAt }] of held) {
        if (performance.now() - renewedAt > lease.lasts - lease.renew) await letGo(id);
      }
    }
  }

  let running = Promise.resolve();
  const next = (): Promise<void> => (running = running.then(lookSafely));
  const timer = setInterval(() => void next(), lease.refresh);
  void next();
  return {
    refresh: next,
    async stop() {
      clearInterval(timer);
      await running;
      const ids = [...held.keys()];
      const left = Promise.all(ids.map(letGo));
      // Whoever waits for a mail that is never read to its end waits no longer.
      await apart.stop();
      await left;
      await Promise.all(ids.map((id) => dropLease(deps, { name: nameOf(id), holder })));
      await apart.stop();
    },
  };
}
