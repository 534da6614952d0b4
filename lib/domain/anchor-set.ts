import * as z from 'zod/mini';
import { AnchorSetId, MemberId } from './ids.ts';
import { Instant } from './instant.ts';
import { WebmailName } from './sighting.ts';

/** Letters and dots, so that no name is one of JavaScript's own with underscores. */
export const AnchorName = z
  .string()
  .check(z.regex(/^[a-zA-Z.]{1,60}$/, 'must be 1 to 60 letters or dots'));
export type AnchorName = z.infer<typeof AnchorName>;

/** How many anchors of a webmail are spoken of at once. */
export const mostAnchors = 60;

export const mostSelectorLength = 500;

const Selector = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(mostSelectorLength),
    z.regex(/^\P{Cc}*$/u, 'must have no control characters'),
  );

/** Selectors by the names of the anchors they stand in for. Data alone: nothing of it is ever run. */
export const Anchors = z
  .record(AnchorName, Selector)
  .check(
    z.refine((anchors) => Object.keys(anchors).length <= mostAnchors, 'must be 60 anchors at most'),
  );
export type Anchors = z.infer<typeof Anchors>;

/** How many versions of a webmail are kept to go back to. */
export const mostVersions = 20;

/**
 * What an admin sets in place of the anchors shipped for a webmail, so that its change is mended before a release. Each
 * save is a version of its own; one of a webmail is active at most, none means as shipped.
 */
export const AnchorSet = z.object({
  id: AnchorSetId,
  webmail: WebmailName,
  /** Counted from 1 for each webmail. */
  version: z.int(),
  anchors: Anchors,
  note: z.string().check(z.maxLength(200)),
  savedAt: Instant,
  savedBy: MemberId,
  isActive: z.boolean(),
  seq: z.int(),
});
export type AnchorSet = z.infer<typeof AnchorSet>;
