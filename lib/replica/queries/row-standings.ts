import { clockOf, due, soonFrom, type ClockState } from '#lib/domain/clock.ts';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Doing, Presence } from '#lib/domain/presence.ts';
import type { RowSight } from '#lib/domain/row-recognition.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import type { Overlay } from '../overlay.ts';
import { allRows } from '../slice.ts';
import { reading } from './reading.ts';
import { inquiriesByRows } from './rows.ts';

/** How a row's inquiry stands: as much of it as a chip says. */
export interface RowStanding {
  holder: 'nobody' | 'me' | 'other';
  state: Extract<ClockState, 'plenty' | 'soon' | 'over'> | 'paused' | 'answered' | 'closed';
  /** Whom it says: who answered, else who holds it. `null`: nobody, or nobody known. */
  who: Member | null;
  /** Whether that is the person themselves. */
  isMe: boolean;
  /** What a colleague does at it now, and whether it is the one said. */
  presence: { doing: Doing; isWho: boolean } | null;
  /** When time alone will change this, if it will. */
  changesAt: Date | null;
}

/**
 * How each row stands, the person's unsettled actions counted in; `null` for a row of no inquiry, and of one whose
 * mailbox is watched no more.
 */
export function rowStandings(
  replica: Replica,
  rows: readonly RowSight[],
  now: Date,
): Promise<(RowStanding | null)[]> {
  return reading(replica, async (over) => {
    const me = await readMeta(replica, 'me');
    if (!me || rows.length === 0) return rows.map(() => null);
    const [ids, members, mailboxes, presences] = await Promise.all([
      inquiriesByRows(replica, over, rows),
      allRows(replica, over.laid, 'members'),
      allRows(replica, over.laid, 'mailboxes'),
      replica.presences.toArray(),
    ]);
    const inquiries = await inquiriesOf(replica, over, ids);
    const watched = new Set(mailboxes.filter(({ active }) => active).map(({ id }) => id));
    const people = new Map(members.map((member) => [member.id, member]));
    return ids.map((id) => {
      const inquiry = id && inquiries.get(id);
      if (!inquiry || !watched.has(inquiry.mailboxId)) return null;
      return standingOf(inquiry, { me: me.memberId, people, presences, now });
    });
  });
}

async function inquiriesOf(
  replica: Replica,
  { laid }: Overlay,
  ids: readonly (InquiryId | null)[],
): Promise<Map<InquiryId, Inquiry>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const kept = await replica.inquiries.bulkGet(wanted);
  const found = new Map<InquiryId, Inquiry>();
  for (const [index, id] of wanted.entries()) {
    const inquiry = laid.inquiries.get(id) ?? kept[index]?.row;
    if (inquiry) found.set(id, inquiry);
  }
  return found;
}

interface Around {
  me: MemberId;
  people: ReadonlyMap<MemberId, Member>;
  presences: readonly Presence[];
  now: Date;
}

function standingOf(inquiry: Inquiry, { me, people, presences, now }: Around): RowStanding {
  const { id, assigneeId, answer } = inquiry;
  const state = stateOf(inquiry, now);
  const whoId = state === 'answered' ? (answer?.by ?? null) : assigneeId;
  const here = presences.filter(({ inquiryId, memberId }) => inquiryId === id && memberId !== me);
  // Of several, who writes is what matters, and of those whom the chip names.
  const doing = here.some((one) => one.doing === 'writing') ? 'writing' : 'viewing';
  const isWho = here.some((one) => one.doing === doing && one.memberId === whoId);
  return {
    holder: assigneeId === null ? 'nobody' : assigneeId === me ? 'me' : 'other',
    state,
    who: (whoId && people.get(whoId)) ?? null,
    isMe: whoId === me,
    presence: here.length > 0 ? { doing, isWho } : null,
    changesAt: changesAt(inquiry, now),
  };
}

function stateOf(inquiry: Inquiry, now: Date): RowStanding['state'] {
  if (inquiry.stage === 'closed') return 'closed';
  const { state } = clockOf(inquiry, now);
  if (state === 'done') return 'answered';
  return state === 'stopped' ? 'paused' : state;
}

function changesAt(inquiry: Inquiry, now: Date): Date | null {
  if (inquiry.stage === 'closed') return null;
  const moments = [soonFrom(inquiry), due(inquiry)?.by ?? null];
  return moments.find((moment) => moment !== null && moment > now) ?? null;
}
