import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Sight } from '#lib/protocol/bridge.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';
import type { AskWorker, Replies } from '#lib/protocol/worker.ts';
import type { Replica } from '#lib/replica/database.ts';
import type { Author } from '#lib/replica/perform.ts';

export type { AskWorker, Sight };
/** Everything about one inquiry, as the server tells it. */
export type History = NonNullable<Replies['history']>;
/** A reply whose Send waits. */
export type Guarded = NonNullable<Replies['guarded']>;
/** What a pasted mail teaches about reading its like. */
export type Lesson = NonNullable<Replies['learn-profile']>;
/** How one mailbox is that the server reads. */
export type MailboxHealth = NonNullable<Replies['mailbox-health']>['mailboxes'][number];
/** How the team's browsers of one version find their way in a webmail. */
export type WebmailHealth = NonNullable<Replies['webmail-health']>['webmails'][number];
/** What a rule would have done with the latest inquiries. */
export type Tried = NonNullable<Replies['try-rule']>;

/** The webmail page a frame stands in, as far as components deal with it. */
export interface Page {
  /** Puts text into the open reply, or opens one first; says why where it could not. */
  insert(text: string): Promise<PageReply>;
  fold(folded: boolean): void;
  /** Gives the keyboard back to the mail. */
  leave(): void;
}

/** What every page of ours stands on, handed in by its entrypoint; nothing below it is global. */
export interface Frame {
  replica: Replica;
  ask: AskWorker;
  /** The server's clock, as far as this browser knows it, and ids. */
  author: Author;
  /** `null`: in no webmail page, such as a tab of its own or the browser's side panel. */
  page: Page | null;
  /** Opens the browser's own side panel; `null` where there is none. */
  openPanel: (() => void) | null;
}

const Context = createContext<Frame | null>(null);

export function FrameProvider({ frame, children }: { frame: Frame; children: ComponentChildren }) {
  return <Context.Provider value={frame}>{children}</Context.Provider>;
}

export function useFrame(): Frame {
  const frame = useContext(Context);
  if (!frame) throw new Error('There is no FrameProvider above this component.');
  return frame;
}

export function useReplica(): Replica {
  return useFrame().replica;
}

export function useAsk(): AskWorker {
  return useFrame().ask;
}

export function usePage(): Page | null {
  return useFrame().page;
}
