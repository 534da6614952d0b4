import { and, desc, eq, gt, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { WithheldReason } from '#lib/domain/acknowledgement.ts';
import type { ActionId, TeamId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Queries } from '#server/database/engine.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { deliveries } from '#server/database/schema/mail.ts';

/** Whom an acknowledgement would reach. */
export interface Asked {
  to: string;
  /** The domain their organisation registered; `null` for a provider where anybody has an address. */
  domain: string | null;
  mailbox: Mailbox;
  now: Date;
}

export interface Withheld {
  reason: WithheldReason;
  evidence: string | null;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The most that leave a team, whatever its settings: what breaks them is a loop or an attack and no customer. */
export const caps = {
  sender: { count: 3, in: 30 * day },
  domain: [
    { count: 10, in: hour },
    { count: 30, in: day },
  ],
  overall: [
    { count: 120, in: hour },
    { count: 1000, in: day },
  ],
} as const;

/** How long one that came back speaks against its address; mailboxes are made again, and full ones emptied. */
const BOUNCED = 60 * day;

/**
 * Whether what was sent before forbids one more acknowledgement, or `null`. Asked when a mail comes in, where those
 * merely planned count too; and once more by `beginAcknowledging`, for certain.
 */
export async function withinLimits(
  deps: { database: Queries },
  teamId: TeamId,
  asked: Asked,
): Promise<Withheld | null> {
  return limitOf(deps.database, teamId, asked, ['planned', 'sending', 'delivered', 'unsure']);
}

/** The same, of those that left alone, and beside `self`: planned ones wait for their own turn to be asked. */
export async function withinLimitsNow(
  database: Queries,
  teamId: TeamId,
  self: ActionId,
  asked: Asked,
): Promise<Withheld | null> {
  const others = ne(deliveries.id, self);
  return limitOf(database, teamId, asked, ['sending', 'delivered', 'unsure'], others);
}

type States = ('planned' | 'sending' | 'delivered' | 'unsure')[];

async function limitOf(
  database: Queries,
  teamId: TeamId,
  { to, domain, mailbox, now }: Asked,
  states: States,
  besides?: SQL,
): Promise<Withheld | null> {
  const ofTeam = and(
    eq(deliveries.teamId, teamId),
    eq(deliveries.kind, 'acknowledgement'),
    inArray(deliveries.state, states),
    besides,
  );
  const toSender = and(
    ofTeam,
    eq(correspondent(sql`${deliveries.address}`), correspondent(sql`${to}`)),
  );
  const since = (ago: number): SQL => gt(deliveries.updatedAt, new Date(now.getTime() - ago));
  if (await bouncedLast(database, and(toSender, since(BOUNCED)))) {
    return { reason: 'bounced-before', evidence: null };
  }
  const countSince = async (where: SQL | undefined, ago: number): Promise<number> =>
    database.$count(deliveries, and(where, since(ago)));
  const { everyDays } = mailbox.acknowledgement;
  if ((await countSince(toSender, everyDays * day)) > 0) {
    return { reason: 'recently', evidence: `1 / ${everyDays} d` };
  }
  const isOver = async (
    where: SQL | undefined,
    limits: readonly { count: number; in: number }[],
  ): Promise<string | null> => {
    for (const limit of limits) {
      if ((await countSince(where, limit.in)) >= limit.count) {
        return `${limit.count} / ${limit.in / hour} h`;
      }
    }
    return null;
  };
  const bySender = await isOver(toSender, [caps.sender]);
  if (bySender) return { reason: 'sender-cap', evidence: bySender };
  const byDomain = domain && (await isOver(and(ofTeam, isAt(domain)), caps.domain));
  if (byDomain) return { reason: 'domain-cap', evidence: byDomain };
  const overall = await isOver(ofTeam, caps.overall);
  return overall ? { reason: 'overall-cap', evidence: overall } : null;
}

/** One person's spellings: a plus part is theirs to choose, and Gmail sees no dots. */
function correspondent(address: SQL): SQL<string> {
  const local = sql`split_part(split_part(${address}::text, '@', 1), '+', 1)`;
  const domain = sql`replace(split_part(${address}::text, '@', 2), 'googlemail.com', 'gmail.com')`;
  return sql`case ${domain} when 'gmail.com' then replace(${local}, '.', '') else ${local} end || '@' || ${domain}`;
}

/** At the organisation's domain or below it. */
function isAt(domain: string): SQL {
  return sql`(${deliveries.address} like ${`%@${domain}`} or ${deliveries.address} like ${`%.${domain}`})`;
}

/** Whether the newest one to them came back. */
async function bouncedLast(database: Queries, toSender: SQL | undefined): Promise<boolean> {
  const [last] = await database
    .select({ acknowledgement: inquiries.acknowledgement })
    .from(deliveries)
    .leftJoin(
      inquiries,
      and(eq(inquiries.teamId, deliveries.teamId), eq(inquiries.id, deliveries.inquiryId)),
    )
    .where(toSender)
    .orderBy(desc(deliveries.updatedAt))
    .limit(1);
  return last?.acknowledgement?.state === 'bounced';
}
