import type {
  PageReply,
  PageToSidebar,
  PageToWorker,
  SidebarToPage,
  Sight,
  WorkerReply,
  WorkerToPage,
} from '#lib/protocol/bridge.ts';
import { foldFrame, sidebarFrame } from './frame.ts';
import type { Webmail } from './webmail.ts';

/** The page's end of the bridge, handed in: what knows a page does not know how messages travel. */
export interface Bridge {
  tellSidebar(message: PageToSidebar): Promise<void>;
  answerSidebar(answer: (message: SidebarToPage) => Promise<PageReply>, signal: AbortSignal): void;
  askWorker(message: PageToWorker): Promise<WorkerReply | null>;
  hearWorker(handle: (message: WorkerToPage) => void, signal: AbortSignal): void;
  isOrphaned(): boolean;
}

/**
 * Lives in a page as a guest: shows the sidebar there, tells it what the page shows, and does what it asks, until
 * `outer` aborts or the extension is updated under the page. Then everything of ours goes, without a word; the page
 * itself is never reloaded. Keys pressed in the sidebar stay there, for it is a frame.
 */
export async function settleIn(
  webmail: Webmail,
  bridge: Bridge,
  sidebar: string,
  outer: AbortSignal,
): Promise<void> {
  const house = await bridge.askWorker({ type: 'page', webmail: webmail.name });
  if (!house || outer.aborted) return;
  const end = new AbortController();
  const signal = AbortSignal.any([outer, end.signal]);
  const frame = sidebarFrame(document, sidebar, house.title);
  foldFrame(frame, house.folded);

  let sight: Sight = { kind: 'nothing' };
  const look = () => ({ webmail: webmail.name, theme: webmail.theme() });
  const tell = (message: PageToSidebar): void => {
    if (bridge.isOrphaned()) end.abort();
    else void bridge.tellSidebar(message);
  };
  const answers = {
    ready: () => tell({ type: 'hello', look: look(), sight }),
    insert: ({ text }: { text: string }) => webmail.insert(text, signal),
    fold({ folded }: { folded: boolean }) {
      foldFrame(frame, folded);
      void bridge.askWorker({ type: 'folded', folded });
    },
    leave: () => webmail.focus(),
  };
  bridge.answerSidebar(async (message) => {
    const reply = await answers[message.type](message as never);
    return reply ?? { ok: true };
  }, signal);
  bridge.hearWorker(() => {
    if (document.activeElement === frame) webmail.focus();
    else frame.focus();
  }, signal);
  webmail.watch((now) => {
    sight = now;
    tell({ type: 'sight', sight });
  }, signal);
  webmail.watchSent((sent) => {
    if (!bridge.isOrphaned()) void bridge.askWorker({ type: 'sent', sent });
  }, signal);
  webmail.watchTheme(() => tell({ type: 'look', look: look() }), signal);
  // Nobody tells a page that its extension was updated; coming back to it is when a dead strip would be met.
  const check = (): void => void (bridge.isOrphaned() && end.abort());
  document.addEventListener('visibilitychange', check, { signal });
  addEventListener('focus', check, { signal });
  webmail.mount(frame, signal);
  await webmail.resume(signal);
}
