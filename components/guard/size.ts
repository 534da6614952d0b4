import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The most the page believes. */
const most = 2000;

/**
 * Tells how high an element is, now and whenever that changes: the page gives our frame its height.
 * @returns the ref for that element.
 */
export function useSize(tell: (height: number) => void): (element: HTMLElement | null) => void {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const told = useRef(0);
  const measure = (): void => {
    const height = Math.min(most, Math.ceil(element?.getBoundingClientRect().height ?? 0));
    if (height === 0 || height === told.current) return;
    told.current = height;
    tell(height);
  };
  // By ourselves at first: a browser need not observe what is in a frame that has no height yet.
  useLayoutEffect(measure);
  useEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return setElement;
}
