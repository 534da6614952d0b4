import type { IconName } from '#components/ui/Icon.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';

/** Whose timeline it is, and what others are about that it names. */
export type Story = Pick<InquiryView, 'inquiry' | 'subjects'>;

/** One line of the timeline. */
export interface Told {
  key: string;
  at: Date;
  icon: IconName;
  tone: 'calm' | 'done' | 'over';
  /** Who did it, in bold; `null` where no person did. */
  who: string | null;
  text: string;
  /** A second, quieter line: evidence, or why it does not count. */
  note: string | null;
}

/** What an entry says, before who and when. */
export type Line = Pick<Told, 'icon' | 'text'> & Partial<Pick<Told, 'tone' | 'note' | 'who'>>;
