import * as z from 'zod/mini';
import { AnchorSet } from '../anchor-set.ts';
import { AnchorSetId } from '../ids.ts';
import { WebmailName } from '../sighting.ts';
import { stamp } from './stamp.ts';

/** A new version of what stands in place of a webmail's anchors; it is the active one from now on. */
const SaveAnchors = z.object({
  ...stamp,
  type: z.literal('save-anchors'),
  anchorSetId: AnchorSetId,
  webmail: WebmailName,
  anchors: AnchorSet.shape.anchors,
  note: AnchorSet.shape.note,
});
/** The way back: an older version, or `null`, as shipped. */
const UseAnchors = z.object({
  ...stamp,
  type: z.literal('use-anchors'),
  webmail: WebmailName,
  anchorSetId: z.nullable(AnchorSetId),
});

/** What is done to a webmail that changed. */
export const anchorActions = [SaveAnchors, UseAnchors] as const;
