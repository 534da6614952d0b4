import { useEffect, useRef, useState } from 'preact/hooks';
import { type Guarded, useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { inquiryView, type InquiryView } from '#lib/replica/queries/inquiry.ts';
import { afterReason, firstStop, isAsWeighty, reasonOf, type Stop } from './stop.ts';
import { useWriters } from './writers.ts';

/** What the dialog shows, and the inquiry it is about. */
export interface LiveStop {
  stop: Stop;
  /** `null`: not in this browser's copy. */
  view: InquiryView | null;
  openedAt: Date;
  now: Date;
}

/**
 * Why Send waits, as long as the dialog stands: the worker's verdict, until this browser's copy shows the reason; then
 * what the copy shows, and in the end that the reason has gone. `undefined` until first read.
 */
export function useStop({ inquiryId, verdict }: Guarded): LiveStop | undefined {
  const { replica, author } = useFrame();
  const view = useLive(() => inquiryView(replica, inquiryId), [replica, inquiryId]);
  const writers = useWriters(inquiryId);
  const [openedAt] = useState(author.now);
  const judged = useRef({ verdict, isSeen: false });
  if (judged.current.verdict !== verdict) judged.current = { verdict, isSeen: false };
  const now = author.now();
  const stop = view === undefined ? firstStop(verdict) : stopNow(view);
  useTick(stop.kind === 'beaten');
  return view === undefined ? undefined : { stop, view, openedAt, now };

  function stopNow(seen: InquiryView | null): Stop {
    // Where a mail goes out from does not change while the dialog stands.
    if (!seen?.me || verdict.kind === 'wrong-from') return firstStop(verdict);
    const { settled: inquiry, me, members } = seen;
    const nameOf = (id: typeof me.id) => members.get(id)?.name ?? '?';
    const live = { inquiry, me: me.id, writers, openedAt, now, nameOf };
    const reason = reasonOf(live, verdict);
    if (reason && (judged.current.isSeen || isAsWeighty(reason, verdict))) {
      judged.current.isSeen = true;
      return reason;
    }
    return judged.current.isSeen || inquiry.assigneeId === me.id
      ? afterReason(live)
      : firstStop(verdict);
  }
}

/** Draws anew each second: seconds are told, and a reservation runs out by itself. */
function useTick(isOn: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
}
