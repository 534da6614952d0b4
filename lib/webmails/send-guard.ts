import { Addressed, type DraftId } from '#lib/protocol/guard.ts';
import type { Sighting } from '#lib/domain/sighting.ts';

/** A reply being written, as its page knows it. */
export interface Draft {
  readonly id: DraftId;
  /** The message it answers. */
  readonly answered: Sighting;
  /** From which address to whom, as it stands now. */
  addressed(): Addressed;
  /** Its Send, by which the dialog stands; `null` while the page has none. */
  sendButton(): Element | null;
  /** Gives the keyboard back to the text. */
  focus(): void;
}

/** What stands between Send and the mail. A webmail tells it of its drafts and does what it says. */
export interface SendGuard {
  /** A reply is being written, until `signal` aborts: sent, discarded, or its window closed. */
  opened(draft: Draft, signal: AbortSignal): void;
  /** Whether its Send must wait. Known at once; `false` for a mail that is none of ours, and for whatever is not known yet. */
  mustWait(id: DraftId): boolean;
  /** What becomes of a Send that waits: whether to send now. Asked again while it waits, it is the same answer. */
  maySend(id: DraftId): Promise<boolean>;
}

/**
 * Where a draft goes, as it can be told. One receiver more or longer than the wire takes may be the customer: then none
 * are told, and it is believed to go there.
 */
export function tellable({ from, to }: Addressed): Addressed {
  const all = { from: from?.slice(0, 320) ?? null, to };
  return Addressed.safeParse(all).success ? all : { ...all, to: [] };
}
