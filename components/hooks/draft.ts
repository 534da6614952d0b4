import { useEffect, useState } from 'preact/hooks';
import { remember, remembered } from './remembered.ts';

export interface Editing<T> {
  draft: T;
  change(changes: Partial<T>): void;
  /** It differs from what is saved. */
  isChanged: boolean;
  /** What is saved again. */
  discard(): void;
  /** It was saved, so nothing need be kept. */
  forget(): void;
}

/**
 * Something being edited. It lives as long as its tab: who goes to another room and comes back finds it as it was.
 * @param name under which it is kept; one for each thing.
 * @param saved as it is without changes; plain data, no dates.
 */
export function useDraft<T extends object>(name: string, saved: T): Editing<T> {
  const [kept, keep] = useState<T | null>(() => parsed<T>(remembered('draft', name)));
  const isChanged = kept !== null && JSON.stringify(kept) !== JSON.stringify(saved);
  useEffect(() => {
    remember('draft', name, isChanged ? JSON.stringify(kept) : '');
  }, [name, kept, isChanged]);
  const forget = () => {
    remember('draft', name, '');
    keep(null);
  };
  return {
    draft: kept ?? saved,
    change: (changes) => keep((now) => ({ ...(now ?? saved), ...changes })),
    isChanged,
    discard: forget,
    forget,
  };
}

function parsed<T>(text: string): T | null {
  if (text === '') return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
