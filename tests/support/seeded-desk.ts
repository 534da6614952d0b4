import { v7 } from 'uuid';
import type { Action } from '#lib/domain/action.ts';
import type { Change } from '#lib/domain/change.ts';
import type { MemberId, RuleId, TemplateId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { noRoute } from '#lib/domain/routing.ts';
import type { Ask } from '#lib/protocol/worker.ts';
import type { Replica } from '#lib/replica/database.ts';
import { perform } from '#lib/replica/perform.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { aMailbox, aMember, aProfile, aRoster, aRule, aTemplate, idOf } from './rows.ts';
import {
  ago,
  anEntry,
  anInquiryOf,
  info,
  later,
  linda,
  now,
  seed,
  sun,
  upserts,
  wang,
  zhou,
} from './seeded-team.ts';
import { anchorSetsBy, webmailHealth } from './seeded-webmails.ts';

/** The desk of the small trading company, with something in every room. */

export const root = aMember('He Jun', 'admin', {
  initials: 'HJ',
  address: 'hejun@northquay.test',
});
export const people = { rep: linda, manager: zhou, admin: root };
export type Person = keyof typeof people;

/** `full` unless told: nothing there yet, offline with a change waiting, a refusal, not connected, the first rows. */
export type Standing = 'full' | 'empty' | 'offline' | 'refused' | 'none' | 'first';

export const acknowledgement = aTemplate({
  id: idOf<TemplateId>('acknowledgement'),
  purpose: 'acknowledgement',
  name: 'We have your message',
  variants: [
    {
      language: 'en',
      body: 'Dear {{ customer.name | default: "customer" }},\n\nthank you for your message about “{{ inquiry.subject }}”. It has reached us, and a person will answer you within {{ hours }} hours.\n\n{{ mailbox.address }}',
    },
    {
      language: 'es',
      body: 'Estimado/a {{ customer.name | default: "cliente" }}:\n\nhemos recibido su mensaje. Una persona le responderá en {{ hours }} horas.',
    },
    {
      language: 'zh',
      body: '{{ customer.name | default: "您好" }}：\n\n来信已收到，{{ hours }} 小时内会有专人回复。',
    },
  ],
  fallback: 'en',
});

export const productA = aRule({
  id: idOf<RuleId>('product A'),
  name: 'Product A to Linda',
  position: 10,
  conditions: [{ kind: 'words', not: false, where: 'subject', any: ['product A', '产品A'] }],
  effects: [
    { kind: 'assign', to: { kind: 'member', memberId: linda.id } },
    { kind: 'hand-off', templateId: null },
  ],
});
export const quote = aRule({
  id: idOf<RuleId>('quote'),
  name: 'Somebody asks for a price',
  position: 20,
  conditions: [
    { kind: 'words', not: false, where: 'body', any: ['quot*', 'cotización', '报价', 'عرض سعر'] },
    { kind: 'region', not: true, any: ['east-asia'] },
  ],
  effects: [
    { kind: 'tag', tags: ['high intent'] },
    { kind: 'priority', priority: 'high', hours: { viewHours: 4, replyHours: 8 } },
    { kind: 'notify', memberIds: [] },
  ],
});
export const night = aRule({
  id: idOf<RuleId>('night'),
  name: 'Latin America at night',
  position: 30,
  active: false,
  conditions: [
    { kind: 'region', not: false, any: ['latin-america'] },
    {
      kind: 'hour',
      not: false,
      from: '18:00',
      to: '09:00',
      timeZone: 'Asia/Shanghai',
      days: [1, 2, 3, 4, 5],
    },
  ],
  effects: [{ kind: 'assign', to: { kind: 'round-robin', memberIds: [wang.id, sun.id] } }],
});

const away = {
  id: idOf<Member['absences'][number]['id']>('away'),
  from: ago(30),
  to: later(150),
  standInId: sun.id,
  held: 'stand-in',
  state: 'begun',
} as const;

function rows(): Change[] {
  const day = (member: Member | null) => (member ? member.id : null);
  return [
    ...upserts('members', root, { ...wang, absences: [away] }),
    ...upserts('mailboxes', { ...info, aliases: ['sales@northquay.test'] }),
    ...upserts(
      'mailboxes',
      aMailbox({
        id: idOf('spare parts'),
        address: 'parts@northquay.test',
        name: 'Spare parts',
        trouble: { kind: 'password', since: ago(3) },
      }),
    ),
    ...upserts('templates', acknowledgement),
    ...upserts('anchorSets', ...anchorSetsBy(root)),
    ...upserts('rules', productA, quote, night),
    ...upserts(
      'profiles',
      aProfile({
        match: { fromDomain: 'northquay.test', dkimDomain: null, subjectContains: null },
      }),
      aProfile({
        id: idOf('platform'),
        name: 'HKTDC Sourcing',
        channel: 'platform',
        active: false,
        match: { fromDomain: 'sourcing.hktdc.org', dkimDomain: null, subjectContains: 'Enquiry' },
        buyerAddress: 'relay',
        mayAcknowledge: false,
      }),
    ),
    ...upserts(
      'rosters',
      aRoster({
        weekdays: [null, linda, sun, linda, sun, zhou, null].map(day) as (MemberId | null)[],
        exceptions: [
          { date: '2026-12-25', memberId: zhou.id },
          { date: '2026-12-31', memberId: null },
        ],
      }),
    ),
    ...upserts('inquiries', anInquiryOf('latest')),
    ...upserts('entries', anEntry('latest', 'open', 'watcher', ago(1))),
  ];
}

/** Fills a replica with the desk as `me` sees it. */
export async function fill(replica: Replica, me: Member, stand: Standing = 'full'): Promise<void> {
  const all = stand === 'empty' ? upserts('members', root) : rows();
  await seed(replica, me, ...all);
  if (stand === 'empty') {
    await replica.templates.clear();
    await replica.mailboxes.clear();
  }
  if (stand === 'none') await writeMeta(replica, { connection: { kind: 'none' } });
  if (stand === 'first') {
    await writeMeta(replica, {
      seq: null,
      snapshot: { cursor: null, received: 1200, total: 3400 },
    });
  }
  if (stand === 'offline') {
    await writeMeta(replica, { connection: { kind: 'offline', asOf: ago(1) }, syncedAt: ago(1) });
    await perform(replica, { type: 'save-rule', rule: productA }, { newId: v7, now: () => now });
  }
  if (stand === 'refused') {
    const action: Action = { id: idOf('refused'), at: now, type: 'save-rule', rule: night };
    const refusal = { code: 'member-gone', memberId: wang.id } as const;
    const facts = { inquiryId: null, action, refusal, problem: null, followers: [] };
    await replica.refused.add({ ...facts, id: action.id, at: now, shownAt: null });
  }
}

const health = {
  mailboxes: [
    {
      mailboxId: info.id,
      lastReadAt: ago(0.02),
      lastMailAt: ago(1),
      waiting: 340,
      trouble: null,
      selfCheck: { sentAt: ago(4), seenAt: ago(4) },
    },
  ],
};

const tried = {
  tried: 200,
  cut: 12,
  matched: ['Bluewater Irrigation', 'Riegos del Valle'].map((customer, at) => ({
    inquiryId: idOf(customer),
    subject: 'Quotation for product A, 40 pieces',
    customer,
    receivedAt: ago(17 + 40 * at),
    reasons: [
      { condition: productA.conditions[0], where: 'subject', met: 'product A', isUnknown: false },
    ],
    would: {
      ...noRoute,
      assign: { rule: { id: productA.id, name: productA.name }, to: { kind: 'owner' } },
      tags: ['pumps'],
    },
    assigneeId: linda.id,
    behind: at === 0 ? null : { id: quote.id, name: quote.name },
  })),
};

/** What the worker answers to the desk's questions. */
export function answers(question: Ask): unknown {
  if (question.type === 'sync') return { ok: true };
  if (question.type === 'try-rule') return tried;
  if (question.type === 'mailbox-health') return health;
  if (question.type === 'webmail-health') return { webmails: webmailHealth };
  if (question.type !== 'learn-profile') return null;
  if (question.sample.includes('nonsense')) return { kind: 'nothing-read' };
  return {
    kind: 'learned',
    profile: {
      name: 'Made in Somewhere',
      channel: 'platform',
      active: false,
      match: { fromDomain: 'made-in.example', dkimDomain: null, subjectContains: null },
      labels: { name: ['Buyer'], country: ['Country/Region'], message: ['Message'] },
      buyerAddress: 'hidden',
      mayAcknowledge: false,
    },
    preview: {
      name: 'Amina Bello',
      country: 'Nigeria',
      message: 'We need 40 submersible pumps for a farm near Kano. Please send your best price.',
    },
    unknown: [{ label: 'Annual purchase', value: 'USD 50,000 to 100,000' }],
    missing: [],
  };
}
