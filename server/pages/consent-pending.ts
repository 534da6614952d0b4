import * as z from 'zod/mini';
import { MailboxId } from '#lib/domain/ids.ts';
import { ConsentBy } from '#server/services/consent/tokens.ts';
import type { PagesOptions, Present } from './visit.ts';

/** A consent that was begun: sealed, it travels with the person and comes back with them alone. */
const Pending = z.object({
  by: ConsentBy,
  /** `null`: their own account. */
  mailboxId: z.nullable(MailboxId),
  /** Of the authorization code flow: the state and the verifier. Of the other: the device code. */
  state: z.string(),
  secret: z.string(),
  /** Milliseconds since 1970. */
  until: z.number(),
});
export type Pending = z.infer<typeof Pending>;

const ownerOf = ({ sessionId, memberId }: Present): string => `consent ${memberId} ${sessionId}`;

/** Sealed for this person in this session. */
export function sealPending({ vault }: PagesOptions, who: Present, pending: Pending): string {
  return vault.seal(JSON.stringify(pending), ownerOf(who));
}

/** What was sealed, or `null` where it is somebody else's, was changed, or is too old. */
export function openPending(
  { vault, deps }: PagesOptions,
  who: Present,
  sealed: string | undefined,
): Pending | null {
  try {
    const pending = Pending.parse(JSON.parse(vault.open(sealed ?? '', ownerOf(who))));
    return pending.until > deps.now().getTime() ? pending : null;
  } catch {
    return null;
  }
}
