import type { InquiryId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { recognise, type Sighting } from '#lib/domain/sighting.ts';
import type { Replica } from '#lib/replica/database.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { inquiryView, type InquiryView } from '#lib/replica/queries/inquiry.ts';
import { reading } from '#lib/replica/queries/reading.ts';
import {
  inquiryBySighting,
  mailboxBySighting,
  type Sighted,
} from '#lib/replica/queries/sighting.ts';
import type { Refused } from '#lib/replica/record.ts';
import { oneRow } from '#lib/replica/slice.ts';
import type { Hit } from './Hits.tsx';

/** All that the sidebar says about the mail on screen. */
export interface Looked {
  sighted: Sighted;
  /** The inquiry, with everything about it; `null` where it is none, or not in this browser's copy. */
  view: InquiryView | null;
  /** To choose from, where several are alike. */
  candidates: Hit[];
  /** The watched mailbox it came to; `null`: none of ours. */
  mailbox: Mailbox | null;
  /** This person tried to track it, and the server said why not. */
  refusals: Refused[];
}

/**
 * Everything in one consistent look, so that the first paint waits for one answer and not for a row of them.
 * @param known which inquiry it is, where the person or the server has said so.
 */
export function lookAt(
  replica: Replica,
  sighting: Sighting,
  known: InquiryId | null,
): Promise<Looked> {
  return replica.transaction('r', replica.tables, async () => {
    const [refusals, found, mailbox] = await Promise.all([
      refusedTracking(replica, sighting),
      inquiryBySighting(replica, sighting),
      mailboxBySighting(replica, sighting),
    ]);
    const sighted = await sightedAs(replica, found, known ?? trackedElsewhere(refusals));
    const isFound = sighted.kind === 'inquiry' || sighted.kind === 'tracking';
    return {
      sighted,
      view: isFound ? await inquiryView(replica, sighted.inquiryId) : null,
      candidates: sighted.kind === 'candidates' ? await hitsOf(replica, sighted.inquiryIds) : [],
      mailbox,
      refusals,
    };
  });
}

async function sightedAs(
  replica: Replica,
  sighted: Sighted,
  told: InquiryId | null,
): Promise<Sighted> {
  if (!told || sighted.kind === 'inquiry') return sighted;
  const message = await replica.messages.where('row.inquiryId').equals(told).first();
  if (message) return { kind: 'inquiry', inquiryId: told, messageId: message.row.id };
  const opened = await replica.outbox.where('inquiryId').equals(told).first();
  return opened ? { kind: 'tracking', inquiryId: told } : sighted;
}

/** Where the server says that this mail is tracked already. */
function trackedElsewhere(refusals: readonly Refused[]): InquiryId | null {
  const codes = refusals.map(({ refusal }) => refusal);
  const known = codes.find((refusal) => refusal?.code === 'already-tracked');
  return known?.code === 'already-tracked' ? known.inquiryId : null;
}

/** Inquiries as rows to choose from. */
export function hitsOf(replica: Replica, ids: readonly InquiryId[]): Promise<Hit[]> {
  return reading(replica, async ({ laid }) => {
    const me = (await readMeta(replica, 'me'))?.memberId;
    const rows = await Promise.all(ids.map((id) => oneRow(replica, laid, 'inquiries', id)));
    return Promise.all(
      rows
        .filter((row) => row !== null)
        .map(async (inquiry) => ({
          inquiry,
          customer: await oneRow(replica, laid, 'customers', inquiry.customerId),
          assignee: await oneRow(replica, laid, 'members', inquiry.assigneeId),
          isMine: inquiry.assigneeId !== null && inquiry.assigneeId === me,
        })),
    );
  });
}

async function refusedTracking(replica: Replica, sighting: Sighting): Promise<Refused[]> {
  const refused = await replica.refused.filter(({ action }) => action.type === 'open').toArray();
  return refused.filter(({ action }) => {
    if (action.type !== 'open') return false;
    const { message, inquiryId } = action;
    return recognise(sighting, [{ ...message, inquiryId, seq: 0 }]).kind === 'inquiry';
  });
}
