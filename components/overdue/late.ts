import { useEffect, useState } from 'preact/hooks';

const patience = 1000;

/** Whether something has gone on for a second: what is quicker needs no words. */
export function useIsLate(isGoingOn: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return setLate(false);
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [isGoingOn]);
  return isGoingOn && isLate;
}
