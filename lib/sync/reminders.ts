import type { MemberId } from '#lib/domain/ids.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { openAsks, type AskItem } from '#lib/replica/queries/asks.ts';
import { dueInquiries, type DueItem } from '#lib/replica/queries/due.ts';
import {
  givenToMe,
  routedToMe,
  unseenRefusals,
  type GivenItem,
  type RoutedItem,
  type UnseenRefusal,
} from '#lib/replica/queries/news.ts';
import { whoAmI } from '#lib/replica/queries/team.ts';
import { lastReminded, unreminded } from '#lib/replica/reminded.ts';
import type { NotificationChoices } from '#lib/settings/settings.ts';

/** How long before a deadline its assignee is told. */
export const soonBefore = 3_600_000;
/** How long a page has to show a refusal before a notification does. */
export const refusalGrace = 3_000;
/** How long a holder has to answer a colleague who asks, before managers are told. */
export const askPatience = 15 * 60_000;
const day = 86_400_000;
/** What has been overdue for longer is no news; the badge counts it. */
const tellsBack = 7 * day;
/** More than this at once is a number anyway. */
const most = 200;

/** Something to be told once. `keys` say what was told, one for each deadline and person; the first one names it. */
export type Reminder = { keys: string[] } & (
  | { kind: 'soon' | 'over' | 'team'; items: [DueItem, ...DueItem[]] }
  | { kind: 'routed'; items: [RoutedItem, ...RoutedItem[]] }
  | { kind: 'assigned'; item: GivenItem }
  | { kind: 'asked'; item: AskItem }
  | { kind: 'ask-waits'; items: [AskItem, ...AskItem[]] }
  | { kind: 'refused'; item: UnseenRefusal }
);

/**
 * What this person has not been told yet and wants to be told. Several deadlines at once are one reminder. Whoever
 * shows a reminder then calls `remind` with its keys: a worker stopped in between shows the same one again, under the
 * same name, instead of none.
 */
export async function reminders(
  replica: Replica,
  choices: NotificationChoices,
  now: Date,
): Promise<Reminder[]> {
  const me = (await whoAmI(replica))?.member;
  const since = await readMeta(replica, 'since');
  if (!me || !since) return [];
  const back = new Date(Math.max(since.getTime(), now.getTime() - tellsBack));
  const told: Reminder[] = [];
  const add = async (kind: 'soon' | 'over' | 'team', items: DueItem[]) => {
    const keyOf = (item: DueItem) => dueKey(kind, item);
    const fresh = await freshOf(replica, items, keyOf);
    const [first, ...rest] = fresh;
    if (first) told.push({ kind, keys: fresh.map(keyOf), items: [first, ...rest] });
  };
  if (choices.soon) {
    const until = new Date(now.getTime() + soonBefore);
    const from = new Date(now.getTime() + 1);
    await add(
      'soon',
      await dueInquiries(replica, { now, whose: 'mine', from, until, limit: most }),
    );
  }
  const over = { now, from: back, until: now, limit: most };
  if (choices.overdue) await add('over', await dueInquiries(replica, { ...over, whose: 'mine' }));
  if (choices.team && hasRole(me, 'manager')) {
    const items = await dueInquiries(replica, { ...over, whose: 'team' });
    await add(
      'team',
      items.filter(({ inquiry }) => inquiry.assigneeId !== me.id),
    );
    told.push(...(await askWaits(replica, me.id, back, now)));
  }
  if (choices.assigned) {
    told.push(...(await given(replica, since, now)));
    told.push(...(await routed(replica, since, now)));
    told.push(...(await asked(replica, me.id, back, now)));
  }
  if (choices.refused) told.push(...(await refusals(replica, now)));
  return told;
}

function dueKey(kind: string, { inquiry, clock }: DueItem): string {
  return `${kind}:${inquiry.id}:${clock.by?.toISOString() ?? ''}`;
}

async function given(replica: Replica, since: Date, now: Date): Promise<Reminder[]> {
  const from = new Date(Math.max(since.getTime(), now.getTime() - day));
  const keyOf = ({ inquiry }: GivenItem) =>
    `assigned:${inquiry.id}:${inquiry.assignedAt?.toISOString() ?? ''}`;
  const fresh = await freshOf(replica, await givenToMe(replica, from), keyOf);
  return fresh.map((item) => ({ kind: 'assigned', keys: [keyOf(item)], item }));
}

