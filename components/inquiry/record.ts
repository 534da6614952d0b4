import { useEffect, useState } from 'preact/hooks';
import { type History, useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Replica } from '#lib/replica/database.ts';
import { inquiryView, type InquiryView } from '#lib/replica/queries/inquiry.ts';
import { teamMailboxes, whoAmI } from '#lib/replica/queries/team.ts';

/** An inquiry that is not in the page: out of this browser's copy, or, closed long ago, out of the server's. */
export type Record =
  | { kind: 'reading' }
  | { kind: 'view'; view: InquiryView }
  /** The server does not have it for this person, or cannot be asked. */
  | { kind: 'none' };

export function useRecord(inquiryId: InquiryId | null): Record {
  const { replica, ask } = useFrame();
  const here = useLive(
    async () => (inquiryId ? inquiryView(replica, inquiryId) : null),
    [replica, inquiryId],
  );
  const [there, setThere] = useState<{ of: InquiryId; view: InquiryView | null } | null>(null);
  const isMissing = inquiryId !== null && here === null;
  useEffect(() => {
    if (!isMissing) return undefined;
    let isCurrent = true;
    void (async () => {
      const history = await ask({ type: 'history', inquiryId });
      const view = history ? await viewFrom(replica, history) : null;
      if (isCurrent) setThere({ of: inquiryId, view });
    })();
    return () => {
      isCurrent = false;
    };
  }, [isMissing, inquiryId]);
  if (here) return { kind: 'view', view: here };
  if (here === undefined || there?.of !== inquiryId) return { kind: 'reading' };
  return there.view ? { kind: 'view', view: there.view } : { kind: 'none' };
}

/** The server's answer as the sidebar shows an inquiry; names and mailboxes are in every browser. */
async function viewFrom(replica: Replica, history: History): Promise<InquiryView> {
  const { inquiry, customer, messages, notes, entries, others } = history;
  const members = await replica.members.toArray();
  const mailboxes = await teamMailboxes(replica);
  return {
    inquiry,
    settled: inquiry,
    phase: null,
    steps: [],
    refusals: [],
    customer,
    mailbox: mailboxes.find(({ id }) => id === inquiry.mailboxId) ?? null,
    messages,
    notes: notes.map((note) => ({ note, isPredicted: false })),
    entries,
    subjects: new Map(others.map(({ id, subject }) => [id, subject])),
    members: new Map(members.map(({ row }) => [row.id, row])),
    me: (await whoAmI(replica))?.member ?? null,
    others,
  };
}
