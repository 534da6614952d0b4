import { useEffect, useRef, useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Hit } from './Hits.tsx';
import { hitsOf, lookAt, type Looked } from './look-at.ts';

export interface Looking {
  /** `undefined` until this browser's copy has been read. */
  looked: Looked | undefined;
  /** The server is asked, because this browser does not know the mail. */
  isAsking: boolean;
  candidates: readonly Hit[];
  /** The person says which it is. */
  choose: (inquiryId: InquiryId) => void;
}

/** What the server said of one sighting, or the person. */
interface Told {
  of: string;
  inquiryId: InquiryId | null;
  candidateIds: InquiryId[];
}

/** Answers "which inquiry is this mail" from this browser's copy at once, and by the server only where that fails. */
export function useLooked(sighting: Sighting | null, canAsk: boolean): Looking {
  const { replica, ask } = useFrame();
  const key = sighting ? JSON.stringify(sighting) : '';
  const [told, setTold] = useState<Told | null>(null);
  const own = told?.of === key ? told : null;
  const known = own?.inquiryId ?? null;
  const looked = useLive(
    async () => (sighting ? lookAt(replica, sighting, known) : undefined),
    [replica, key, known],
  );
  const before = useRef<{ sighting: Sighting; looked: Looked } | null>(null);
  if (looked && sighting) before.current = { sighting, looked };
  const isUnknown = looked?.sighted.kind === 'none' && looked.mailbox !== null;
  const mustAsk = isUnknown && canAsk && own === null;
  useEffect(() => {
    if (!mustAsk || !sighting) return undefined;
    let isCurrent = true;
    const unanswered = (fault: unknown) => {
      // Our own fault, and no reason to leave the person waiting: the mail can be tracked by hand.
      reportError(fault);
      return null;
    };
    void ask({ type: 'resolve', sighting })
      .catch(unanswered)
      .then((found) => {
        if (!isCurrent) return;
        const inquiryId = found?.kind === 'inquiry' ? found.inquiryId : null;
        const candidateIds = found?.kind === 'candidates' ? found.inquiryIds : [];
        setTold({ of: key, inquiryId, candidateIds });
      });
    return () => {
      isCurrent = false;
    };
  }, [mustAsk, key]);
  const ids = own?.candidateIds ?? [];
  const alike = useLive(() => hitsOf(replica, ids), [replica, ids.join()]) ?? [];
  return {
    looked: looked ?? stillRight(before.current, sighting),
    isAsking: mustAsk,
    candidates: looked && looked.candidates.length > 0 ? looked.candidates : alike,
    choose: (inquiryId) => setTold({ of: key, inquiryId, candidateIds: [] }),
  };
}

/**
 * A page tells the ids of a mail one after the other. Of one that lies where it lay and says what it said, the inquiry
 * found before stands while this browser's copy is read again: no blank between, and what is being typed stays.
 */
function stillRight(
  before: { sighting: Sighting; looked: Looked } | null,
  now: Sighting | null,
): Looked | undefined {
  if (!before?.looked.view || !now?.place) return undefined;
  const named = ({ webmail, account, place, from, subject }: Sighting): string =>
    JSON.stringify([webmail, account, place, from, subject]);
  return named(before.sighting) === named(now) ? before.looked : undefined;
}

/** How the mail on screen is called in the performance timeline. */
export function nameOfSighting({ rfcMessageId, gmail, place, subject }: Sighting): string {
  return (
    rfcMessageId ?? gmail?.messageId ?? (place ? `${place.folder} ${place.uid}` : null) ?? subject
  );
}