/** What rules and roster want me to know of: several at once are one. */
async function routed(replica: Replica, since: Date, now: Date): Promise<Reminder[]> {
  const from = new Date(Math.max(since.getTime(), now.getTime() - day));
  const keyOf = ({ inquiry }: RoutedItem) => `routed:${inquiry.id}`;
  const fresh = await freshOf(replica, (await routedToMe(replica, from)).slice(-most), keyOf);
  const [first, ...rest] = fresh;
  return first ? [{ kind: 'routed', keys: fresh.map(keyOf), items: [first, ...rest] }] : [];
}

/** What colleagues ask me for. The key says who, for whoever answers from the notification. */
async function asked(replica: Replica, me: MemberId, from: Date, now: Date): Promise<Reminder[]> {
  const ripe = (await untoldAsks(replica, me)).filter(
    ({ item, tellAt }) => item.asked.at >= from && tellAt <= now,
  );
  return ripe.map(({ item }) => ({ kind: 'asked', keys: [askKey('asked', item)], item }));
}

/**
 * Requests to me that were not told, and when each may be: a colleague who takes one back and asks for the same inquiry
 * again rings once in the time there is to answer, however often they do.
 */
export async function untoldAsks(
  replica: Replica,
  me: MemberId,
): Promise<{ item: AskItem; tellAt: Date }[]> {
  const mine = (await openAsks(replica)).filter(({ inquiry }) => inquiry.assigneeId === me);
  const fresh = await freshOf(replica, mine, (item) => askKey('asked', item));
  return Promise.all(
    fresh.map(async (item) => {
      const { at } = item.asked;
      const told = await lastReminded(replica, askKeyOf('asked', item));
      const rests = told ? told.getTime() + askPatience : 0;
      return { item, tellAt: new Date(Math.max(at.getTime(), rests)) };
    }),
  );
}

/** What has waited too long, for a manager who is neither asked nor asks: several at once are one. */
async function askWaits(
  replica: Replica,
  me: MemberId,
  from: Date,
  now: Date,
): Promise<Reminder[]> {
  const others = (await waitingAsks(replica, me)).filter(
    ({ asked: { at } }) => at >= from && now.getTime() - at.getTime() >= askPatience,
  );
  const fresh = await freshOf(replica, others, (item) => askKey('ask-waits', item));
  const [first, ...rest] = fresh;
  if (!first) return [];
  const keys = fresh.map((item) => askKey('ask-waits', item));
  return [{ kind: 'ask-waits', keys, items: [first, ...rest] }];
}

/** Requests between others. */
export async function waitingAsks(replica: Replica, me: MemberId): Promise<AskItem[]> {
  const asks = await openAsks(replica);
  return asks.filter(
    ({ inquiry, asked: { memberId } }) => inquiry.assigneeId !== me && memberId !== me,
  );
}

function askKey(kind: string, item: AskItem): string {
  return `${askKeyOf(kind, item)}${item.asked.at.toISOString()}`;
}

/** How the keys begin of all requests by the same colleague for the same inquiry. */
function askKeyOf(kind: string, { inquiry, asked: { memberId } }: AskItem): string {
  return `${kind}:${inquiry.id}:${memberId}:`;
}

async function refusals(replica: Replica, now: Date): Promise<Reminder[]> {
  const keyOf = ({ refused }: UnseenRefusal) => `refused:${refused.inquiryId ?? ''}:${refused.id}`;
  const ripe = (await unseenRefusals(replica)).filter(
    ({ refused }) => now.getTime() - refused.at.getTime() >= refusalGrace,
  );
  const fresh = await freshOf(replica, ripe, keyOf);
  return fresh.map((item) => ({ kind: 'refused', keys: [keyOf(item)], item }));
}

async function freshOf<T>(replica: Replica, items: T[], keyOf: (item: T) => string): Promise<T[]> {
  const fresh = await unreminded(replica, items.map(keyOf));
  return items.filter((item) => fresh.has(keyOf(item)));
}
