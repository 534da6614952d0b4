import type { Page } from '#components/hooks/frame.tsx';
import { linkPage, type PageLink } from '#lib/bridge/sidebar.ts';
import type { Look, Sight } from '#lib/protocol/bridge.ts';

/** What the page has told so far; both come with its hello. */
export interface Told {
  look: Look;
  sight: Sight;
}

/** The page we stand in: what it tells, and what it does for us. */
export interface Followed {
  page: Page;
  /** `null` until the page has said hello. */
  told(): Told | null;
  /** Told at each change, until the returned function is called. */
  follow(tell: () => void): () => void;
}

/** Follows the page of our own tab, until `signal` aborts. */
export async function followPage(signal: AbortSignal): Promise<Followed> {
  const listeners = new Set<() => void>();
  let told: Told | null = null;
  const link = await linkPage((message) => {
    if (message.type === 'hello') told = { look: message.look, sight: message.sight };
    // A frame that has not heard a hello is not spoken to.
    else if (told) told = { ...told, ...message };
    for (const tell of listeners) tell();
  }, signal);
  return {
    page: pageOf(link),
    told: () => told,
    follow(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

function pageOf(link: PageLink | null): Page {
  const tell: PageLink['tell'] = (message) => link?.tell(message) ?? Promise.resolve({ ok: false });
  return {
    insert: (text) => tell({ type: 'insert', text }),
    fold: (folded) => void tell({ type: 'fold', folded }),
    leave: () => void tell({ type: 'leave' }),
  };
}
