import type { Inquiry } from '#lib/domain/inquiry.ts';
import {
  ago,
  anEntry,
  awayWith,
  heldBy,
  linda,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';
import { claimed, entries, one, shown } from './sidebar-rows.ts';
import type { State } from './sidebar-states.ts';

const many = [
  'pumps',
  '高意向',
  'spring fair 2026',
  'NQ-220',
  'to be quoted CIF and FOB, with spare parts',
  'مضخات الري (NQ-80)',
  '广交会',
  'drawings_and_data_sheets_were_asked_for',
  '要样品',
  'repeat buyer',
  'wants certificates',
  '西非',
];
const away = { ...wang, ...awayWith(linda) };
const lent: Partial<Inquiry> = {
  ...heldBy(linda),
  assignedBy: null,
  standInFor: wang.id,
  tags: ['pumps', '高意向', 'spring fair 2026'],
  channel: 'form',
  channelEvidence: 'Contact form of northquay.test',
};
const isAway = [...upserts('members', away), ...claimed(wang, 50)];

/** What rules and people wrote on an inquiry, and in whose stead it is held. */
export const taggedStates: State[] = [
  {
    name: 'tagged: with two',
    sight: shown,
    fill: one({
      row: { ...heldBy(linda), tags: ['pumps', 'spring fair 2026'] },
      with: [
        ...claimed(linda),
        ...entries(
          anEntry('shown', 'tag', zhou, ago(1), { added: ['spring fair 2026'], removed: ['fair'] }),
          anEntry('shown', 'tag', linda, ago(0.8), { added: [], removed: ['spare parts'] }),
        ),
      ],
    }),
  },
  {
    name: 'tagged: many and long',
    sight: shown,
    fill: one({
      row: { ...heldBy(wang), tags: many },
      with: [...claimed(wang), ...entries(anEntry('shown', 'tag', zhou, ago(1), { added: many }))],
    }),
  },
  {
    name: 'tagged: I stand in for somebody away',
    sight: shown,
    fill: one({ row: lent, with: isAway }),
  },
  {
    name: 'tagged: a manager sees the stand-in',
    sight: shown,
    press: ['A'],
    fill: one({ me: zhou, row: lent, with: isAway }),
  },
  {
    name: 'tagged: who is away sees the stand-in',
    sight: shown,
    fill: one({ me: away, row: { ...lent, tags: many }, with: isAway }),
  },
];
