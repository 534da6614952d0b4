import type { Sight } from '#lib/protocol/bridge.ts';
import { sightingOf } from '../shown.ts';
import { tellChanges } from '../tell-changes.ts';
import { readThread } from './read.ts';
import type { ComposeView, InboxSDK, ThreadView } from './sdk.ts';

/** What is open in Gmail now; both may be `null`. */
export interface Open {
  thread: ThreadView | null;
  /** The inline reply of that thread, or the compose window that came last. */
  compose: ComposeView | null;
}

/**
 * Keeps track of the open thread and compose, and tells the sight. Handlers of InboxSDK cannot be taken back, so each
 * looks at `signal` first.
 */
export function watchGmail(
  sdk: InboxSDK,
  open: Open,
  tell: (sight: Sight) => void,
  signal: AbortSignal,
): void {
  const say = tellChanges(tell, signal);
  const account = sdk.User.getEmailAddress();
  const composes = new Set<ComposeView>();
  const look = async (): Promise<void> => {
    const { thread } = open;
    if (!thread) return say({ kind: 'nothing' });
    const shown = await readThread(thread, account, signal);
    // The person may have gone on while recipients were waited for.
    if (open.thread !== thread || !shown) return;
    if ('missing' in shown) return say({ kind: 'lost', missing: shown.missing });
    const isReply = open.compose?.isInlineReplyForm() ?? false;
    say({ kind: isReply ? 'compose' : 'message', sighting: sightingOf(shown) });
  };
  say({ kind: 'nothing' });
  sdk.Conversations.registerThreadViewHandler((thread) => {
    if (signal.aborted) return;
    open.thread = thread;
    thread.on('destroy', () => {
      if (open.thread !== thread) return;
      open.thread = null;
      void look();
    });
    void look();
  });
  sdk.Conversations.registerMessageViewHandler((message) => {
    if (signal.aborted || message.getThreadView() !== open.thread) return;
    void look();
  });
  sdk.Compose.registerComposeViewHandler((compose) => {
    if (signal.aborted) return;
    composes.add(compose);
    open.compose = compose;
    compose.on('destroy', () => {
      composes.delete(compose);
      open.compose = [...composes].at(-1) ?? null;
      void look();
    });
    void look();
  });
}
