import { v5 as uuidFrom } from 'uuid';
import type { ActionId, MemberId, MessageId } from '#lib/domain/ids.ts';

/** The id under which one mail reaches one assignee, once, whoever sees to it. */
export function followUpId(messageId: MessageId, memberId: MemberId): ActionId {
  return uuidFrom(`follow-up ${memberId}`, messageId) as ActionId;
}
