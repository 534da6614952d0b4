import { expect, it } from 'vitest';
import { maySee } from '#lib/domain/may-see.ts';
import { aMember, hoursLater } from '#tests/support/rows.ts';

const linda = aMember('Linda');
const hers = { assigneeId: linda.id };
const pool = { assigneeId: null };

it('shows a team everything', () => {
  expect(maySee({ member: aMember('Wang'), visibility: 'team' }, hers)).toBe(true);
});

it('shows a rep the pool and their own, a manager all', () => {
  const visibility = 'own-and-pool' as const;
  expect(maySee({ member: aMember('Wang'), visibility }, hers)).toBe(false);
  expect(maySee({ member: aMember('Wang'), visibility }, pool)).toBe(true);
  expect(maySee({ member: linda, visibility }, hers)).toBe(true);
  expect(maySee({ member: aMember('Zhou', 'manager'), visibility }, hers)).toBe(true);
});

it('shows nothing to who has left', () => {
  const gone = aMember('Gone', 'admin', { leftAt: hoursLater(1) });
  expect(maySee({ member: gone, visibility: 'team' }, pool)).toBe(false);
});
