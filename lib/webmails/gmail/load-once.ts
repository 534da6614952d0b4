import { loadInTime, type InboxSDK, type LoadSdk, type SdkOptions } from './sdk.ts';

/**
 * Loads InboxSDK once for a page, and anew only where an admin has set other selectors for it: it cannot take them
 * later, and two of them on one page would do everything twice.
 */
export function loadOnce(
  load: LoadSdk,
): (options: SdkOptions, signal: AbortSignal) => Promise<InboxSDK | null> {
  let loaded: { text: string; coming: Promise<InboxSDK> } | null = null;
  return async (options, signal) => {
    const text = JSON.stringify(options.selectorOverrides ?? {});
    if (loaded?.text !== text) {
      const before = loaded?.coming;
      void before?.then((sdk) => sdk.destroy()).catch(() => undefined);
      loaded = { text, coming: load(options) };
    }
    const { coming } = loaded;
    return loadInTime(() => coming, signal);
  };
}
