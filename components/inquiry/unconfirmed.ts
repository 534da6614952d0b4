import { useEffect, useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';

const patience = 1000;

/** Whether a prediction has gone unconfirmed for a second, or cannot be confirmed now: then the words say so. */
export function useUnconfirmed({ phase, steps }: InquiryView, isOffline: boolean): boolean {
  const { author } = useFrame();
  const since = phase === 'predicted' ? (steps[0]?.action.at.getTime() ?? null) : null;
  const [late, setLate] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setTimeout(() => setLate(since), since + patience - author.now().getTime());
    return () => clearTimeout(timer);
  }, [since]);
  return since !== null && (isOffline || late === since);
}
