import type { Message } from '#lib/domain/message.ts';
import type { Recognised } from '#lib/replica/database.ts';
import type { ChosenWebmail } from '#lib/settings/settings.ts';
import { locateInGmail } from '#lib/webmails/gmail/locate.ts';
import { locateInOutlook } from '#lib/webmails/outlook/locate.ts';
import { locateInPractice } from '#lib/webmails/practice/locate.ts';
import { locateInRoundcube } from '#lib/webmails/roundcube/locate.ts';

type Locate = typeof locateInRoundcube;

/** How each webmail finds a message by address. */
const locates: Partial<Record<ChosenWebmail['name'], Locate>> = {
  gmail: locateInGmail,
  outlook: locateInOutlook,
  practice: locateInPractice,
  roundcube: locateInRoundcube,
};

/**
 * The addresses at which an inquiry's newest mail may be read in the chosen webmails, likeliest first: the customer's
 * before ours, a webmail of the account's own domain before others.
 * @param seen what webmails' own ids this browser remembers: no server knows them.
 */
export function addressesOf(
  messages: readonly Message[],
  chosen: ChosenWebmail[],
  seen: readonly Recognised[] = [],
): string[] {
  const newest = messages.toSorted(
    (a, b) =>
      Number(b.direction === 'in') - Number(a.direction === 'in') ||
      b.receivedAt.getTime() - a.receivedAt.getTime(),
  );
  const [exact, searches] = [false, true].map((isSearch) =>
    likeliest(newest, chosen, seen, isSearch),
  );
  return exact?.length ? exact : (searches ?? []);
}

/** `isSearch`: where a webmail does not know the mail by any id of its own, it may be asked to look for it. */
function likeliest(
  newest: readonly Message[],
  chosen: ChosenWebmail[],
  seen: readonly Recognised[],
  isSearch: boolean,
): string[] {
  for (const { id, places, gmail, rfcMessageId } of newest) {
    const webmailId = seen.find(({ messageId }) => messageId === id)?.webmailId ?? null;
    // A mail tracked by hand in Gmail has its thread's id and no place on any server we read.
    const spots = places.length > 0 ? places : [{ account: '', folder: '', uid: 0 }];
    const found = spots.flatMap(({ account, folder, uid }) => {
      const gmailThreadId = gmail?.threadId ?? null;
      const search = isSearch ? rfcMessageId : null;
      const ref = { account, folder, uid, gmailThreadId, rfcMessageId: search, webmailId };
      return chosen.flatMap(({ name, base }) => {
        const address = locates[name]?.(ref, base) ?? null;
        return address === null ? [] : [{ address, isOwn: isOfDomain(base, account) }];
      });
    });
    const sorted = found.toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn));
    if (sorted.length > 0) return sorted.map(({ address }) => address);
  }
  return [];
}

function isOfDomain(base: string, account: string): boolean {
  const domain = account.split('@')[1] ?? '';
  const { hostname } = new URL(base);
  return domain !== '' && (hostname === domain || hostname.endsWith(`.${domain}`));
}
