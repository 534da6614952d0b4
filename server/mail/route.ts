import type { Place } from '#lib/domain/message.ts';

/** How a try went. `refused`: certainly not taken. `unsure`: perhaps taken. */
export type Tried =
  | { status: 'delivered'; place: Place | null }
  | { status: 'refused'; isFinal: boolean; code: string }
  | { status: 'unsure'; code: string };

/** One way to bring the original there. `begin` must be awaited before anything leaves. */
export interface Route {
  how: 'appended' | 'mailed';
  /** By which Message-ID it is found again after a crash. */
  rfcMessageId: string;
  send(begun: () => Promise<void>): Promise<Tried>;
}
