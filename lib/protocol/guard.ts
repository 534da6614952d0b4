import * as z from 'zod/mini';
import { Verdict } from '#lib/domain/sending.ts';
import { Sighting } from '#lib/domain/sighting.ts';
import { Ticket } from './ticket.ts';

/** Names one reply being written in one tab; made by its content script, and known to nobody else: it stands nowhere in the page. */
export const DraftId = Ticket;
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
