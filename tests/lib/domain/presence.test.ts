import { describe, expect, it } from 'vitest';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import { foldPlaces, foldPresences, type Doing, type Presence } from '#lib/domain/presence.ts';
import { hoursLater, idOf } from '#tests/support/rows.ts';

const presence = (who: string, where: string, doing: Doing, hour: number): Presence => ({
  inquiryId: idOf<InquiryId>(where),
  memberId: idOf<MemberId>(who),
  doing,
  since: hoursLater(hour),
});

describe('presences of one member at one inquiry', () => {
  it('are one: writing outranks, and counts from its own beginning', () => {
    const all = [
      presence('wang', 'pumps', 'viewing', 1),
      presence('wang', 'pumps', 'writing', 3),
      presence('wang', 'pumps', 'writing', 2),
      presence('wang', 'valves', 'viewing', 5),
      presence('wang', 'valves', 'viewing', 4),
      presence('ada', 'pumps', 'viewing', 0),
    ];
    const folded = [
      presence('ada', 'pumps', 'viewing', 0),
      presence('wang', 'pumps', 'writing', 2),
      presence('wang', 'valves', 'viewing', 4),
    ];
    expect(foldPresences(all)).toEqual(folded);
    expect(foldPresences(all.toReversed())).toEqual(folded);
  });
});

describe('places of one device', () => {
  it('are the same in whatever order the tabs are', () => {
    const [pumps, valves] = [idOf<InquiryId>('pumps'), idOf<InquiryId>('valves')];
    const places = [
      { inquiryId: pumps, doing: 'viewing' },
      { inquiryId: valves, doing: 'viewing' },
      { inquiryId: valves, doing: 'writing' },
      { inquiryId: pumps, doing: 'viewing' },
    ] as const;
    const folded = [
      { inquiryId: valves, doing: 'writing' },
      { inquiryId: pumps, doing: 'viewing' },
    ];
    expect(foldPlaces(places)).toEqual(folded);
    expect(foldPlaces(places.toReversed())).toEqual(folded);
  });
});
