import type { Change, Row, Table } from '#lib/domain/change.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import { startingTemplates } from '#lib/domain/templates/starting.ts';
import type { Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { receive } from '#lib/replica/receive.ts';
import { aCustomer, aMailbox, aMember, aMessage, anInquiry, hoursLater, idOf } from './rows.ts';

/** A small trading company on a Tuesday morning, as one of its browsers has it. */

export const now = new Date('2026-11-24T02:05:00Z');
export const zone = 'Asia/Shanghai';
export const ago = (hours: number): Date => hoursLater(-hours, now);
export const later = (hours: number): Date => hoursLater(hours, now);

const address = (name: string) => `${name}@northquay.test`;
export const linda = aMember('Linda Chen', 'rep', {
  initials: 'LC',
  address: address('linda'),
  title: 'Sales Manager',
  region: 'Latin America',
});
export const wang = aMember('Wang Lei', 'rep', { initials: 'WL', address: address('wanglei') });
export const sun = aMember('Sun Yue', 'rep', { initials: 'SY', address: address('sunyue') });
export const zhou = aMember('Zhou Ting', 'manager', { initials: 'ZT', address: address('zhou') });
export const team = [linda, wang, sun, zhou];

export const info = aMailbox({ address: 'info@northquay.test', name: 'Front desk' });
export const adaeze = aCustomer({
  id: idOf('adaeze'),
  name: 'Adaeze Okoro',
  addresses: ['adaeze@bluewater-irrigation.example'],
  company: 'Bluewater Irrigation',
  country: 'NG',
  timeZone: 'Africa/Lagos',
  language: 'en',
});
export const diego = aCustomer({
  id: idOf('diego'),
  name: 'Diego Fuentes',
  addresses: ['diego@riegos-del-valle.example'],
  company: 'Riegos del Valle',
  country: 'AR',
  timeZone: 'America/Argentina/Mendoza',
  language: 'es',
});
export const templates: Row<'templates'>[] = startingTemplates('en').map((template) => ({
  ...template,
  id: idOf(template.name),
  seq: 1,
}));

/** The inquiry of `word`, from Adaeze unless told otherwise; it came 17 hours ago. */
export function anInquiryOf(word: string, over: Partial<Inquiry> = {}): Inquiry {
  return anInquiry({
    id: idOf<InquiryId>(word),
    customerId: adaeze.id,
    subject: 'Quotation for 40 submersible pumps',
    language: 'en',
    channel: 'form',
    receivedAt: ago(17),
    clockFrom: ago(17),
    viewBy: null,
    replyBy: later(31),
    viewedAt: ago(1),
    lastMessageAt: ago(17),
    ...over,
  });
}

export const heldBy = (member: Member, hours = 2): Partial<Inquiry> => ({
  stage: 'claimed',
  assigneeId: member.id,
  assignedAt: ago(hours),
  assignedBy: member.id,
});

/** Away for some days, with `standIn` for what they hold. */
export const awayWith = (standIn: Member): Pick<Member, 'absences'> => ({
  absences: [
    {
      id: idOf('absence'),
      from: ago(40),
      to: later(80),
      standInId: standIn.id,
      held: 'stand-in',
      state: 'begun',
    },
  ],
});

/** The mail of `word` as a page shows it. */
export function aSighting(word: string, over: Partial<Sighting> = {}): Sighting {
  return {
    webmail: 'roundcube',
    account: info.address,
    place: null,
    gmail: null,
    rfcMessageId: `<${word}@kunde.example>`,
    from: { name: 'Adaeze Okoro', address: 'adaeze@bluewater-irrigation.example' },
    subject: 'Quotation for 40 submersible pumps',
    recipients: [info.address],
    sentAt: ago(17),
    tiers: [],
    keys: ['3:0123456789abcdef'],
    ...over,
  };
}

let seq = 100;

export function anEntry(
  inquiryId: string,
  action: string,
  by: Member | 'watcher',
  at: Date,
  detail: Entry['detail'] = {},
): Entry {
  seq += 1;
  const actor =
    by === 'watcher' ? { kind: 'watcher' as const } : { kind: 'member' as const, memberId: by.id };
  return {
    seq,
    at,
    actor,
    actionId: idOf(`entry ${seq}`),
    action,
    inquiryId: idOf<InquiryId>(inquiryId),
    detail,
  };
}

export function upserts<T extends Table>(table: T, ...rows: Row<T>[]): Change[] {
  return rows.map((row) => ({ op: 'upsert', table, row }) as Change);
}

/** The first mail of each inquiry, found by the Message-ID that `aSighting` shows. */
export function firstMails(...inquiries: { word: string; row: Inquiry }[]): Change[] {
  return inquiries.flatMap(({ word, row }) =>
    upserts(
      'messages',
      aMessage(word, {
        inquiryId: row.id,
        subject: row.subject,
        from: { name: 'Adaeze Okoro', address: 'adaeze@bluewater-irrigation.example' },
        receivedAt: row.receivedAt,
      }),
    ),
  );
}

/** Fills a replica with the team as `me` sees it, and with `changes` on top; connected and up to date. */
export async function seed(replica: Replica, me: Member, ...changes: Change[]): Promise<void> {
  const page = {
    kind: 'changes' as const,
    seq: 1000,
    changes: [
      ...upserts('members', ...team),
      ...upserts('mailboxes', info),
      ...upserts('templates', ...templates),
      ...upserts('customers', adaeze, diego),
      ...changes,
    ],
    cursor: null,
    total: null,
  };
  await receive(replica, page, false, now);
  const memberId: MemberId = me.id;
  await writeMeta(replica, {
    me: { memberId, team: { id: idOf('northquay'), name: 'Northquay', visibility: 'team' } },
    connection: { kind: 'connected' },
    since: ago(100),
  });
}
