import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Replica } from '#lib/replica/database.ts';
import { inquiryView } from '#lib/replica/queries/inquiry.ts';
import { inquiryBySighting, mailboxBySighting } from '#lib/replica/queries/sighting.ts';
import { allRefusals, standing } from '#lib/replica/queries/standing.ts';
import { presentMembers, teamMailboxes, templatesFor, whoAmI } from '#lib/replica/queries/team.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { settleDone, settleRefused } from '#lib/replica/settle.ts';
import { anOpening } from '#tests/support/server-deps.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  aTemplate,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';
import { anEntry } from '#tests/support/seeded-team.ts';
import { aReplica, be, bring, performAll, upsert } from '../a-replica.ts';

const linda = aMember('Linda');
const wang = aMember('Wang');
const ada = aMember('Ada', 'admin');
const inquiry = anInquiry();
const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 3, uid: 7 };
const mail = aMessage('mail', { places: [place], keys: ['2:strong', '4:weak'] });

let replica: Replica;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    4,
    ...upsert('members', linda, wang, ada, aMember('Gone', 'rep', { leftAt: morning })),
    ...upsert('mailboxes', aMailbox({ aliases: ['sales@acme.test'] })),
    ...upsert(
      'templates',
      aTemplate(),
      aTemplate({ id: idOf('b'), name: 'Answer', purpose: 'reply' }),
    ),
    ...upsert('customers', aCustomer()),
    ...upsert(
      'inquiries',
      inquiry,
      anInquiry({ id: idOf('earlier'), receivedAt: hoursLater(-50), subject: 'Valves' }),
      anInquiry({ id: idOf('stranger’s'), customerId: idOf('somebody') }),
    ),
    ...upsert('messages', mail, aMessage('before', { receivedAt: hoursLater(-1) })),
  );
});

const sighting: Sighting = {
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  rfcMessageId: null,
  from: mail.from,
  subject: mail.subject,
  recipients: ['Sales@acme.test'],
  sentAt: null,
  tiers: [],
  keys: [],
};

describe('what is on screen', () => {
  it.each<[string, Partial<Sighting>]>([
    ['its place', { place: { folder: 'INBOX', uid: 7 } }],
    ['its Message-ID', { rfcMessageId: mail.rfcMessageId }],
    ['a key of its text', { tiers: [{ tier: 'strong', keys: ['2:strong'] }] }],
  ])('is known by %s', async (_what, shown) => {
    expect(await inquiryBySighting(replica, { ...sighting, ...shown })).toEqual({
      kind: 'inquiry',
      inquiryId: inquiry.id,
      messageId: mail.id,
    });
  });

  it('is not believed where a second anchor does not agree', async () => {
    const shown = { ...sighting, place: { folder: 'INBOX', uid: 7 }, subject: 'Invoices' };
    expect(await inquiryBySighting(replica, shown)).toEqual({ kind: 'none' });
  });

  it('is a question where it may be several', async () => {
    const twin = aMessage('twin', { inquiryId: idOf('earlier'), keys: ['4:weak'] });
    await bring(replica, 5, ...upsert('messages', twin));
    const shown = { ...sighting, tiers: [{ tier: 'weak', keys: ['4:weak'] }] };
    const found = await inquiryBySighting(replica, shown);
    expect(found.kind).toBe('candidates');
    expect('inquiryIds' in found && found.inquiryIds.toSorted()).toEqual(
      [inquiry.id, idOf<never>('earlier')].toSorted(),
    );
  });

  it('is being tracked from the click on', async () => {
    const { id: _id, at: _at, ...opening } = anOpening(idOf('info'), 'new');
    const { rfcMessageId, from, subject } = opening.message;
    const shown = { ...sighting, rfcMessageId, from, subject };
    expect(await inquiryBySighting(replica, shown)).toEqual({ kind: 'none' });
    await performAll(replica, opening);
    expect(await inquiryBySighting(replica, shown)).toEqual({
      kind: 'tracking',
      inquiryId: opening.inquiryId,
    });
  });

  it('is ours where it was sent to a watched mailbox, under any of its names', async () => {
    const at = (recipients: string[], account: string | null = null) =>
      mailboxBySighting(replica, { ...sighting, recipients, account });
    expect(await at(['Sales@acme.test'])).toMatchObject({ address: 'info@acme.test' });
    expect(await at([], 'info@acme.test')).toMatchObject({ name: 'Front desk' });
    expect(await at(['linda@acme.test'], 'linda@acme.test')).toBeNull();
  });
});

