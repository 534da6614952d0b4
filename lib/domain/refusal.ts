import * as z from 'zod/mini';
import { InquiryId, MemberId } from './ids.ts';
import { Instant } from './instant.ts';
import { Role } from './member.ts';
import { SelectorFault } from './selector-fault.ts';

const refusal = <C extends string, F extends Record<string, z.core.$ZodType>>(code: C, facts: F) =>
  z.object({ code: z.literal(code), ...facts });
const who = { memberId: z.nullable(MemberId), at: z.nullable(Instant) };

/** Why an action was not done: a closed list, each with the facts a person needs. Words: `lib/words`, by code. */
export const Refusal = z.discriminatedUnion('code', [
  refusal('already-claimed', { memberId: MemberId, at: Instant }),
  refusal('already-yours', { at: Instant }),
  refusal('already-handed-off', { memberId: MemberId, at: Instant }),
  refusal('already-answered', who),
  refusal('already-sending', { memberId: MemberId, at: Instant }),
  refusal('already-asked', { memberId: MemberId, at: Instant }),
  refusal('already-tracked', { inquiryId: InquiryId }),
  refusal('unclaimed', {}),
  refusal('not-yours', { memberId: MemberId }),
  refusal('not-allowed', { role: Role }),
  refusal('closed', who),
  refusal('not-closed', {}),
  refusal('not-found', {}),
  refusal('member-gone', { memberId: MemberId }),
  refusal('last-admin', {}),
  refusal('no-own-mailbox', { memberId: MemberId }),
  refusal('address-taken', { address: z.string() }),
  refusal('template-gone', {}),
  refusal('rule-gone', {}),
  refusal('profile-gone', {}),
  refusal('anchors-gone', {}),
  refusal('anchors-broken', { name: z.string(), problem: SelectorFault }),
  refusal('wrong-absence', {}),
  refusal('member-away', { memberId: MemberId, until: Instant, standInId: z.nullable(MemberId) }),
  refusal('template-broken', { line: z.int(), problem: z.string() }),
  refusal('stale', {}),
  // The wire's own, told by the server before an action is looked at.
  refusal('too-old', {}),
  refusal('signed-out', { at: z.nullable(Instant) }),
  refusal('slow-down', { seconds: z.int() }),
]);
export type Refusal = z.infer<typeof Refusal>;
export type RefusalCode = Refusal['code'];
