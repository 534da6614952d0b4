import * as z from 'zod/mini';
import { Instant } from '#lib/domain/instant.ts';
import { Sighting } from '#lib/domain/sighting.ts';

/** Names one reply being written in one tab; made by its content script, and known to nobody else. */
export const DraftId = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export type DraftId = z.infer<typeof DraftId>;

/** Where a reply goes, and from which address; `from` is `null` where the page does not show it. */
export const Addressed = z.object({
  from: z.nullable(z.string().check(z.maxLength(320))),
  /** To and Cc. Empty: the page does not tell addresses. */
  to: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(100)),
});
export type Addressed = z.infer<typeof Addressed>;

/** A reply being written to a message that the page shows or showed. */
export const OpenDraft = z.object({ id: DraftId, answered: Sighting, addressed: Addressed });
export type OpenDraft = z.infer<typeof OpenDraft>;

const name = z.string().check(z.maxLength(200));

/**
 * Whether a reply may leave. All that crosses into the page of it: who, when, and what they did. `null` in its place:
 * the mail is none of ours, and its Send is never touched.
 */
export const Verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  /** Somebody else holds the inquiry. */
  z.object({ kind: z.literal('held'), name, at: Instant }),
  /** Somebody answered since this reply was begun; '' where it is not known who. */
  z.object({ kind: z.literal('answered'), name, at: Instant }),
  /** Somebody is writing too, and nobody holds it. */
  z.object({ kind: z.literal('writing'), name, at: Instant }),
  /** Somebody pressed Send, or claimed it, a moment before. */
  z.object({ kind: z.literal('beaten'), name, at: Instant }),
  /** It would go out from another address than the customer expects. */
  z.object({ kind: z.literal('wrong-from'), from: z.string(), mailbox: z.string() }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** What a page learns of a reply it tells of. `isInquiry`: say it again when it goes to others; then the verdict may change. */
export const Judged = z.object({ verdict: z.nullable(Verdict), isInquiry: z.boolean() });
export type Judged = z.infer<typeof Judged>;

/** The guard frame → the content script of its tab. */
export const GuardToPage = z.discriminatedUnion('type', [
  /** How high the dialog is, in CSS pixels. */
  z.object({
    type: z.literal('size'),
    draftId: DraftId,
    height: z.int().check(z.gte(0), z.lte(2000)),
  }),
  z.object({ type: z.literal('decided'), draftId: DraftId, send: z.boolean() }),
]);
export type GuardToPage = z.infer<typeof GuardToPage>;
