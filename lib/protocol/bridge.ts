import * as z from 'zod/mini';
import { Address } from '#lib/domain/address.ts';
import { Instant } from '#lib/domain/instant.ts';
import { MessageFacts } from '#lib/domain/message.ts';
import { Sighting, WebmailName } from '#lib/domain/sighting.ts';

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
  /** The page's own content script is there: the frame may show itself. */
  z.object({ type: z.literal('hello'), look: Look, sight: Sight }),
  z.object({ type: z.literal('sight'), sight: Sight }),
  z.object({ type: z.literal('look'), look: Look }),
]);
export type PageToSidebar = z.infer<typeof PageToSidebar>;

/** The sidebar frame → the content script of its tab. Each is answered with `PageReply`. */
export const SidebarToPage = z.discriminatedUnion('type', [
  /** The frame has loaded and waits for hello. */
  z.object({ type: z.literal('ready') }),
  /** Put this text into the open reply, or open a reply first. Plain text; the page makes lines of it. */
  z.object({ type: z.literal('insert'), text: z.string().check(z.maxLength(50_000)) }),
  z.object({ type: z.literal('fold'), folded: z.boolean() }),
  /** Give the focus back to the mail. */
  z.object({ type: z.literal('leave') }),
]);
export type SidebarToPage = z.infer<typeof SidebarToPage>;

export const PageReply = z.object({
  ok: z.boolean(),
  /** Why an insertion did not happen: no editor found, the page did not open a reply in time. */
  reason: z.optional(z.enum(['no-editor', 'no-reply', 'refused'])),
});
export type PageReply = z.infer<typeof PageReply>;

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
  keys: MessageFacts.shape.keys,
});
export type Sent = z.infer<typeof Sent>;

/** Content script → worker. */
export const PageToWorker = z.discriminatedUnion('type', [
  /** A webmail page came up; answered with `WorkerReply`. */
  z.object({ type: z.literal('page'), webmail: WebmailName }),
  z.object({ type: z.literal('folded'), folded: z.boolean() }),
  /** Answered like the others: whether it was ours to know stays with the worker. */
  z.object({ type: z.literal('sent'), sent: Sent }),
]);
export type PageToWorker = z.infer<typeof PageToWorker>;

/** All that crosses into the page: whether to show ourselves, folded or not, and the label of the frame. */
export const WorkerReply = z.object({ folded: z.boolean(), title: z.string() });
export type WorkerReply = z.infer<typeof WorkerReply>;

/** Worker → content script. */
export const WorkerToPage = z.discriminatedUnion('type', [
  /** Browser command: move the focus into the sidebar, or back. */
  z.object({ type: z.literal('jump') }),
]);
export type WorkerToPage = z.infer<typeof WorkerToPage>;