describe('the view of an inquiry', () => {
  it('is everything the sidebar says', async () => {
    const view = await inquiryView(replica, inquiry.id);
    expect(view).toMatchObject({
      inquiry,
      settled: inquiry,
      phase: null,
      steps: [],
      refusals: [],
      customer: { name: 'Greta Kunde' },
      mailbox: { name: 'Front desk' },
      me: { name: 'Linda' },
      others: [{ subject: 'Valves' }],
    });
    expect(view?.messages.map(({ id }) => id)).toEqual([idOf('before'), mail.id]);
    expect([...(view?.members.values() ?? [])].map(({ name }) => name)).toContain('Gone');
  });

  it('tells what joined it or split it off where that stands with another', async () => {
    const [earlier, elsewhere, made] = [idOf<InquiryId>('earlier'), idOf('away'), idOf('made')];
    const split = anEntry('earlier', 'split', wang, morning, { otherId: inquiry.id });
    const claim = { ...anEntry('', 'claim', linda, morning), inquiryId: inquiry.id };
    const merge = { ...anEntry('', 'merge', wang, morning, { otherId: elsewhere as never }) };
    const own = { ...merge, inquiryId: inquiry.id };
    const unknown = anEntry('earlier', 'close', wang, morning, { otherId: inquiry.id });
    const next = anEntry('earlier', 'split', wang, morning, { otherId: made as never });
    await bring(replica, 5, ...upsert('entries', own, split, claim, unknown, next));
    const view = await inquiryView(replica, inquiry.id);
    expect(view?.entries).toEqual([split, claim, own]);
    expect([...(view?.subjects ?? [])]).toEqual([
      [earlier, 'Valves'],
      [inquiry.id, inquiry.subject],
    ]);
    expect((await inquiryView(replica, earlier))?.entries).toEqual([split, unknown, next]);
  });

  it('is null where this browser has no such inquiry', async () => {
    expect(await inquiryView(replica, idOf('nowhere'))).toBeNull();
  });

  it('shows at once what the person did, and from what a refusal falls back', async () => {
    await performAll(
      replica,
      { type: 'claim', inquiryId: inquiry.id },
      { type: 'note', inquiryId: inquiry.id, noteId: idOf('note'), text: 'Call first.' },
    );
    const view = await inquiryView(replica, inquiry.id);
    expect(view).toMatchObject({
      phase: 'predicted',
      inquiry: { assigneeId: linda.id, stage: 'claimed', replyBy: inquiry.replyBy },
      settled: { assigneeId: null },
      notes: [{ isPredicted: true, note: { text: 'Call first.', memberId: linda.id } }],
    });
    const [claim] = await replica.outbox.toArray();
    const refusal = { code: 'already-claimed', memberId: wang.id, at: morning } as const;
    await settleRefused(replica, claim?.id as never, { refusal, problem: null }, morning);
    expect(await inquiryView(replica, inquiry.id)).toMatchObject({
      inquiry: { assigneeId: null },
      refusals: [{ refusal }],
    });
    expect(await allRefusals(replica)).toHaveLength(1);
  });

  it('waits for the server’s word where only it can say', async () => {
    const closed = { ...inquiry, stage: 'closed', closedAt: morning, closedBy: linda.id } as const;
    await bring(replica, 5, ...upsert('inquiries', { ...closed, replyBy: null, seq: 5 }));
    await performAll(replica, { type: 'reopen', inquiryId: inquiry.id });
    expect(await inquiryView(replica, inquiry.id)).toMatchObject({
      phase: 'pending',
      inquiry: { stage: 'closed', replyBy: null },
    });
  });
});

describe('the team', () => {
  it('is who is there, what they write with and what they watch', async () => {
    expect(await whoAmI(replica)).toMatchObject({
      member: { name: 'Linda' },
      team: { name: 'Acme' },
    });
    expect((await presentMembers(replica)).map(({ name }) => name)).toEqual([
      'Ada',
      'Linda',
      'Wang',
    ]);
    expect((await templatesFor(replica)).map(({ name }) => name)).toEqual([
      'Answer',
      'Hand-off opening',
    ]);
    expect(await templatesFor(replica, 'reply')).toHaveLength(1);
    expect(await teamMailboxes(replica)).toHaveLength(1);
  });

  it('shows an admin’s own change before it is confirmed', async () => {
    await be(replica, ada);
    await performAll(replica, { type: 'remove-template', templateId: idOf('template') });
    expect((await templatesFor(replica)).map(({ name }) => name)).toEqual(['Answer']);
  });
});

describe('how this browser stands', () => {
  it('counts what waits, and says since when the rows are good', async () => {
    await performAll(
      replica,
      { type: 'claim', inquiryId: inquiry.id },
      { type: 'view', inquiryId: inquiry.id },
    );
    const [claim] = await replica.outbox.toArray();
    await settleDone(replica, claim?.id as never, 9);
    expect(await standing(replica)).toEqual({
      connection: { kind: 'connected' },
      problem: null,
      waiting: 1,
      snapshot: null,
      hasRows: true,
      asOf: morning,
    });
  });

  it('is nothing at first', async () => {
    await writeMeta(replica, { seq: null });
    expect(await standing(aReplica())).toMatchObject({
      connection: { kind: 'none' },
      hasRows: false,
      asOf: null,
    });
  });
});
