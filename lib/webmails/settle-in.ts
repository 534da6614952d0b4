import type { Welcome, WorkerToPage } from '#lib/protocol/to-page.ts';
import type { GuardToPage } from '#lib/protocol/guard.ts';
import type { AskWorker } from './ask-worker.ts';
import { foldFrame, sidebarFrame } from './frame.ts';
import { guardDrafts } from './guard-drafts.ts';
import { handTo, newTicket } from './hand-to.ts';
import { markRows } from './mark-rows.ts';
import { reportAnchors } from './report-anchors.ts';
import { serveSidebar, type SidebarBridge } from './serve-sidebar.ts';
import type { Choice, Webmail } from './webmail.ts';
import { tellWhereabouts } from './whereabouts.ts';

/** The page's end of the bridge, handed in: what knows a page does not know how messages travel. */
export interface Bridge extends SidebarBridge {
  askWorker: AskWorker;
  hearWorker(handle: (message: WorkerToPage) => void, signal: AbortSignal): void;
  hearGuard(handle: (message: GuardToPage) => void, signal: AbortSignal): void;
  isOrphaned(): boolean;
}

/** Addresses of our own pages that stand in a webmail's. */
export interface Frames {
  sidebar: string;
  guard: string;
}

/**
 * Lives in a page as a guest: shows the sidebar there, tells it what the page shows, does what it asks, marks the rows
 * of the list and stands at Send, until `outer` aborts or the extension is updated under the page. Then everything of
 * ours goes, without a word; the page itself is never reloaded. Keys pressed in our frames stay there.
 */
export async function settleIn(
  choice: Choice,
  bridge: Bridge,
  frames: Frames,
  outer: AbortSignal,
): Promise<void> {
  const welcome = await bridge.askWorker({ type: 'page', webmail: choice.name });
  if (!welcome || outer.aborted) return;
  const end = new AbortController();
  const signal = AbortSignal.any([outer, end.signal]);
  const overrides = welcome.anchors.map(({ name, selector }) => [name, selector]);
  const webmail = await choice.open(Object.fromEntries(overrides), signal);
  if (signal.aborted) return;
  const settle = (): void => {
    end.abort();
    void settleIn(choice, bridge, frames, outer);
  };
  // Nobody tells a page that its extension was updated; coming back to it is when a dead strip would be met.
  const check = (): void => void (bridge.isOrphaned() && end.abort());
  document.addEventListener('visibilitychange', check, { signal });
  addEventListener('focus', check, { signal });
  await stay(webmail, welcome, { bridge: livingOnly(bridge, end), frames, settle }, signal);
}

/** What a guest lives on. `settle`: begin once more, with other words or anchors. */
interface House {
  bridge: Bridge;
  frames: Frames;
  settle: () => void;
}

async function stay(
  webmail: Webmail,
  welcome: Welcome,
  { bridge, frames, settle }: House,
  signal: AbortSignal,
): Promise<void> {
  const frame = sidebarFrame(document, frames.sidebar, welcome.title);
  foldFrame(frame, welcome.folded);
  const ticket = newTicket();
  handTo(frame, frames.sidebar, ticket);
  const ask = bridge.askWorker;
  const tellSidebar = serveSidebar(webmail, { frame, ticket }, bridge, ask, signal);
  const whereabouts = tellWhereabouts(ask, document, signal);
  const report = reportAnchors(webmail, ask);
  const dialog = (): string => `${frames.guard}?theme=${webmail.theme()}`;
  const guard = guardDrafts(ask, dialog, welcome.words, signal);
  const marks = markRows(webmail, ask, signal);
  bridge.hearWorker((message) => {
    switch (message.type) {
      case 'jump':
        return document.activeElement === frame ? webmail.focus() : frame.focus();
      case 'chips':
        return marks.show(message.nth, message.chips);
      case 'verdict':
        return guard.judge(message.draftId, message.verdict);
      case 'anew':
        whereabouts.tellAgain();
        marks.tellAgain();
        return guard.tellAgain();
      case 'settle':
        return message.webmail === undefined || message.webmail === webmail.name
          ? settle()
          : undefined;
    }
  }, signal);
  bridge.hearGuard(guard.hear, signal);
  webmail.watch((sight) => {
    tellSidebar(sight);
    whereabouts.tell(sight);
    report(sight);
  }, signal);
  webmail.watchSent((sent) => void ask({ type: 'sent', sent }), signal);
  // Nobody could be asked any more: a Send that waited would be lost with the stay that ends.
  const mustWait: typeof guard.mustWait = (id) => !bridge.isOrphaned() && guard.mustWait(id);
  webmail.guardSend({ ...guard, mustWait }, signal);
  webmail.mount(frame, signal);
  await webmail.resume(signal);
}

/** The bridge as long as somebody is at its other end; whoever speaks after an update ends the stay. */
function livingOnly(bridge: Bridge, end: AbortController): Bridge {
  const isAlive = (): boolean => {
    if (bridge.isOrphaned()) end.abort();
    return !end.signal.aborted;
  };
  return {
    ...bridge,
    tellSidebar: async (message) => void (isAlive() && (await bridge.tellSidebar(message))),
    askWorker: async (message) => (isAlive() ? bridge.askWorker(message) : null),
  };
}
