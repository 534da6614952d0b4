import type { MailboxId } from '#lib/domain/ids.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Roster } from '#lib/domain/roster.ts';
import type { Rule } from '#lib/domain/rule.ts';
import type { Action } from '#lib/domain/action.ts';
import type { Replica } from '../database.ts';
import { allRows } from '../slice.ts';
import { reading } from './reading.ts';

/** The team's rules in the order in which they are tried. */
export function teamRules(replica: Replica): Promise<Rule[]> {
  return reading(replica, async (over) => {
    const rules = await allRows(replica, over.laid, 'rules');
    return rules.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  });
}

/** How mails of forms and platforms are read, by name. */
export function teamProfiles(replica: Replica): Promise<Profile[]> {
  return reading(replica, async (over) => {
    const profiles = await allRows(replica, over.laid, 'profiles');
    return profiles.toSorted((a, b) => a.name.localeCompare(b.name));
  });
}

/** Who looks after the pool; `null` until the team has said so. */
export function teamRoster(replica: Replica): Promise<Roster | null> {
  return reading(
    replica,
    async (over) => (await allRows(replica, over.laid, 'rosters'))[0] ?? null,
  );
}

/** Entries looked through for the latest mail of each mailbox: a few days of a busy team. */
const entriesBack = 500;

/** When each mailbox last got a customer's mail, as far as the latest of the log says. */
export function lastMails(replica: Replica): Promise<ReadonlyMap<MailboxId, Date>> {
  return reading(replica, async () => {
    const latest = await replica.entries.reverse().limit(entriesBack).toArray();
    const found = new Map<MailboxId, Date>();
    const seen = new Set<string>();
    for (const { row } of latest) {
      const isMail = row.action === 'open' || row.action === 'customer-wrote';
      if (!isMail || !row.inquiryId || seen.has(row.inquiryId)) continue;
      seen.add(row.inquiryId);
      const inquiry = (await replica.inquiries.get(row.inquiryId))?.row;
      if (inquiry && !found.has(inquiry.mailboxId)) found.set(inquiry.mailboxId, row.at);
    }
    return found;
  });
}

/** What a refused action wanted to save, by `pick`, so that it can be set right instead of typed anew; the latest. */
export function refusedSave<T>(
  replica: Replica,
  pick: (action: Action) => T | null,
): Promise<T | null> {
  return reading(replica, async () => {
    const refused = await replica.refused.orderBy('at').reverse().toArray();
    return refused.map(({ action }) => pick(action)).find((wanted) => wanted !== null) ?? null;
  });
}
