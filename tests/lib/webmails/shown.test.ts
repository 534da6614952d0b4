import { expect, test } from 'vitest';
import { Sighting } from '#lib/domain/sighting.ts';
import { sightingOf, type Shown } from '#lib/webmails/shown.ts';

const shown: Shown = {
  webmail: 'roundcube',
  account: 'Info@ACME.test',
  place: { folder: 'INBOX', uid: 1 },
  gmail: null,
  rfcMessageId: '<a@b>',
  from: { name: 'Adaeze', address: 'Adaeze@Okoro-Farms.test' },
  subject: 'Pumps',
  recipients: ['info@acme.test', 'INFO@acme.test'],
  sentAt: new Date('2026-11-20T08:39:00Z'),
  otherTimes: [],
  bodies: ['Please quote 40 submersible pumps, CIF Lagos.'],
  attachments: [],
};

test('holds no word of the body', () => {
  const sighting = sightingOf(shown);
  expect(JSON.stringify(sighting)).not.toMatch(/submersible|Lagos/);
  expect(sighting.keys.length).toBeGreaterThan(0);
  expect(sighting.recipients).toEqual(['info@acme.test']);
  expect(sighting.account).toBe('info@acme.test');
});

test('stays within what the wire allows, whatever a page shows', () => {
  const long = 'x'.repeat(5000);
  const sighting = sightingOf({
    ...shown,
    rfcMessageId: `<${long}@b>`,
    from: { name: long, address: `${long}@b.test` },
    subject: long,
    recipients: Array.from({ length: 500 }, (_, n) => `r${n}@b.test`).concat(`${long}@b.test`),
    otherTimes: [new Date(0), new Date(9e11), new Date(1e12)],
  });
  const wire = JSON.parse(JSON.stringify(sighting)) as unknown;
  expect(Sighting.safeParse(wire).error?.issues).toBeUndefined();
  expect(sighting.rfcMessageId).toBeNull();
});
