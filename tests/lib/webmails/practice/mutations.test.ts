// @vitest-environment happy-dom
import { shipped } from '#lib/webmails/practice/anchors.ts';
import { practice } from '#lib/webmails/practice/index.ts';
import { describeMutations } from '#tests/support/mutated-page/describe-mutations.ts';
import { practiceCompose, practiceList, practicePage } from './practice-page.ts';

for (const makePage of [practicePage, practiceList, practiceCompose]) {
  describeMutations({
    name: `Practice, ${makePage.name}`,
    page: makePage,
    open: (document) => practice({ document, location, isTop: true }, {}),
    anchors: shipped,
    body: '#body',
    other: [
      ['Adaeze Okoro', 'Eve Other'],
      ['adaeze@okoro-farms.test', 'eve@other.test'],
      ['Quotation for 40 submersible pumps', 'Spare parts for the NQ-220'],
      ['please quote', 'we need'],
      ['pumps@okoro-farms.test', 'parts@other.test'],
      ['data-uid="5"', 'data-uid="9"'],
      // The list holds a second mail, of a customer who is as well known.
      ['Diego Fuentes', 'Diego Fuentes'],
      ['Consulta: bombas', 'Consulta: bombas'],
    ],
  });
}
