import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { render } from '@testing-library/preact';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Popup } from '#components/overdue/Popup.tsx';
import type { CustomerId, InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { writeMeta, type Meta } from '#lib/replica/meta.ts';
import type { Ask, AskWorker } from '#lib/protocol/worker.ts';
import type { Language } from '#lib/words/language.ts';
import { aReplica, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMailbox, aMember, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';

export const linda = aMember('Linda');
export const zhou = aMember('Zhou', 'manager');
export const lei = aMember('Lei');

/** 50 hours after the morning on which everything begins. */
export const now = hoursLater(50);

/** An inquiry whose reply is due `left` hours from now, and its customer. */
export function dueIn(company: string, left: number, over: Partial<Inquiry> = {}) {
  const customerId = idOf<CustomerId>(`customer of ${company}`);
  const inquiry = anInquiry({
    id: idOf<InquiryId>(company),
    customerId,
    subject: `Quote for ${company}`,
    viewBy: null,
    replyBy: hoursLater(left, now),
    ...over,
  });
  const address = `${company.toLowerCase().replaceAll(' ', '.')}@buyer.example`;
  return { inquiry, customer: aCustomer({ id: customerId, company, addresses: [address] }) };
}

export const heldBy = (member: Member) =>
  ({ stage: 'claimed', assigneeId: member.id, assignedAt: now, assignedBy: member.id }) as const;

/** A connected browser of this member's, as of now. */
export async function seeded(
  me: Member,
  rows: ReturnType<typeof dueIn>[],
  meta: Partial<Meta> = {},
): Promise<Replica> {
  const replica = aReplica();
  await be(replica, me);
  await bring(
    replica,
    1,
    ...upsert('members', linda, zhou, lei),
    ...upsert('mailboxes', aMailbox()),
    ...upsert('customers', ...rows.map(({ customer }) => customer)),
    ...upsert('inquiries', ...rows.map(({ inquiry }) => inquiry)),
  );
  await writeMeta(replica, { syncedAt: now, ...meta });
  return replica;
}

type Replying = (ask: Ask) => unknown;

/** The popup over this replica; `reply` is the worker's side. */
export function open(replica: Replica, language: Language = 'en', reply: Replying = () => null) {
  const ask = vi.fn(async (question: Ask) => reply(question));
  const openOptions = vi.fn();
  const author = { newId: () => v7(), now: () => now };
  const frame = { replica, ask: ask as unknown as AskWorker, author, page: null, openPanel: null };
  const { container } = render(
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone="Asia/Shanghai">
        <Popup openOptions={openOptions} />
      </SpeechProvider>
    </FrameProvider>,
  );
  return { container, ask, openOptions };
}
