import type { PageToSidebar, Sight } from '#lib/protocol/bridge.ts';
import type { Ticket } from '#lib/protocol/ticket.ts';
import type { PageReply, SidebarToPage } from '#lib/protocol/to-page.ts';
import type { AskWorker } from './ask-worker.ts';
import { foldFrame } from './frame.ts';
import type { Webmail } from './webmail.ts';

/** The sidebar's end of the bridge, as a page holds it. */
export interface SidebarBridge {
  tellSidebar(message: PageToSidebar): Promise<void>;
  answerSidebar(answer: (message: SidebarToPage) => Promise<PageReply>, signal: AbortSignal): void;
}

/** Tells the sidebar in `frame`, which holds `ticket`, how the page looks and what it shows, and does what it asks, until `signal` aborts. */
export function serveSidebar(
  webmail: Webmail,
  { frame, ticket }: { frame: HTMLElement; ticket: Ticket },
  bridge: SidebarBridge,
  ask: AskWorker,
  signal: AbortSignal,
): (sight: Sight) => void {
  let sight: Sight = { kind: 'nothing' };
  const look = () => ({ webmail: webmail.name, theme: webmail.theme() });
  const tell = (message: PageToSidebar): void => {
    if (!signal.aborted) void bridge.tellSidebar(message);
  };
  const answers = {
    ready: () => tell({ type: 'hello', ticket, look: look(), sight }),
    insert: ({ text }: { text: string }) => webmail.insert(text, signal),
    fold({ folded }: { folded: boolean }) {
      foldFrame(frame, folded);
      void ask({ type: 'folded', folded });
    },
    leave: () => webmail.focus(),
  };
  bridge.answerSidebar(async (message) => {
    const reply = await answers[message.type](message as never);
    return reply ?? { ok: true };
  }, signal);
  webmail.watchTheme(() => tell({ type: 'look', look: look() }), signal);
  return (now) => {
    sight = now;
    tell({ type: 'sight', sight });
  };
}
