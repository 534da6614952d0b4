import type { PageMessage, PageToWorker } from '#lib/protocol/bridge.ts';
import type { PageReplies } from '#lib/protocol/to-page.ts';

/** How what lives in a page speaks with the worker; `null` where the worker cannot be asked. */
export type AskWorker = <T extends PageToWorker['type']>(
  message: PageMessage<T>,
) => Promise<PageReplies[T] | null>;
