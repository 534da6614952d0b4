import type { Guarded } from '#components/hooks/frame.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { receive } from '#lib/replica/receive.ts';
import { settleRefused } from '#lib/replica/settle.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  ago,
  anInquiryOf,
  heldBy,
  linda,
  now,
  seed,
  sun,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';

export const inquiryId = idOf<InquiryId>('shown');

/** One picture of the dialog: why it opened, the replica behind it, and what happens then. */
export interface State {
  name: string;
  verdict: Guarded['verdict'];
  fill: (replica: Replica) => Promise<void>;
  after?: (replica: Replica) => Promise<unknown>;
  /** Which button is pressed, counted from 0. */
  press?: number;
  afterwards?: (replica: Replica) => Promise<unknown>;
}

const one =
  (row: Partial<Inquiry>, { me = linda, writer }: { me?: Member; writer?: Member } = {}) =>
  async (replica: Replica) => {
    await seed(replica, me, ...upserts('inquiries', anInquiryOf('shown', row)));
    if (!writer) return;
    const { id: memberId } = writer;
    await keepPresences(replica, [{ inquiryId, memberId, doing: 'writing', since: ago(0.05) }]);
  };
const turn = (row: Partial<Inquiry>) => (replica: Replica) =>
  receive(
    replica,
    {
      kind: 'changes',
      seq: 1001,
      changes: upserts('inquiries', anInquiryOf('shown', row)),
      cursor: null,
      total: null,
    },
    false,
    now,
  );
const by = (kind: 'held' | 'answered' | 'writing' | 'beaten', { name }: Member, hours = 0.05) => ({
  kind,
  name,
  at: ago(hours),
});
const answer = {
  at: ago(0.02),
  by: sun.id,
  evidence: 'browser' as const,
  messageId: null,
  dueBy: null,
};

export const states: State[] = [
  { name: 'held', verdict: by('held', wang), fill: one(heldBy(wang, 0.05)) },
  {
    name: 'held, and they write',
    verdict: by('held', wang),
    fill: one(heldBy(wang, 0.05), { writer: wang }),
  },
  { name: 'held, asked', verdict: by('held', wang), fill: one(heldBy(wang, 0.05)), press: 1 },
  {
    name: 'held, for a manager',
    verdict: by('held', wang, 20),
    fill: one(heldBy(wang, 20), { me: zhou }),
  },
  {
    name: 'answered',
    verdict: by('answered', sun, 0.02),
    fill: one({ ...heldBy(linda), answer }),
  },
  { name: 'writing', verdict: by('writing', wang), fill: one({}, { writer: wang }) },
  {
    name: 'writing, the claim is on its way',
    verdict: by('writing', wang),
    fill: one({}, { writer: wang }),
    press: 1,
  },
  {
    name: 'the claim was refused',
    verdict: by('writing', wang),
    fill: one({}, { writer: wang }),
    press: 1,
    afterwards: async (replica) => {
      const claim = await replica.outbox.orderBy('order').first();
      const refusal = {
        code: 'already-claimed',
        memberId: wang.id,
        at: ago(3 / 3600),
      } as const;
      if (claim) await settleRefused(replica, claim.id, { refusal, problem: null }, now);
      await turn(heldBy(wang, 3 / 3600))(replica);
    },
  },
  {
    name: 'beaten to Send',
    verdict: by('beaten', sun, 2 / 3600),
    fill: one({
      sending: { memberId: sun.id, at: ago(2 / 3600), until: new Date(now.getTime() + 58_000) },
    }),
  },
  {
    name: 'wrong From',
    verdict: {
      kind: 'wrong-from',
      from: 'linda.chen@personal-mail.example',
      mailbox: 'info@northquay.test',
    },
    fill: one(heldBy(linda)),
  },
  {
    name: 'free again',
    verdict: by('held', wang),
    fill: one(heldBy(wang)),
    after: turn({}),
  },
  {
    name: 'given to me',
    verdict: by('held', wang),
    fill: one(heldBy(wang)),
    after: turn({ ...heldBy(linda, 0), assignedBy: wang.id }),
  },
];
