import * as z from 'zod/mini';
import { Address } from '#lib/domain/address.ts';
import { AnchorName, mostAnchors } from '#lib/domain/anchor-set.ts';
import { Instant } from '#lib/domain/instant.ts';
import { MessageKeys } from '#lib/domain/message-keys.ts';
import { Sighting, WebmailName } from '#lib/domain/sighting.ts';
import { ListRows, Telling } from './chip.ts';
import { Addressed, DraftId, OpenDraft } from './guard.ts';
import { Ticket } from './ticket.ts';

/** How a page looks, so that the sidebar can be a quiet guest in it. */
export const Look = z.object({ webmail: WebmailName, theme: z.enum(['light', 'dark']) });
export type Look = z.infer<typeof Look>;

/** What is in front of the person. `lost`: anchors are missing, so that nothing is claimed about the page. */
export const Sight = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('message'), sighting: Sighting }),
  z.object({ kind: z.literal('compose'), sighting: z.nullable(Sighting) }),
  z.object({ kind: z.literal('lost'), missing: z.array(z.string()) }),
]);
export type Sight = z.infer<typeof Sight>;

/** Content script → the sidebar frame of the same tab. */
export const PageToSidebar = z.discriminatedUnion('type', [
  /** The page's own content script is there: the frame it opened, which holds the ticket, may show itself. */
  z.object({ type: z.literal('hello'), ticket: Ticket, look: Look, sight: Sight }),
  z.object({ type: z.literal('sight'), sight: Sight }),
  z.object({ type: z.literal('look'), look: Look }),
]);
export type PageToSidebar = z.infer<typeof PageToSidebar>;

/**
 * A reply that left this page: what it answers, and of the mail itself what its headers say and hashes of its words.
 * A report like any sight of a page, and no proof: a page can show what it likes.
 */
export const Sent = z.object({
  answered: Sighting,
  from: z.nullable(Address),
  /** To and Cc. */
  to: z.array(Address).check(z.maxLength(50)),
  subject: z.string().check(z.maxLength(1000)),
  /** By this browser's clock. */
  sentAt: Instant,
  keys: MessageKeys,
});
export type Sent = z.infer<typeof Sent>;

/** Which of a page's anchors were found, and how often: counts alone, no text, no address. */
export const AnchorReport = z.object({
  /** Whether enough was found to say anything about the page. */
  isEnough: z.boolean(),
  missing: z.array(AnchorName).check(z.maxLength(mostAnchors)),
  hits: z
    .record(AnchorName, z.int().check(z.gte(0), z.lte(1_000_000)))
    .check(
      z.refine((hits) => Object.keys(hits).length <= mostAnchors, 'must be 60 anchors at most'),
    ),
});
export type AnchorReport = z.infer<typeof AnchorReport>;

/** Content script → worker. */
export const PageToWorker = z.discriminatedUnion('type', [
  /** A webmail page came up. */
  z.object({ type: z.literal('page'), webmail: WebmailName }),
  z.object({ type: z.literal('folded'), folded: z.boolean() }),
  /** Whether it was ours to know stays with the worker. */
  z.object({ type: z.literal('sent'), sent: Sent }),
  /** What is in front of the person, told at each change; said again every 8 s where the answer asks for it. */
  z.object({ type: z.literal('here'), sight: Sight, isVisible: z.boolean() }),
  /** The rows of the message list on screen, all of them. Chips come now, and are pushed when they change. */
  z.object({ type: z.literal('rows'), nth: Telling, rows: ListRows }),
  /** A reply is being written. Its verdict comes now, and is pushed when it changes. */
  z.object({ type: z.literal('draft-opened'), draft: OpenDraft }),
  z.object({ type: z.literal('draft-closed'), draftId: DraftId }),
  /** Send was pressed: may it go? Answered within 850 ms; `null` where nobody could be asked. `anyway`: the person chose so. */
  z.object({
    type: z.literal('begin-send'),
    draftId: DraftId,
    addressed: Addressed,
    anyway: z.boolean(),
  }),
  /** Nothing was sent after all. */
  z.object({ type: z.literal('end-send'), draftId: DraftId }),
  z.object({ type: z.literal('anchors'), webmail: WebmailName, report: AnchorReport }),
]);
export type PageToWorker = z.infer<typeof PageToWorker>;
export type PageMessage<T extends PageToWorker['type']> = Extract<PageToWorker, { type: T }>;
