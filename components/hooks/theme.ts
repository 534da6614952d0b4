import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Look } from '#lib/protocol/bridge.ts';
import { theme as themeSetting } from '#lib/settings/settings.ts';
import { useSetting } from './setting.ts';

const dark = '(prefers-color-scheme: dark)';

/** As quiet a guest as can be: shape and theme of the page we stand in, `null` outside of one. */
export function useLook(look: Look | null): void {
  useTheme(look?.theme ?? null);
  const host = look?.webmail;
  useLayoutEffect(() => {
    if (host) document.documentElement.dataset.host = host;
  }, [host]);
}

/**
 * Light or dark on the root element: as chosen, else as the page we stand in looks, else as the system does.
 * @param page the look of that page; `null` outside of one.
 */
export function useTheme(page: 'light' | 'dark' | null): void {
  const [chosen] = useSetting(themeSetting);
  const [system, setSystem] = useState(() => matchMedia(dark).matches);
  useEffect(() => {
    const media = matchMedia(dark);
    const tell = () => setSystem(media.matches);
    media.addEventListener('change', tell);
    return () => media.removeEventListener('change', tell);
  }, []);
  const own = chosen === undefined || chosen === 'page' ? null : chosen;
  const theme = own ?? page ?? (system ? 'dark' : 'light');
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
