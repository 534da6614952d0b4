import * as z from 'zod/mini';
import { Verdict } from '#lib/domain/sending.ts';
import { WebmailName } from '#lib/domain/sighting.ts';
import { Chip, Telling } from './chip.ts';
import { DraftId, Judged } from './guard.ts';
import type { PageToWorker } from './bridge.ts';

// What a webmail's page is told, by the worker and by our frames in it. Apart from what a page says, which is more: the
// script in the page reads this alone, and is weighed in kilobytes.

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

/** A selector that an admin set in place of the one shipped under its name. Data alone. */
export const SetAnchor = z.object({ name: z.string(), selector: z.string() });
export type SetAnchor = z.infer<typeof SetAnchor>;

/** What a page needs to settle in: whether to stand folded, its words, and its anchors. */
export const Welcome = z.object({
  folded: z.boolean(),
  /** Label of the sidebar's frame. */
  title: z.string(),
  words: z.object({
    /** Label of the dialog's frame. */
    guard: z.string(),
    /** Beside Send, while the server is asked. */
    checking: z.string(),
  }),
  anchors: z.array(SetAnchor),
});
export type Welcome = z.infer<typeof Welcome>;

/** All that crosses into the page, by what it said. This is the membrane: nothing else is ever answered. */
export const pageReplies = {
  page: Welcome,
  folded: z.null(),
  sent: z.null(),
  here: z.object({ again: z.boolean() }),
  rows: z.array(Chip),
  'draft-opened': Judged,
  'draft-closed': z.null(),
  'begin-send': z.nullable(Verdict),
  'end-send': z.null(),
  anchors: z.null(),
} as const satisfies Record<PageToWorker['type'], z.ZodMiniType>;
export type PageReplies = { [T in PageToWorker['type']]: z.infer<(typeof pageReplies)[T]> };

/** Worker → content script: the rest of the membrane. */
export const WorkerToPage = z.discriminatedUnion('type', [
  /** Browser command: move the focus into the sidebar, or back. */
  z.object({ type: z.literal('jump') }),
  /** All chips of the rows of that telling. */
  z.object({ type: z.literal('chips'), nth: Telling, chips: z.array(Chip) }),
  /** Of an inquiry's reply alone. */
  z.object({ type: z.literal('verdict'), draftId: DraftId, verdict: z.nullable(Verdict) }),
  /** The worker began anew and remembers nothing: say once more what is on screen. */
  z.object({ type: z.literal('anew') }),
  /** Words changed, or the anchors of one webmail: settle in once more. */
  z.object({ type: z.literal('settle'), webmail: z.optional(WebmailName) }),
]);
export type WorkerToPage = z.infer<typeof WorkerToPage>;
