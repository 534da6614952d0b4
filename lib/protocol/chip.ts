import * as z from 'zod/mini';
import { Address } from '#lib/domain/address.ts';
import { Instant } from '#lib/domain/instant.ts';
import { Doing } from '#lib/domain/presence.ts';
import { Sighting, WebmailName } from '#lib/domain/sighting.ts';

/** Names a row within one page, and nowhere else. */
export const RowKey = z.string().check(z.minLength(1), z.maxLength(300));
export type RowKey = z.infer<typeof RowKey>;

/** One row of a message list, as far as the page tells: no body, and often neither recipient nor whole date. */
export const ListRow = z.object({
  key: RowKey,
  webmail: WebmailName,
  account: Sighting.shape.account,
  place: Sighting.shape.place,
  gmail: Sighting.shape.gmail,
  webmailId: Sighting.shape.webmailId,
  from: z.nullable(Address),
  subject: Sighting.shape.subject,
  sentAt: z.nullable(Instant),
});
export type ListRow = z.infer<typeof ListRow>;

/** Rows on screen at once; a page that says more is not believed. */
export const ListRows = z.array(ListRow).check(z.maxLength(200));

/** Counts how often a page told its rows. The chips it is sent say to which telling they belong: keys come again. */
export const Telling = z.int().check(z.gte(0));
export type Telling = z.infer<typeof Telling>;

/**
 * How an inquiry stands, for one row: all that crosses into a message list. Whose it is and how it stands with time,
 * never a time; the words are ready to show.
 */
export const Chip = z.object({
  key: RowKey,
  holder: z.enum(['nobody', 'me', 'other']),
  state: z.enum(['plenty', 'soon', 'over', 'paused', 'answered', 'closed']),
  /** A colleague is at it now. */
  presence: z.nullable(Doing),
  /** The assignee's initials, or a word where nobody holds it or it is closed. */
  text: z.string().check(z.maxLength(40)),
  /** What a screen reader says: status and the assignee's display name. */
  label: z.string().check(z.maxLength(300)),
});
export type Chip = z.infer<typeof Chip>;
