import { foldLine } from '#lib/domain/fingerprint/fold.ts';
import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { OutlookAnchors } from './anchors.ts';
import { receiversOf, subjectField, type Surface } from './surface.ts';

/** What a draft was seen to be; `null` as long as its receivers have not come. */
export type DraftKind = { kind: 'reply'; answered: Sighting } | { kind: 'other' } | null;

/** What is known of the page around a draft. */
export interface Around {
  /**
   * The mail in the pane this draft stands in, `null` for a draft that stands elsewhere, `undefined` while the page is
   * on its way to another mail.
   */
  beside: Sighting | null | undefined;
  /** Mails that were open in this tab, latest first. */
  seen: readonly Sighting[];
  /** The person has been in the fields of its receivers, or pressed Forward for it. */
  isOther: boolean;
}

const forward = /^\s*(?:fwd?|wg|转发|轉寄|转寄|tr|rv|enc|i)\s*[:：]/iu;

/**
 * What a draft answers. Under the mail it answers it shows no subject: a reply has its receivers before anybody has
 * typed one, a forward has none. Anywhere else subject and receiver must both be those of a mail that was open here;
 * a draft of which that cannot be said is none of ours.
 */
export function kindOf(surface: Surface, around: Around, anchors: OutlookAnchors): DraftKind {
  if (around.isOther) return { kind: 'other' };
  const subject = subjectField(surface, anchors);
  const { names, addresses } = receiversOf(surface, anchors);
  const isAddressed = names.length > 0 || addresses.length > 0;
  if (subject !== null && forward.test(subject)) return { kind: 'other' };
  if (!isAddressed) return null;
  if (subject === null || subject.trim() === '') {
    if (around.beside === undefined) return null;
    return around.beside ? { kind: 'reply', answered: around.beside } : { kind: 'other' };
  }
  const base = baseSubject(subject);
  if (base === foldLine(subject)) return { kind: 'other' };
  const folded = names.map(foldLine);
  const answered = [...(around.beside ? [around.beside] : []), ...around.seen].find(
    ({ subject: shown, from }) =>
      baseSubject(shown) === base &&
      from !== null &&
      (addresses.includes(from.address) ||
        (from.name !== '' && folded.includes(foldLine(from.name)))),
  );
  return answered ? { kind: 'reply', answered } : { kind: 'other' };
}
