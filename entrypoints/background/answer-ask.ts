import { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Replica } from '#lib/replica/database.ts';
import { perform, type Author } from '#lib/replica/perform.ts';

/**
 * Answers a colleague's request by a button of its notification: the first gives, the second keeps. All that is needed
 * stands in the notification's name, for the worker may have been stopped since. `false`: it was another notification.
 */
export async function answerAsk(
  replica: Replica,
  notification: { id: string; button: number },
  author: Author,
): Promise<boolean> {
  const [kind, about, from] = notification.id.split(':');
  const inquiryId = InquiryId.safeParse(about).data;
  const memberId = MemberId.safeParse(from).data;
  if (kind !== 'asked' || !inquiryId || !memberId) return false;
  const give = notification.button === 0;
  await perform(replica, { type: 'answer-ask', inquiryId, memberId, give }, author);
  return true;
}
