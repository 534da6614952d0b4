import type { WebmailName } from '#lib/domain/sighting.ts';
import type { AnchorReport, Look, Sent, Sight } from '#lib/protocol/bridge.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import type { AnchorOverrides } from './anchors.ts';
import type { SendGuard } from './send-guard.ts';

/**
 * One kind of webmail page, as the rest of Baton sees it: a short list of questions and abilities. Everything that
 * knows a selector lives behind it. Nothing here throws because a page changed: what is missing is told.
 */
export interface Webmail {
  readonly name: WebmailName;
  /** Which anchors this page must have here, which of them are missing, and how often each is met. */
  check(): AnchorReport;
  /** Tells what is in front of the person, now and on each change, until `signal` aborts. Never the same sight twice. */
  watch(tell: (sight: Sight) => void, signal: AbortSignal): void;
  /**
   * Tells each reply that left this page, once the webmail itself says that it was sent, until `signal` aborts. A mail
   * that answers nothing, says nothing of its own, or was refused is not told; nor is a draft that was saved.
   */
  watchSent(tell: (sent: Sent) => void, signal: AbortSignal): void;
  /** Light or dark, from the page itself and not from the operating system. */
  theme(): Look['theme'];
  /** Tells when the page's theme changes. */
  watchTheme(tell: () => void, signal: AbortSignal): void;
  /** Puts the frame where it belongs in this page; removes every trace when `signal` aborts. */
  mount(frame: HTMLElement, signal: AbortSignal): void;
  /**
   * Puts text into the open reply at the caret, above quote and signature; opens a reply first where none is open.
   * One step of the webmail's own undo takes it out. Never sends.
   */
  insert(text: string, signal: AbortSignal): Promise<PageReply>;
  /**
   * Finishes what the page before this one began: where a webmail opens a reply as a page of its own, the text of
   * `insert` waits in the tab for it. Does nothing elsewhere.
   */
  resume(signal: AbortSignal): Promise<void>;
  /** Gives the keyboard back to the mail, the caret where it was. */
  focus(): void;
  /**
   * Tells the rows of the message list that are on screen, now and on each change, until `signal` aborts; no rows where
   * no list is. Never the same rows twice. Idle, nothing runs.
   */
  watchRows(tell: (rows: ListRow[]) => void, signal: AbortSignal): void;
  /**
   * Shows these chips, each in the row of its key, and takes all others away. Rows that a virtual list drops and makes
   * anew get theirs back by themselves. No row changes its height.
   */
  showChips(chips: readonly Chip[]): void;
  /**
   * Tells `guard` of each reply being written, and lets none that must wait leave by button, menu or shortcut until it
   * may, until `signal` aborts. A new mail, a forward, and a Send that need not wait are not touched.
   */
  guardSend(guard: SendGuard, signal: AbortSignal): void;
}

/** A page's kind, by its own signature, before anything is read from it. */
export interface Choice {
  readonly name: WebmailName;
  /** Reads it by the shipped anchors, or those an admin set in their place. */
  open(overrides: AnchorOverrides, signal: AbortSignal): Webmail | Promise<Webmail>;
}

/** Where a message lies, as the server knows it: enough to make a URL of the webmail's own. */
export interface MessageRef {
  account: string;
  folder: string;
  uid: number;
  gmailThreadId: string | null;
  /** For a search, where nothing else is known that the webmail would take. */
  rfcMessageId?: string | null;
  /** Outlook's own id of it, where this browser has seen it there. */
  webmailId: string | null;
}

/** A URL that opens that message under this webmail's base URL, or `null` where the webmail has none. Pure. */
export type Locate = (ref: MessageRef, base: string) => string | null;
