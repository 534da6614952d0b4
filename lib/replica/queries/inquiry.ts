import type { Customer } from '#lib/domain/customer.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Note } from '#lib/domain/note.ts';
import { Dexie } from 'dexie';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import type { Overlay, Phase, Step } from '../overlay.ts';
import type { Refused } from '../record.ts';
import { allRows, oneRow } from '../slice.ts';
import { reading } from './reading.ts';

/** Everything the sidebar says about one inquiry, the person's own unsettled actions included. */
export interface InquiryView {
  /** As predicted. `settled` is the server's own word, from which the refused falls back. */
  inquiry: Inquiry;
  settled: Inquiry;
  /** `predicted`: shown as done, not confirmed yet. `pending`: the server must say first. `null`: all settled. */
  phase: Exclude<Phase, 'refused'> | null;
  /** The person's unsettled actions on it, in order; `action.at` tells for how long one has waited. */
  steps: Step[];
  /** What the server refused and the person has not dismissed, oldest first. */
  refusals: Refused[];
  customer: Customer | null;
  mailbox: Mailbox | null;
  /** Oldest first. */
  messages: Message[];
  /** Oldest first; `isPredicted`: not confirmed yet. */
  notes: { note: Note; isPredicted: boolean }[];
  /** The timeline, oldest first; what joined it to another or split it from one stands with that other. */
  entries: Entry[];
  /** What the inquiries are about that it was joined with or split from, as far as they are in this browser's copy. */
  subjects: ReadonlyMap<InquiryId, string>;
  /** Everybody of the team, also those who left, so that each id has its name. */
  members: ReadonlyMap<MemberId, Member>;
  me: Member | null;
  /** Other inquiries of this customer, newest first, at most twenty. */
  others: Inquiry[];
}

/** `null`: not in this browser's copy (not seen yet, or closed long ago: ask the worker for its `history`). */
export function inquiryView(replica: Replica, inquiryId: InquiryId): Promise<InquiryView | null> {
  return reading(replica, async (over) => {
    const settled = (await replica.inquiries.get(inquiryId))?.row;
    if (!settled) return null;
    const inquiry = over.laid.inquiries.get(inquiryId) ?? settled;
    const steps = over.steps.filter(
      ({ action }) => 'inquiryId' in action && action.inquiryId === inquiryId,
    );
    // Asked for together: somebody waits for this with a mail open.
    const [me, members, refusals, customer, mailbox, messages, notes, story, others] =
      await Promise.all([
        readMeta(replica, 'me'),
        allRows(replica, over.laid, 'members'),
        replica.refused.where({ inquiryId }).sortBy('at'),
        oneRow(replica, over.laid, 'customers', inquiry.customerId),
        oneRow(replica, over.laid, 'mailboxes', inquiry.mailboxId),
        messagesOf(replica, inquiryId),
        notesOf(replica, inquiryId, over),
        storyOf(replica, inquiryId),
        othersOf(replica, inquiry),
      ]);
    return {
      inquiry,
      settled,
      phase: phaseOf(steps),
      steps,
      refusals,
      customer,
      mailbox,
      messages,
      notes,
      ...story,
      members: new Map(members.map((member) => [member.id, member])),
      me: members.find((member) => member.id === me?.memberId) ?? null,
      others,
    };
  });
}

/** The worst of the steps: whoever waits for the server's word waits with all of it. */
export function phaseOf(steps: readonly Step[]): Exclude<Phase, 'refused'> | null {
  if (steps.some(({ phase }) => phase === 'pending')) return 'pending';
  return steps.some(({ changes }) => changes.length > 0) ? 'predicted' : null;
}

async function messagesOf(replica: Replica, inquiryId: InquiryId): Promise<Message[]> {
  const kept = await replica.messages.where('row.inquiryId').equals(inquiryId).toArray();
  const rows = kept.map(({ row }) => row);
  return rows.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

async function notesOf(replica: Replica, inquiryId: InquiryId, over: Overlay) {
  const kept = await replica.notes.where('row.inquiryId').equals(inquiryId).toArray();
  const settled = kept.map(({ row }) => ({ note: row, isPredicted: false }));
  const laid = [...over.laid.notes.values()].flatMap((note) =>
    note?.inquiryId === inquiryId ? [{ note, isPredicted: true }] : [],
  );
  return [...settled, ...laid].toSorted((a, b) => a.note.at.getTime() - b.note.at.getTime());
}

async function storyOf(
  replica: Replica,
  inquiryId: InquiryId,
): Promise<Pick<InquiryView, 'entries' | 'subjects'>> {
  const entries = await entriesOf(replica, inquiryId);
  return { entries, subjects: await subjectsOf(replica, entries) };
}

async function entriesOf(replica: Replica, inquiryId: InquiryId): Promise<Entry[]> {
  const [own, others] = await Promise.all([
    replica.entries
      .where('[row.inquiryId+row.seq]')
      .between([inquiryId, Dexie.minKey], [inquiryId, Dexie.maxKey])
      .toArray(),
    replica.entries.where('row.detail.otherId').equals(inquiryId).toArray(),
  ]);
  const rows = [...own, ...others.filter(({ row }) => isOfTwo(row))].map(({ row }) => row);
  return rows.toSorted((a, b) => a.seq - b.seq);
}

function isOfTwo({ action }: Entry): boolean {
  return action === 'merge' || action === 'split';
}

async function subjectsOf(
  replica: Replica,
  entries: readonly Entry[],
): Promise<Map<InquiryId, string>> {
  const ids = entries
    .filter(isOfTwo)
    .flatMap(({ inquiryId, detail }) => [inquiryId, detail.otherId])
    .filter((id) => id !== null && id !== undefined);
  // Most were never joined or split, and then nothing more is asked for.
  if (ids.length === 0) return new Map();
  const kept = await replica.inquiries.bulkGet([...new Set(ids)]);
  return new Map(kept.flatMap((one) => (one ? [[one.row.id, one.row.subject]] : [])));
}

async function othersOf(replica: Replica, { id, customerId }: Inquiry): Promise<Inquiry[]> {
  const kept = await replica.inquiries
    .where('row.customerId')
    .equals(customerId)
    .limit(200)
    .toArray();
  const rows = kept.map(({ row }) => row).filter((row) => row.id !== id);
  return rows.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime()).slice(0, 20);
}
