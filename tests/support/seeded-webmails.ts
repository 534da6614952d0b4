import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { Member } from '#lib/domain/member.ts';
import type { WebmailHealth } from '#lib/protocol/webmail-health.ts';
import { anAnchorSet, idOf } from './rows.ts';
import { ago } from './seeded-team.ts';

/** Roundcube's header was mended twice; what stands in its place now is the second. */
export const anchorSetsBy = ({ id: savedBy }: Member): [AnchorSet, AnchorSet] => [
  anAnchorSet({
    id: idOf('first anchors'),
    savedBy,
    savedAt: ago(50),
    isActive: false,
    note: 'The header moved in 1.7',
  }),
  anAnchorSet({
    id: idOf('second anchors'),
    version: 2,
    savedBy,
    savedAt: ago(2),
    note: '',
    anchors: { subject: '#message-header h1.subject', sender: '.header .from a[title]' },
  }),
];

const found = (name: string, n: number, most = 1) => ({ name, missing: 0, found: n, most });

/** Gmail is well, Roundcube mended for who has the new anchors; of Outlook nobody reports. */
export const webmailHealth: WebmailHealth[] = [
  {
    webmail: 'gmail',
    version: '0.1.0',
    anchorVersion: null,
    lastAt: ago(1),
    devices: 4,
    well: 4,
    anchors: [found('main', 4), found('rowSubject', 4, 50)],
  },
  {
    webmail: 'roundcube',
    version: '0.1.0',
    anchorVersion: 2,
    lastAt: ago(0.5),
    devices: 1,
    well: 1,
    anchors: [found('subject', 1), found('sender', 1), found('body', 1)],
  },
  {
    webmail: 'roundcube',
    version: '0.1.0',
    anchorVersion: null,
    lastAt: ago(26),
    devices: 3,
    well: 1,
    anchors: [
      found('body', 3),
      { name: 'sender', missing: 1, found: 2, most: 1 },
      { name: 'subject', missing: 2, found: 1, most: 1 },
    ],
  },
];
