import * as z from 'zod/mini';
import { InquiryId, MemberId, NoteId } from './ids.ts';
import { Instant } from './instant.ts';

/** What a colleague wrote beside an inquiry; never shown to the customer or the page. */
export const Note = z.object({
  id: NoteId,
  inquiryId: InquiryId,
  memberId: MemberId,
  at: Instant,
  text: z.string().check(z.minLength(1), z.maxLength(4000)),
  seq: z.int(),
});
export type Note = z.infer<typeof Note>;
