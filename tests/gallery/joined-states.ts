import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { aMessage, idOf } from '#tests/support/rows.ts';
import {
  ago,
  anEntry,
  anInquiryOf,
  firstMails,
  heldBy,
  linda,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';
import { claimed, entries, inquiryId, old, one, shown } from './sidebar-rows.ts';
import type { State } from './sidebar-states.ts';

const into = (mergedInto: InquiryId, by = linda): Partial<Inquiry> => ({
  ...heldBy(by),
  stage: 'closed',
  outcome: 'none',
  closedAt: ago(0.5),
  closedBy: by.id,
  replyBy: null,
  mergedInto,
});
const joined = [
  anInquiryOf('valves', { ...into(inquiryId), subject: 'Check valves too', receivedAt: ago(5) }),
  anInquiryOf('long', {
    ...into(inquiryId, zhou),
    subject: 'RE: FW: RE: Quotation_for_40_submersible_pumps_NQ-220_incl_spare_impellers_CIF_Lagos',
    receivedAt: ago(4),
  }),
  anInquiryOf('arabic', { ...into(inquiryId), subject: 'طلب عرض سعر لمضخات الري (NQ-80)' }),
];
const later = aMessage('valves', { inquiryId, subject: 'Check valves too', receivedAt: ago(5) });
const other = anInquiryOf('other', { ...heldBy(wang), subject: 'Gasket sets for NQ-80' });
const goesOn = [...upserts('inquiries', other), ...firstMails({ word: 'other', row: other })];

/** Two conversations that were one: what is left of the one, and what the other became. */
export const joinedStates: State[] = [
  {
    name: 'joined: into another, mine',
    sight: { kind: 'nothing' },
    asked: inquiryId,
    fill: one({
      row: into(other.id),
      with: [
        ...claimed(linda),
        ...goesOn,
        ...entries(anEntry('other', 'merge', linda, ago(0.5), { otherId: inquiryId })),
      ],
    }),
  },
  {
    name: 'joined: into one that is not here, for a manager',
    sight: { kind: 'nothing' },
    asked: inquiryId,
    fill: one({ me: zhou, row: into(other.id, wang), with: upserts('inquiries', ...old) }),
  },
  {
    name: 'joined: one into mine',
    sight: shown,
    fill: one({
      row: heldBy(linda),
      with: [
        ...upserts('inquiries', ...joined.slice(0, 1)),
        ...upserts('messages', later),
        ...claimed(linda),
        ...entries(anEntry('shown', 'merge', linda, ago(0.5), { otherId: idOf('valves') })),
      ],
    }),
  },
  {
    name: 'joined: three into mine, and another to join',
    sight: shown,
    press: ['Join with another inquiry…', '与另一询盘合并…'],
    fill: one({
      row: heldBy(linda),
      with: [
        ...upserts('inquiries', ...joined),
        ...upserts('messages', later),
        ...goesOn,
        ...claimed(linda),
        ...entries(
          anEntry('shown', 'merge', linda, ago(0.7), { otherId: idOf('valves') }),
          anEntry('shown', 'merge', zhou, ago(0.6), { otherId: idOf('long') }),
          anEntry('shown', 'merge', linda, ago(0.5), { otherId: idOf('arabic') }),
          anEntry('shown', 'merge', zhou, ago(0.4), { otherId: idOf('not here') }),
        ),
      ],
    }),
  },
  {
    name: 'joined: split from another',
    sight: shown,
    fill: one({
      with: [
        ...goesOn,
        ...entries(anEntry('other', 'split', wang, ago(0.5), { otherId: inquiryId })),
      ],
    }),
  },
  {
    name: 'joined: three into a colleague’s',
    sight: shown,
    fill: one({
      row: heldBy(wang),
      with: [...upserts('inquiries', ...joined), ...claimed(wang)],
    }),
  },
];
