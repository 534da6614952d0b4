import { EventEmitter } from 'node:events';
import type {
  ComposeView,
  InboxSDK,
  MessageView,
  ThreadRowView,
  ThreadView,
} from '#lib/webmails/gmail/sdk.ts';

/** What InboxSDK says of a Gmail, written from its documentation and from what it said on the stand-in. */
export interface FakeSdk {
  sdk: InboxSDK;
  thread(view: ThreadView): void;
  message(view: MessageView): void;
  compose(view: ComposeView): void;
  row(view: ThreadRowView): void;
}

/** Hands what comes to every handler, those of what is there already included. */
function registry<View>() {
  const handlers = new Set<(view: View) => void>();
  const views = new Set<View>();
  return {
    add(view: View) {
      views.add(view);
      (view as unknown as EventEmitter).on?.('destroy', () => views.delete(view));
      for (const handle of handlers) handle(view);
    },
    register(handle: (view: View) => void) {
      handlers.add(handle);
      for (const view of views) handle(view);
      return () => handlers.delete(handle);
    },
  };
}

export function fakeSdk(account = 'info@acme.test'): FakeSdk {
  const threads = registry<ThreadView>();
  const messages = registry<MessageView>();
  const composes = registry<ComposeView>();
  const rows = registry<ThreadRowView>();
  const sdk = {
    User: { getEmailAddress: () => account },
    Conversations: {
      registerThreadViewHandler: threads.register,
      registerMessageViewHandler: messages.register,
    },
    Compose: { registerComposeViewHandler: composes.register },
    Lists: { registerThreadRowViewHandler: rows.register },
    destroy: () => undefined,
  } as unknown as InboxSDK;
  return {
    sdk,
    thread: threads.add,
    message: messages.add,
    compose: composes.add,
    row: rows.add,
  };
}

/** A view with events, of which `over` says the rest. */
export function view<View>(over: object): View & EventEmitter {
  return Object.assign(new EventEmitter(), over) as View & EventEmitter;
}

export function fakeMessage(over: Partial<Record<keyof MessageView, unknown>> = {}): MessageView {
  const body = document.createElement('div');
  body.innerHTML = '<div>please quote 40 submersible pumps</div><blockquote>old</blockquote>';
  return view<MessageView>({
    isLoaded: () => true,
    getMessageIDAsync: async () => '18c2f0a1b2c3d4e6',
    getSender: () => ({ name: 'Adaeze Okoro', emailAddress: 'Adaeze@okoro-farms.test' }),
    getRecipientsFull: async () => [{ emailAddress: 'Info@acme.test', name: null }],
    getRecipientEmailAddresses: () => ['info@acme.test'],
    getBodyElement: () => body,
    ...over,
  });
}

export function fakeThread(
  messages: MessageView[],
  id = '18c2f0a1b2c3d4e5',
): ThreadView & EventEmitter {
  return view<ThreadView>({
    getMessageViews: () => messages,
    getThreadIDAsync: async () => id,
    getSubject: () => 'Pumps',
    addSidebarContentPanel: () => view({ remove: () => undefined }),
  });
}

export interface FakeCompose extends EventEmitter {
  /** How often InboxSDK was told to send, and of these, to archive as well. */
  sends: { sendAndArchive: boolean }[];
  later: number;
  /** Presses Send as a person does; whether Gmail hears of it. */
  press(event?: 'presending' | 'scheduleSendMenuOpening'): boolean;
}

/** A compose whose inside stands in the document; pressing Send by `send` is told as a press, as InboxSDK tells it. */
export function fakeCompose(
  over: { threadId?: string | null; isForward?: boolean; inside?: string } = {},
): ComposeView & FakeCompose {
  const element = document.createElement('div');
  element.innerHTML = `${over.inside ?? ''}<div class="IZ"><div class="Up"><div>
    <div role="button" id="send">Send</div><div role="button" class="Uo">Send and archive</div></div></div></div>
    <div class="Ap"><div g_editable="true" contenteditable="true"><div>Hello Adaeze</div></div></div>`;
  document.body.append(element);
  const body = element.querySelector('[g_editable]')!;
  const compose = view<ComposeView & FakeCompose>({
    sends: [],
    later: 0,
    press(event = 'presending') {
      let isHeard = true;
      compose.emit(event, { cancel: () => (isHeard = false) });
      if (!isHeard && event === 'presending') compose.emit('sendCanceled');
      return isHeard;
    },
    send(how: { sendAndArchive: boolean }) {
      compose.sends.push(how);
      compose.press();
    },
    openScheduleSendMenu: () => (compose.later += 1),
    isForward: () => over.isForward ?? false,
    isMinimized: () => false,
    getThreadID: () => (over.threadId === undefined ? '18c2f0a1b2c3d4e5' : over.threadId),
    getElement: () => element,
    getBodyElement: () => body,
    getHTMLContent: () => body.innerHTML,
    getSubject: () => 'Re: Pumps',
    getToRecipients: () => [{ emailAddress: 'adaeze@okoro-farms.test', name: 'Adaeze Okoro' }],
    getCcRecipients: () => [],
  });
  return compose;
}
