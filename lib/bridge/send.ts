import { browser } from 'wxt/browser';
import { sealed, valueOf, type Direction } from './envelope.ts';

/** Sends to the other parts of the extension; `undefined` where nobody is there to hear. */
export function send(direction: Direction, message: unknown): Promise<unknown> {
  return heard(() => browser.runtime.sendMessage(sealed(direction, message)));
}

/** Sends to the content script in the top frame of a tab; `undefined` where there is none. */
export function sendToTab(tabId: number, direction: Direction, message: unknown): Promise<unknown> {
  return heard(() => browser.tabs.sendMessage(tabId, sealed(direction, message), { frameId: 0 }));
}

/** Sends to every frame of a tab, content script and sidebar; `undefined` where nobody answers. */
export function sendToFrames(
  tabId: number,
  direction: Direction,
  message: unknown,
): Promise<unknown> {
  return heard(() => browser.tabs.sendMessage(tabId, sealed(direction, message)));
}

/** No receiver is an everyday thing (a closed sidebar, a page that has gone), not a fault. */
async function heard(message: () => Promise<unknown>): Promise<unknown> {
  let reply: unknown;
  try {
    reply = await message();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
  return valueOf(reply);
}

/** The wording of Chromium and Firefox for "nobody listens" and "the listener went away". */
function isAbsence(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /Receiving end does not exist|message (?:port|channel) (?:is )?closed|No tab with id|Invalid tab ID|context invalidated/i.test(
    text,
  );
}
