import { v7 } from 'uuid';
import type { Sight } from '#components/hooks/frame.tsx';
import type { ActionId, InquiryId, NoteId, TemplateId } from '#lib/domain/ids.ts';
import type { Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { perform } from '#lib/replica/perform.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  ago,
  anEntry,
  anInquiryOf,
  aSighting,
  diego,
  firstMails,
  heldBy,
  later,
  linda,
  now,
  seed,
  sun,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';
import {
  answer,
  claimed,
  closed,
  delivered,
  entries,
  inquiryId,
  old,
  one,
  shown,
  theirs,
} from './sidebar-rows.ts';

/** One picture: a replica, what the page shows, and what to press once it is there. */
export interface State {
  name: string;
  fill: (replica: Replica) => Promise<void>;
  sight: Sight | null;
  asked?: InquiryId;
  isFolded?: boolean;
  /** Keys pressed one after the other; more than one letter is the name of a button. */
  press?: string[];
}

const unanswered = { ...closed, answer: null, handoff: null };
const author = { newId: v7, now: () => now };

export const states: State[] = [
  {
    name: '1 unclaimed',
    sight: shown,
    fill: one({ with: entries(anEntry('shown', 'view', wang, ago(0.1))) }),
  },
  {
    name: '1 unclaimed, nobody looked, manager',
    sight: shown,
    fill: one({ me: zhou, row: { viewBy: later(7), viewedAt: null } }),
  },
  {
    name: '2 mine, picker',
    sight: shown,
    press: ['H'],
    fill: one({
      row: { ...theirs, ...heldBy(linda) },
      with: upserts('inquiries', ...old.map((row) => ({ ...row, customerId: diego.id }))),
    }),
  },
  {
    name: '2b a blank',
    sight: shown,
    press: ['H', 'Enter'],
    fill: one({
      row: heldBy(linda),
      with: upserts('templates', {
        id: idOf<TemplateId>('blank'),
        purpose: 'hand-off',
        name: 'A quote for one product',
        variants: [
          {
            language: 'en',
            body: 'Dear {{ customer.name }},\n\nI will send you the quotation for {{ inquiry.product }} on Thursday.',
          },
        ],
        fallback: 'en',
        seq: 2,
      }),
      after: (replica) => replica.templates.filter(({ row }) => row.id !== idOf('blank')).delete(),
    }),
  },
  {
    name: '3 a colleague’s',
    sight: shown,
    fill: one({
      row: heldBy(wang, 0.1),
      with: [
        ...claimed(wang, 0.1),
        ...upserts('notes', {
          id: idOf<NoteId>('note'),
          inquiryId,
          memberId: wang.id,
          at: ago(0.05),
          text: 'She needs the 2019 seal, not the new one.',
          seq: 3,
        }),
      ],
    }),
  },
  {
    name: '3 a colleague’s, manager assigns',
    sight: shown,
    press: ['A'],
    fill: one({
      me: zhou,
      row: heldBy(wang, 1),
      with: upserts('inquiries', anInquiryOf('other', heldBy(sun))),
    }),
  },
  {
    name: '4 handed off, soon due',
    sight: shown,
    fill: one({
      row: delivered('delivered'),
      with: [
        ...claimed(linda, 20),
        ...entries(
          anEntry('shown', 'hand-off', linda, ago(1), {
            memberId: linda.id,
            address: linda.address,
          }),
          anEntry('shown', 'deliver', 'watcher', ago(1), { delivery: 'delivered' }),
        ),
      ],
    }),
  },
  { name: '4 the original did not arrive', sight: shown, fill: one({ row: delivered('failed') }) },
  {
    name: '5 overdue',
    sight: shown,
    fill: one({
      row: { ...heldBy(linda), clockFrom: ago(50.25), receivedAt: ago(50.25), replyBy: ago(2.25) },
      with: claimed(linda, 30),
    }),
  },
  {
    name: '6 answered',
    sight: shown,
    fill: one({
      row: { ...heldBy(linda), answer, replyBy: null },
      with: entries(
        anEntry('shown', 'claim', linda, ago(16)),
        anEntry('shown', 'replied', linda, ago(12.6), { memberId: linda.id, evidence: 'browser' }),
        anEntry('shown', 'replied', 'watcher', ago(12.5), {
          memberId: linda.id,
          evidence: 'server',
        }),
      ),
    }),
  },
  {
    name: '7 closed',
    sight: shown,
    fill: one({
      row: closed,
      with: entries(anEntry('shown', 'close', wang, ago(90), { outcome: 'won' })),
    }),
  },
  {
    name: '7 closed as spam, nobody’s',
    sight: shown,
    fill: one({ row: { ...unanswered, assigneeId: null, outcome: 'spam' } }),
  },
  {
    name: '7 closed as lost, never answered',
    sight: shown,
    fill: one({ row: { ...unanswered, outcome: 'lost' }, with: claimed(wang) }),
  },
  {
    name: '9 a claim refused',
    sight: shown,
    fill: one({
      row: heldBy(wang, 0.05),
      with: claimed(wang, 0.05),
      after: (replica) =>
        replica.refused.put({
          id: v7() as ActionId,
          inquiryId,
          action: { type: 'claim', id: v7() as ActionId, at: now, inquiryId },
          refusal: { code: 'already-claimed', memberId: wang.id, at: ago(0.05) },
          problem: null,
          followers: [],
          at: now,
          shownAt: null,
        }),
    }),
  },
  {
    name: '10 offline, work waits',
    sight: shown,
    fill: one({
      after: async (replica) => {
        await writeMeta(replica, { connection: { kind: 'offline', asOf: ago(0.2) } });
        await perform(replica, { type: 'claim', inquiryId }, author);
      },
    }),
  },
  {
    name: '11 not tracked yet',
    sight: {
      kind: 'message',
      sighting: aSighting('new', {
        subject: 'Запрос цены: насосы',
        from: { name: 'Olga Sokolova', address: 'olga@sokolova-stroy.example' },
      }),
    },
    fill: one({}),
  },
  {
    name: '12 not ours',
    sight: {
      kind: 'message',
      sighting: aSighting('private', { account: 'linda@home.example', recipients: [] }),
    },
    fill: one({}),
  },
  {
    name: '13 the code to compare',
    sight: { kind: 'nothing' },
    fill: (replica) =>
      writeMeta(replica, {
        connection: {
          kind: 'connecting',
          code: 'WKTR-4M9P',
          page: 'https://desk.northquay.test/device',
          expiresAt: later(0.15),
        },
      }),
  },
  { name: '13 not connected', sight: { kind: 'nothing' }, fill: async () => undefined },
  {
    name: '14 the page looks different',
    sight: { kind: 'lost', missing: ['subject'] },
    fill: one({ row: heldBy(wang) }),
  },
  { name: '15 folded', sight: shown, isFolded: true, fill: one({ row: heldBy(linda) }) },
  {
    name: '16 which inquiry is this',
    sight: {
      kind: 'message',
      sighting: aSighting('alike', { rfcMessageId: null, tiers: [{ tier: '3', keys: ['3d:aa'] }] }),
    },
    fill: async (replica) => {
      const rows = ['a', 'b'].map((word) => anInquiryOf(word, word === 'b' ? heldBy(wang) : {}));
      const mails = firstMails(...rows.map((row, index) => ({ word: `m${index}`, row })));
      for (const mail of mails)
        if (mail.op === 'upsert' && 'keys' in mail.row) mail.row.keys = ['3d:aa'];
      await seed(replica, linda, ...upserts('inquiries', ...rows), ...mails);
    },
  },
  {
    name: '17 the first fetching',
    sight: shown,
    fill: (replica) =>
      writeMeta(replica, {
        connection: { kind: 'connected' },
        snapshot: { cursor: 'x', received: 1200, total: 3400 },
      }),
  },
  {
    name: '18 signed out, found by search',
    sight: { kind: 'nothing' },
    asked: inquiryId,
    fill: one({
      row: heldBy(wang),
      after: (replica) => writeMeta(replica, { connection: { kind: 'signed-out', at: ago(0.5) } }),
    }),
  },
  { name: '19 the keys', sight: shown, press: ['?'], fill: one({}) },
  {
    name: '20 closing',
    sight: shown,
    press: ['X'],
    fill: one({ row: heldBy(linda) }),
  },
  {
    name: '21 in a panel of the browser',
    sight: null,
    fill: one({
      row: heldBy(linda),
      with: upserts(
        'inquiries',
        anInquiryOf('late', { ...heldBy(linda), replyBy: ago(3) }),
        anInquiryOf('pool', { customerId: diego.id, subject: 'Bombas sumergibles' }),
      ),
    }),
  },
  {
    name: '22 released, may be undone',
    sight: shown,
    press: ['L'],
    fill: one({ row: heldBy(linda) }),
  },
];
