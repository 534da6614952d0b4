import {
  eachCompose,
  hear,
  lifeOf,
  type ComposeView,
  type InboxSDK,
  type ThreadView,
} from './sdk.ts';

/** What is open in Gmail now. */
export interface Open {
  /** The thread on screen. Beside a list two may overlap for a moment: it is the one that came last. */
  thread(): ThreadView | null;
  /** Those not folded to their title, the one the person was in last at the end. */
  composes(): ComposeView[];
  /** Hears of each change, and of each message that is loaded in the thread on screen. */
  onChange(handle: () => void, signal: AbortSignal): void;
}

/** Keeps track of the open threads and composes until `signal` aborts. */
export function trackOpen(sdk: InboxSDK, signal: AbortSignal): Open {
  const changes = new EventTarget();
  const changed = (): void => void (signal.aborted || changes.dispatchEvent(new Event('change')));
  let threads: ThreadView[] = [];
  let composes: ComposeView[] = [];
  const forgetThreads = sdk.Conversations.registerThreadViewHandler((thread) => {
    if (signal.aborted) return;
    threads.push(thread);
    lifeOf(thread, signal).addEventListener('abort', () => {
      threads = threads.filter((one) => one !== thread);
      changed();
    });
    changed();
  });
  const forgetMessages = sdk.Conversations.registerMessageViewHandler((message) => {
    if (message.getThreadView() === threads.at(-1)) changed();
  });
  eachCompose(
    sdk,
    (compose, life) => {
      const toEnd = (): void => {
        if (composes.at(-1) === compose) return;
        composes = [...composes.filter((one) => one !== compose), compose];
        changed();
      };
      toEnd();
      compose.getElement().addEventListener('focusin', toEnd, { signal: life });
      for (const event of ['minimized', 'restored', 'responseTypeChanged']) {
        hear(compose, event, changed, life);
      }
      life.addEventListener('abort', () => {
        composes = composes.filter((one) => one !== compose);
        changed();
      });
    },
    signal,
  );
  signal.addEventListener('abort', () => [forgetThreads, forgetMessages].forEach((one) => one()));
  return {
    thread: () => threads.at(-1) ?? null,
    composes: () => composes.filter((one) => !isFolded(one)),
    onChange: (handle, until) =>
      changes.addEventListener('change', handle, { signal: AbortSignal.any([signal, until]) }),
  };
}

/** A compose whose inside InboxSDK does not know may throw; it is there, then. */
function isFolded(compose: ComposeView): boolean {
  try {
    return compose.isMinimized();
  } catch {
    return false;
  }
}
