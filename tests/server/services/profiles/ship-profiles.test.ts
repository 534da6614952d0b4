import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { profiles } from '#server/database/schema/routing.ts';
import { shipProfiles } from '#server/services/profiles/ship-profiles.ts';
import { createTeam } from '#server/services/teams/create-team.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

test('a new team has the two profiles whose makers say how they write, none at work yet', async () => {
  const { id } = await createTeam(deps, { name: 'Acme', visibility: 'team' });
  await shipProfiles(deps, id);
  const shipped = await deps.database.select().from(profiles).where(eq(profiles.teamId, id));
  expect(
    shipped.map(({ name, active, mayAcknowledge }) => ({ name, active, mayAcknowledge })),
  ).toEqual([
    { name: 'Contact Form 7', active: false, mayAcknowledge: false },
    { name: 'HKTDC Sourcing', active: false, mayAcknowledge: false },
  ]);
});
