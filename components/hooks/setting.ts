import { useEffect, useState } from 'preact/hooks';
import type { Setting } from '#lib/settings/setting.ts';

/**
 * A stored setting, also as other pages change it; `undefined` until it is read. Writing shows at once, and resolves when
 * the worker would read it too.
 */
export function useSetting<T>(setting: Setting<T>): [T | undefined, (value: T) => Promise<void>] {
  const [value, setValue] = useState<{ is: T } | null>(null);
  useEffect(() => {
    const end = new AbortController();
    setting.watch((is) => setValue({ is }), end.signal);
    return () => end.abort();
  }, [setting]);
  const write = (next: T) => {
    setValue({ is: next });
    return setting.write(next);
  };
  return [value?.is, write];
}
