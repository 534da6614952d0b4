import type { Page } from '#components/hooks/frame.tsx';
import { linkPage, type PageLink } from '#lib/bridge/sidebar.ts';
import type { Look, PageToSidebar, Sight } from '#lib/protocol/bridge.ts';

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
export function followPage(signal: AbortSignal): Followed {
  const listeners = new Set<() => void>();
  let told: Told | null = null;
  const link = linkPage((message) => {
    told = after(told, message);
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

/** A frame that has not heard a hello is not spoken to. */
function after(told: Told | null, message: PageToSidebar): Told | null {
  if (message.type === 'hello') return { look: message.look, sight: message.sight };
  if (!told) return null;
  return message.type === 'sight'
    ? { ...told, sight: message.sight }
    : { ...told, look: message.look };
}

function pageOf(link: Promise<PageLink | null>): Page {
  const tell: PageLink['tell'] = async (message) => (await link)?.tell(message) ?? { ok: false };
  return {
    insert: (text) => tell({ type: 'insert', text }),
    fold: (folded) => void tell({ type: 'fold', folded }),
    leave: () => void tell({ type: 'leave' }),
  };
}
