import type { GmailAnchors } from './anchors.ts';
import type { Open } from './open.ts';
import type { ReadThreads } from './read-threads.ts';
import type { InboxSDK } from './sdk.ts';

/** What everything in Gmail stands on, once InboxSDK has come. */
export interface Ground {
  document: Document;
  sdk: InboxSDK;
  anchors: GmailAnchors;
  /** Whose mail this is: a delegated mailbox has its own address here, a group none. */
  account: string;
  open: Open;
  read: ReadThreads;
}
