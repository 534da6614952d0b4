import { v5 as uuidFrom } from 'uuid';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member, Role } from '#lib/domain/member.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Roster } from '#lib/domain/roster.ts';
import { noRoute } from '#lib/domain/routing.ts';
import type { Rule } from '#lib/domain/rule.ts';
import type { Template } from '#lib/domain/template.ts';

const namespace = '5f0f5a3c-3d1c-4a52-8d0e-6d3a3f0b9a11';

/** A stable id of any brand, from a word: the same word is the same id in every test. */
export function idOf<T extends string>(word: string): T {
  return uuidFrom(word, namespace) as T;
}

export const morning = new Date('2026-11-23T09:00:00.000Z');
export const hoursLater = (hours: number, from = morning) =>
  new Date(from.getTime() + hours * 3_600_000);

export function aMember(name: string, role: Role = 'rep', over: Partial<Member> = {}): Member {
  return {
    id: idOf(name),
    name,
    initials: name.slice(0, 2).toUpperCase(),
    address: `${name.toLowerCase()}@acme.test`,
    title: 'Sales',
    region: 'Europe',
    language: 'en',
    role,
    connected: false,
    absences: [],
    joinedAt: morning,
    leftAt: null,
    seq: 1,
    ...over,
  };
}

export function aMailbox(over: Partial<Mailbox> = {}): Mailbox {
  return {
    id: idOf('info'),
    address: 'info@acme.test',
    aliases: [],
    name: 'Front desk',
    viewHours: 24,
    replyHours: 48,
    acknowledgement: usualAcknowledgement,
    authservId: null,
    selfCheck: false,
    active: true,
    connected: true,
    trouble: null,
    seq: 1,
    ...over,
  };
}

export function aCustomer(over: Partial<Customer> = {}): Customer {
  return {
    id: idOf('greta'),
    name: 'Greta Kunde',
    addresses: ['greta@kunde.example'],
    company: 'Kunde GmbH',
    country: 'DE',
    countryEvidence: null,
    phone: null,
    website: null,
    timeZone: 'Europe/Berlin',
    language: 'de',
    ownerId: null,
    firstSeenAt: morning,
    seq: 1,
    ...over,
  };
}

export function anInquiry(over: Partial<Inquiry> = {}): Inquiry {
  return {
    id: idOf('inquiry'),
    mailboxId: idOf('info'),
    customerId: idOf('greta'),
    subject: 'Pumps',
    snippet: 'Could you quote forty pumps?',
    language: 'de',
    product: null,
    quantity: null,
    channel: 'direct',
    channelEvidence: null,
    warnings: [],
    tags: [],
    priority: 'normal',
    hours: null,
    routing: null,
    acknowledgement: null,
    stage: 'open',
    assigneeId: null,
    assignedAt: null,
    assignedBy: null,
    standInFor: null,
    asked: null,
    sending: null,
    receivedAt: morning,
    clockFrom: morning,
    viewBy: hoursLater(24),
    replyBy: hoursLater(48),
    viewedAt: null,
    viewedBy: null,
    answer: null,
    handoff: null,
    outcome: null,
    closedAt: null,
    closedBy: null,
    mergedInto: null,
    lastMessageAt: morning,
    seq: 1,
    ...over,
  };
}

export function aMessage(word: string, over: Partial<Message> = {}): Message {
  return {
    id: idOf(word),
    inquiryId: idOf('inquiry'),
    direction: 'in',
    rfcMessageId: `<${word}@kunde.example>`,
    inReplyTo: null,
    references: [],
    from: { name: 'Greta Kunde', address: 'greta@kunde.example' },
    to: [{ name: '', address: 'info@acme.test' }],
    cc: [],
    recipients: 1,
    subject: 'Pumps',
    snippet: 'Could you quote forty pumps?',
    sentAt: morning,
    receivedAt: morning,
    attachments: [],
    places: [],
    gmail: null,
    conversation: null,
    authentication: null,
    reply: null,
    keys: [],
    seq: 1,
    ...over,
  };
}

export function aTemplate(over: Partial<Template> = {}): Template {
  return {
    id: idOf('template'),
    purpose: 'hand-off',
    name: 'Hand-off opening',
    variants: [{ language: 'en', body: 'Hello {{ customer.name }},' }],
    fallback: 'en',
    seq: 1,
    ...over,
  };
}

export function aRule(over: Partial<Rule> = {}): Rule {
  return {
    id: idOf('rule'),
    name: 'Product A',
    position: 1,
    active: true,
    conditions: [{ kind: 'words', not: false, where: 'subject', any: ['product A'] }],
    effects: [{ kind: 'assign', to: { kind: 'member', memberId: idOf('Linda') } }],
    goesOn: true,
    seq: 1,
    ...over,
  };
}

export function aProfile(over: Partial<Profile> = {}): Profile {
  return {
    id: idOf('profile'),
    name: 'Our contact form',
    channel: 'form',
    active: true,
    match: { fromDomain: 'acme.test', dkimDomain: null, subjectContains: null },
    labels: { name: ['Name'], address: ['Email'] },
    buyerAddress: 'shown',
    mayAcknowledge: true,
    seq: 1,
    ...over,
  };
}

export function aRoster(over: Partial<Roster> = {}): Roster {
  return {
    id: idOf('team'),
    timeZone: 'Asia/Shanghai',
    weekdays: [null, null, null, null, null, null, null],
    exceptions: [],
    seq: 1,
    ...over,
  };
}

export function anAnchorSet(over: Partial<AnchorSet> = {}): AnchorSet {
  return {
    id: idOf('anchors'),
    webmail: 'roundcube',
    version: 1,
    anchors: { subject: '#message-header h2.subject' },
    note: 'The header moved',
    savedAt: morning,
    savedBy: idOf('Root'),
    isActive: true,
    seq: 1,
    ...over,
  };
}

/** What the watcher tells of a new mail beside the mail: no rule met, nothing to acknowledge. */
export const plainly = {
  route: noRoute,
  acknowledge: { may: false, reason: 'off', evidence: null },
} as const;

/** What of an inquiry a mail rarely says. */
export const unsaid = { product: null, quantity: null, channelEvidence: null, warnings: [] };
