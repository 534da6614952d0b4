import type { Sender } from '#lib/bridge/sender.ts';

type Listener = (raw: unknown, sender: Sender, sendResponse: (reply: unknown) => void) => unknown;

export const id = 'abcdefghijklmnopabcdefghijklmnop';
export const home = `chrome-extension://${id}/`;

/**
 * The messages of one extension, as the browsers document them: everybody hears, the first who answers is heard, a
 * listener that returns `true` answers later; without a receiver the sender's promise is rejected. Messages are JSON.
 */
class Wire {
  readonly listeners = new Set<Listener>();
  readonly faults: unknown[] = [];
  /** Who sends next, in the browser's words. */
  sender: Sender = { id };
  /** The tab this page stands in, for `tabs.getCurrent`. */
  tabId: number | undefined = 7;
  /** The last answer as it crossed. */
  answer: unknown;
  toTab: { tabId: number; options: unknown } | null = null;

  /** Posts to the window of this frame, as the page around it or a content script there may. */
  post(data: unknown): void {
    frame.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  send(message: unknown): Promise<unknown> {
    const raw: unknown = JSON.parse(JSON.stringify(message));
    const { sender } = this;
    return new Promise((resolve, reject) => {
      const respond = (reply: unknown) => resolve((this.answer = reply));
      let isHeard = false;
      for (const listener of this.listeners) {
        if (listener(raw, sender, respond) === true) isHeard = true;
      }
      if (this.listeners.size === 0) {
        reject(new Error('Could not establish connection. Receiving end does not exist.'));
      } else if (!isHeard) resolve(undefined);
    });
  }
}

export const wire = new Wire();

const frame = new EventTarget();
Object.assign(globalThis, { addEventListener: frame.addEventListener.bind(frame) });

const browser = {
  runtime: {
    id,
    getURL: (path: string) => home + path.replace(/^\//, ''),
    sendMessage: (message: unknown) => wire.send(message),
    onMessage: {
      addListener: (listener: Listener) => void wire.listeners.add(listener),
      removeListener: (listener: Listener) => void wire.listeners.delete(listener),
    },
  },
  tabs: {
    getCurrent: async () => (wire.tabId === undefined ? undefined : { id: wire.tabId }),
    sendMessage(tabId: number, message: unknown, options: unknown) {
      wire.toTab = { tabId, options };
      return wire.send(message);
    },
  },
};

// To be imported before anything of the bridge.
Object.assign(globalThis, {
  browser,
  chrome: browser,
  reportError: (fault: unknown) => wire.faults.push(fault),
});
