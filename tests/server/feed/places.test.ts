import { beforeEach, expect, it } from 'vitest';
import type { InquiryId, MemberId, TeamId } from '#lib/domain/ids.ts';
import { openPlaces } from '#server/feed/places.ts';
import { idOf } from '#tests/support/rows.ts';
import { secondsLater, viewing, writing } from './presence-desk.ts';

let now: Date;
let places: ReturnType<typeof openPlaces>;
beforeEach(() => {
  now = secondsLater(0);
  places = openPlaces(() => now);
});

const teamId = idOf<TeamId>('team');
const memberId = idOf<MemberId>('wang');
const [pumps, valves] = [idOf<InquiryId>('pumps'), idOf<InquiryId>('valves')];
const device = (key: string) => ({ teamId, memberId, key, isOwn: true });
const keys = () => places.own().map(({ key }) => key);

it('says what is news and what is not', () => {
  expect(places.putDevice(device('desk'), [viewing(pumps)])).toBe(true);
  now = secondsLater(8);
  expect(places.putDevice(device('desk'), [viewing(pumps)])).toBe(false);
  expect(places.putDevice(device('desk'), [writing(pumps)])).toBe(true);
  expect(places.putDevice(device('desk'), [])).toBe(true);
  expect(places.putDevice(device('desk'), [])).toBe(false);
  expect(places.isAnywhere(teamId)).toBe(false);
});

it('forgets after twenty seconds, by a clock that may be put back', () => {
  places.putDevice(device('desk'), [viewing(pumps)]);
  now = secondsLater(19.999);
  places.putDevice(device('phone'), [viewing(valves)]);
  expect(places.expire()).toEqual([]);
  now = secondsLater(20);
  expect(places.expire()).toMatchObject([{ key: 'desk' }]);
  now = secondsLater(-3600);
  expect(places.expire()).toMatchObject([{ key: 'phone' }]);
  expect(places.isAnywhere(teamId)).toBe(false);
});

it('keeps eight devices of a member, and lets the one go that was silent longest', () => {
  for (let n = 0; n < 8; n += 1) {
    now = secondsLater(n);
    places.putDevice(device(`device ${n}`), [viewing(pumps)]);
  }
  now = secondsLater(9);
  places.putDevice(device('device 0'), [viewing(pumps)]);
  expect(keys()).toHaveLength(8);
  places.putDevice(device('one more'), [writing(pumps)]);
  expect(keys()).toHaveLength(8);
  expect(keys()).not.toContain('device 1');
  expect(places.ofTeam(teamId)).toMatchObject([{ doing: 'writing', since: secondsLater(9) }]);
});

it('tells other processes of its own devices alone', () => {
  const presence = { ...writing(pumps), memberId, since: now };
  places.put({ ...device('another process'), isOwn: false }, [presence]);
  places.putDevice(device('desk'), [viewing(valves)]);
  expect(places.ownOf(teamId, memberId)).toMatchObject([viewing(valves)]);
  expect(places.ofTeam(teamId)).toHaveLength(2);
  // What another process says at one inquiry is not what a device here says at it.
  places.putDevice(device('phone'), [writing(pumps)]);
  expect(places.drop({ ...device('another process'), isOwn: false })).toBe(true);
  expect(places.ofTeam(teamId)).toHaveLength(2);
});
