import { expect, test } from 'vitest';
import { askingOf } from '#components/hooks/asking.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import {
  ago,
  anEntry,
  anInquiryOf,
  heldBy,
  linda,
  now,
  sun,
  wang,
} from '#tests/support/seeded-team.ts';

const asked = { memberId: linda.id, at: ago(1) };
const of = (me: Member, row: Partial<Inquiry>, ...entries: ReturnType<typeof anEntry>[]) =>
  askingOf({ inquiry: anInquiryOf('shown', row), me, entries }, now);
const held = { ...heldBy(wang), asked };

test('is told to each as it concerns them', () => {
  expect(of(linda, held)).toEqual({ kind: 'mine', holder: wang.id, at: asked.at });
  expect(of(wang, held)).toEqual({ kind: 'of-me', who: linda.id, at: asked.at });
  expect(of(sun, held)).toEqual({
    kind: 'others',
    who: linda.id,
    holder: wang.id,
    at: asked.at,
  });
});

test('is nothing where nobody asks, nobody holds it, or it is closed', () => {
  expect(of(linda, heldBy(wang))).toBeNull();
  expect(of(linda, { asked })).toBeNull();
  expect(of(linda, { ...held, stage: 'closed' })).toBeNull();
});

test('was declined, to whoever asked and as long as it is news', () => {
  const answer = (who: Member, given: boolean, hours = 0.1) =>
    anEntry('shown', 'answer-ask', wang, ago(hours), { memberId: who.id, given });
  const ask = anEntry('shown', 'ask-for', linda, ago(0.5));
  const kept = { kind: 'kept', holder: wang.id, at: ago(0.1) };
  expect(of(linda, heldBy(wang), ask, answer(linda, false))).toEqual(kept);
  expect(of(linda, heldBy(wang), ask, answer(sun, false))).toBeNull();
  expect(of(linda, heldBy(wang), answer(linda, true))).toBeNull();
  expect(of(linda, heldBy(wang), answer(linda, false), ask)).toBeNull();
  expect(of(linda, heldBy(wang), answer(linda, false, 1))).toBeNull();
  expect(of(linda, heldBy(linda), answer(linda, false))).toBeNull();
});
