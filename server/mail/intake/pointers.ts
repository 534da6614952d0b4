import type { Pointers } from '#server/services/intake/conversations.ts';
import { isOurs } from '../facts/own-side.ts';
import { referencesOf } from '../facts/thread.ts';
import type { Prepared } from './prepare.ts';

/** What a mail may belong to, as it is asked of the team's conversations. */
export function pointersOf({ seen, facts, nature, own }: Prepared): Pointers {
  const outside = [...facts.to, ...facts.cc]
    .map(({ address }) => address)
    .filter((address) => !isOurs(address, own));
  return {
    rfcMessageIds: referencesOf(facts),
    gmailThreadId: facts.gmail?.threadId ?? null,
    conversation: seen.folder === 'sent' ? null : facts.conversation,
    customerAddresses: seen.folder === 'sent' ? outside : (nature.who?.addresses ?? []),
  };
}
