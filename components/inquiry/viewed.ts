import { useEffect } from 'preact/hooks';
import { usePerform } from '#components/hooks/perform.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';

/** Passing over a mail in a list is no look. */
const moment = 1000;

/** Tells once that a human has looked: the inquiry was in front of somebody for a moment, and nobody had looked so far. */
export function useViewed({ id, viewBy }: Inquiry): void {
  const perform = usePerform();
  const isRunning = viewBy !== null;
  useEffect(() => {
    if (!isRunning) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isTold = false;
    const look = () => {
      clearTimeout(timer);
      if (document.hidden || isTold) return;
      timer = setTimeout(() => {
        isTold = true;
        void perform({ type: 'view', inquiryId: id });
      }, moment);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, isRunning]);
}
