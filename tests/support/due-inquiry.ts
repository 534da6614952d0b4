import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import { anInquiry, hoursLater, idOf } from './rows.ts';

/** Due `hours` after the morning, held by nobody or by `holder`, who took it themselves; its id and subject are `word`. */
export function dueInquiry(
  word: string,
  hours: number,
  holder: Member | null,
  over: Partial<Inquiry> = {},
): Inquiry {
  return anInquiry({
    id: idOf(word),
    subject: word,
    viewBy: null,
    replyBy: hoursLater(hours),
    assigneeId: holder?.id ?? null,
    assignedBy: holder?.id ?? null,
    assignedAt: holder && hoursLater(1),
    stage: holder ? 'claimed' : 'open',
    ...over,
  });
}
