import { afterAll, beforeAll, expect, test } from 'vitest';
import { freeLeases, takeLease } from '#server/services/leases/leases.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

test('what a dead process held is free at once where nobody else can be alive', async () => {
  const lease = { name: 'account of the front desk', seconds: 60 };
  expect(await takeLease(deps, { ...lease, holder: 'the one that was killed' })).toBe(true);
  expect(await takeLease(deps, { ...lease, holder: 'the next one' })).toBe(false);
  await freeLeases(deps);
  expect(await takeLease(deps, { ...lease, holder: 'the next one' })).toBe(true);
});
