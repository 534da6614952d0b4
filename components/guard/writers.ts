import { useEffect, useState } from 'preact/hooks';
import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { presencesOf } from '#lib/replica/queries/presence.ts';
import { standing } from '#lib/replica/queries/standing.ts';
import type { Writer } from './stop.ts';

/** Who stops writing may have sent it: until that is known they count as writing, in milliseconds. */
const lingering = 20_000;
const nobody: readonly Writer[] = [];

/** Which colleagues write an answer to it, the longest first; nobody is known to have stopped while we are offline. */
export function useWriters(inquiryId: InquiryId): readonly Writer[] {
  const replica = useReplica();
  const present = useLive(() => presencesOf(replica, inquiryId), [replica, inquiryId]);
  const connection = useLive(async () => (await standing(replica)).connection.kind, [replica]);
  const [kept, keep] = useState(nobody);
  const writing = present?.filter(({ doing }) => doing === 'writing') ?? nobody;
  const isGone = present !== undefined && writing.length === 0 && connection === 'connected';
  const names = writing.map(({ memberId, since }) => memberId + since.getTime()).join();
  useEffect(() => {
    if (names !== '') keep(writing);
  }, [names]);
  useEffect(() => {
    if (!isGone) return undefined;
    const timer = setTimeout(() => keep(nobody), lingering);
    return () => clearTimeout(timer);
  }, [isGone]);
  return writing.length > 0 ? writing : kept;
}
