import { useLayoutEffect } from 'preact/hooks';

/** Marks `baton:painted` in the performance timeline once what `key` names is on screen. */
export function usePainted(key: string | null): void {
  useLayoutEffect(() => {
    if (key === null) return undefined;
    // A frame's callback runs before it is painted, a task after it behind it.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => performance.mark('baton:painted', { detail: key }));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [key]);
}
