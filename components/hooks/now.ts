import { useEffect, useState } from 'preact/hooks';
import { useFrame } from './frame.tsx';

const minute = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One timer for the whole frame, on the minute; none while nobody listens. */
function wait(now: () => Date): void {
  timer = setTimeout(
    () => {
      tellNow();
      if (listeners.size > 0) wait(now);
    },
    minute - (now().getTime() % minute),
  );
}

function listen(tell: () => void, now: () => Date): () => void {
  listeners.add(tell);
  if (listeners.size === 1) wait(now);
  // Timers sleep in a hidden tab, so coming back looks at the clock at once.
  const seen = () => void (document.hidden || tell());
  document.addEventListener('visibilitychange', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    listeners.delete(tell);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** The clock was put right: everything that tells the time looks at it anew. */
export function tellNow(): void {
  for (const tell of listeners) tell();
}

/** Now by the server's clock, to the minute. */
export function useNow(): Date {
  const { author } = useFrame();
  const [now, setNow] = useState(author.now);
  useEffect(() => listen(() => setNow(author.now()), author.now), [author]);
  return now;
}
