import { newTicket } from '../hand-to.ts';
import { holdSend } from '../hold-send.ts';
import type { SendGuard } from '../send-guard.ts';
import { keepCaret } from './caret.ts';
import { addressedOf, answeredThread } from './draft.ts';
import type { Ground } from './ground.ts';
import { eachCompose, hear, type ComposeView } from './sdk.ts';

/** How long InboxSDK may take to tell of a press of ours, in milliseconds. */
const passing = 1000;

interface Leaving {
  cancel(): void;
}

/**
 * Stands at Send of every reply: button, shortcut, "send and archive", and the menu that sends later. InboxSDK tells of
 * each before Gmail hears it; what must wait is cancelled there, and pressed again once it may go.
 */
export function guardSend(ground: Ground, guard: SendGuard, signal: AbortSignal): void {
  const pressed = lastPressed(ground.document, signal);
  eachCompose(
    ground.sdk,
    async (compose, life) => {
      const threadId = answeredThread(compose);
      if (threadId === null) return;
      const answered = await ground.read.once(threadId, life);
      if (!answered || life.aborted) return;
      const id = newTicket();
      const body = bodyOf(compose);
      const focus = body ? keepCaret(body, life) : () => undefined;
      const { anchors, account } = ground;
      const inside = (selector: string): Element | null =>
        compose.getElement().querySelector(selector);
      guard.opened(
        {
          id,
          answered,
          addressed: () => addressedOf(compose, anchors, account),
          sendButton: () => inside(anchors.sendButton),
          focus,
        },
        life,
      );

      /** What InboxSDK will tell of once more, because we pressed it ourselves. */
      let mayPass = false;
      const held = holdSend(id, guard, life);
      const onSend = ({ cancel }: Leaving): void => {
        if (mayPass) mayPass = false;
        else if (!compose.isForward() && held.mustWait()) {
          const button = inside(anchors.sendAndArchive);
          const sendAndArchive = button?.contains(pressed()) ?? false;
          cancel();
          void held.wait(() => {
            mayPass = true;
            compose.send({ sendAndArchive });
            // A press that Gmail does not take leaves no open door.
            setTimeout(() => (mayPass = false), passing);
          });
        }
      };
      const onSendLater = ({ cancel }: Leaving): void => {
        if (compose.isForward() || !held.mustWait()) return;
        cancel();
        // InboxSDK tells of a person's press alone, so that ours needs no mark.
        void held.wait(() => compose.openScheduleSendMenu());
      };
      hear(compose, 'presending', onSend, life);
      hear(compose, 'scheduleSendMenuOpening', onSendLater, life);
    },
    signal,
  );
}

function bodyOf(compose: ComposeView): HTMLElement | null {
  try {
    return compose.getBodyElement();
  } catch {
    return null;
  }
}

/** What a person pressed last, which InboxSDK does not tell. Heard at the window, before anybody else. */
function lastPressed(document: Document, signal: AbortSignal): () => Node | null {
  let last: Node | null = null;
  const note = ({ target }: Event): void => {
    last = target as Node | null;
  };
  for (const kind of ['click', 'keydown']) {
    document.defaultView?.addEventListener(kind, note, { capture: true, passive: true, signal });
  }
  return () => last;
}
