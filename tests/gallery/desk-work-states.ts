import type { Inquiry } from '#lib/domain/inquiry.ts';
import { aMessage, idOf } from '#tests/support/rows.ts';
import {
  adaeze,
  ago,
  anInquiryOf,
  firstMails,
  heldBy,
  linda,
  upserts,
  wang,
  zhou,
} from '#tests/support/seeded-team.ts';
import { claimed, inquiryId, one, shown } from './sidebar-rows.ts';
import type { State } from './sidebar-states.ts';

const routed: Partial<Inquiry> = {
  priority: 'high',
  routing: {
    rules: [
      { id: idOf('a'), name: 'Product A' },
      { id: idOf('b'), name: 'High intent' },
    ],
    notify: [],
    templateId: null,
  },
  channel: 'form',
  channelEvidence: 'Contact form of northquay.test',
  product: 'Submersible pumps',
  quantity: '40 pcs',
  warnings: [
    { kind: 'dmarc-failed', evidence: 'dmarc=fail' },
    { kind: 'probably-same', evidence: 'Quotation for 40 submersible pumps' },
  ],
  acknowledgement: {
    state: 'unsure',
    at: ago(1),
    language: 'en',
    reason: null,
    evidence: null,
  },
};
const ours = aMessage('ours', {
  inquiryId,
  direction: 'out',
  receivedAt: ago(0.5),
  reply: { class: 'unsure', reason: 'few-words', overruledBy: null },
});
const second = aMessage('second', { inquiryId, subject: 'Check valves too', receivedAt: ago(1) });
const other = anInquiryOf('other', heldBy(wang));
const known = {
  ...adaeze,
  country: 'NG',
  countryEvidence: '+234 803 555 0142',
  phone: '+2348035550142',
  website: 'okoro-farms.test',
};
const rest = [
  ...upserts('customers', known),
  ...upserts('messages', ours, second),
  ...upserts('inquiries', other),
  ...firstMails({ word: 'other', row: other }),
];

/** What the desk did by itself, and what can be set right. */
export const deskWorkStates: State[] = [
  {
    name: 'the desk’s work, for a manager',
    sight: shown,
    fill: one({ me: zhou, row: { ...heldBy(wang), ...routed }, with: [...claimed(wang), ...rest] }),
  },
  {
    name: 'the desk’s work, mine',
    sight: shown,
    press: ['Join with another inquiry…'],
    fill: one({ row: { ...heldBy(linda), ...routed }, with: [...claimed(linda), ...rest] }),
  },
];
