import type { ActionType } from '#lib/domain/action.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Offer } from './offers.ts';

const buttons: Partial<Record<ActionType, Offer>> = {
  claim: 'claim',
  release: 'release',
  reopen: 'reopen',
  assign: 'assign',
  close: 'close',
};

/** What this person has asked for and only the server can say: its button is busy until then. */
export function waitsFor({ steps }: InquiryView): ReadonlySet<Offer> {
  const open = steps.filter(({ phase }) => phase === 'pending');
  return new Set(open.flatMap(({ action }) => buttons[action.type] ?? []));
}
