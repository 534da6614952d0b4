// @vitest-environment happy-dom
import { shipped } from '#lib/webmails/roundcube/anchors.ts';
import { roundcube } from '#lib/webmails/roundcube/index.ts';
import { describeMutations } from '#tests/support/mutated-page/describe-mutations.ts';
import { savedPage, skins } from './saved-page.ts';

// It is looked for inside the subject alone, and everywhere else means anything.
const { subjectExtras: _extras, ...anchors } = shipped;

const customer = [
  ['Adaeze Okoro', 'Eve Other'],
  ['adaeze@okoro-farms.test', 'eve@other.test'],
  ['Quotation for 40 submersible pumps', 'Spare parts for the NQ-220'],
  ['CIF Lagos', 'by air to Hamburg'],
  ['<pumps-1@okoro-farms.test>', '<parts-9@other.test>'],
  ['pumps-1@okoro-farms.test', 'parts-9@other.test'],
  ['_uid=1&', '_uid=9&'],
  ['rcmrowMQ', 'rcmrowOQ'],
  // The list holds a second mail, of a customer who is as well known.
  ['Li Ming', 'Li Ming'],
  ['询价：潜水泵 40 台', '询价：潜水泵 40 台'],
] as const;

for (const skin of skins) {
  for (const name of ['show', 'list', 'compose']) {
    const location = savedPage(skin, name).url as unknown as Location;
    describeMutations({
      name: `Roundcube, ${skin}, ${name}`,
      page: (change) => savedPage(skin, name, change).document,
      open: (document) => roundcube({ document, location, isTop: true }, {}),
      anchors,
      body: '#messagebody .message-part, #messagebody .message-htmlpart',
      other: customer,
    });
  }
}
