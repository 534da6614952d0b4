import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Hit } from './Hits.tsx';

/** Inquiries of the customer on screen, as rows to choose from. */
export function hitsOf(
  { customer, members, me }: InquiryView,
  inquiries: readonly Inquiry[],
): Hit[] {
  return inquiries.map((inquiry) => {
    const { assigneeId } = inquiry;
    return {
      inquiry,
      customer,
      assignee: assigneeId ? (members.get(assigneeId) ?? null) : null,
      isMine: assigneeId !== null && assigneeId === me?.id,
    };
  });
}
