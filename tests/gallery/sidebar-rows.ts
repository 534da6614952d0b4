import type { Sight } from '#components/hooks/frame.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
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
  seed,
  upserts,
  wang,
} from '#tests/support/seeded-team.ts';

/** What stands in the replica behind each picture. */

/** The mail all of them are about. */
export const shown: Sight = { kind: 'message', sighting: aSighting('shown') };

interface Over {
  me?: Member;
  row?: Parameters<typeof anInquiryOf>[1];
  with?: Parameters<typeof seed>[2][];
  after?: (replica: Replica) => Promise<unknown>;
}

/** The inquiry on screen, with its log. */
export function one({ me = linda, row = {}, with: more = [], after }: Over) {
  return async (replica: Replica) => {
    const inquiry = anInquiryOf('shown', row);
    await seed(
      replica,
      me,
      ...upserts('inquiries', inquiry),
      ...firstMails({ word: 'shown', row: inquiry }),
      ...upserts('entries', anEntry('shown', 'open', 'watcher', inquiry.receivedAt)),
      ...more,
    );
    await after?.(replica);
  };
}

export const entries = (...rows: ReturnType<typeof anEntry>[]) => upserts('entries', ...rows);
export const claimed = (by: Member, hours = 2) =>
  entries(anEntry('shown', 'claim', by, ago(hours)));
export const theirs = { language: 'es', customerId: diego.id } as const;
export const inquiryId = idOf<InquiryId>('shown');
export const delivered = (delivery: 'delivered' | 'failed' | 'planned') => ({
  ...heldBy(linda, 20),
  receivedAt: ago(40),
  stage: 'handed-off' as const,
  clockFrom: ago(40),
  replyBy: later(8),
  handoff: {
    memberId: linda.id,
    address: linda.address,
    at: ago(1),
    delivery,
    how: 'appended' as const,
  },
});
export const answer = {
  at: ago(12.5),
  by: linda.id,
  evidence: 'server' as const,
  messageId: null,
  dueBy: later(31),
};
export const closed = {
  ...heldBy(wang),
  receivedAt: ago(120),
  clockFrom: ago(120),
  stage: 'closed' as const,
  answer: { ...answer, by: wang.id },
  replyBy: null,
  outcome: 'won' as const,
  closedAt: ago(90),
  closedBy: wang.id,
};
export const old = [1, 2].map((n) =>
  anInquiryOf(`old ${n}`, {
    ...closed,
    subject: n === 1 ? 'Spare parts for NQ-220' : 'Prices for valves',
    outcome: n === 1 ? 'won' : 'lost',
    receivedAt: ago(900 * n),
  }),
);
