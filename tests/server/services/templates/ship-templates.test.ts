import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { templates } from '#server/database/schema/desk.ts';
import { createTeam } from '#server/services/teams/create-team.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

test('a new team has an opening, a first reply, a holding reply and an acknowledgement', async () => {
  const { id } = await createTeam(deps, { name: 'Acme', visibility: 'team' });
  await shipTemplates(deps, id, 'zh');
  const shipped = await deps.database.select().from(templates).where(eq(templates.teamId, id));
  expect(shipped.map(({ purpose, name }) => [purpose, name]).toSorted()).toEqual([
    ['acknowledgement', '来信已收到'],
    ['hand-off', '由我跟进您的询盘'],
    ['reply', '稍后给您答复'],
    ['reply', '首次回复并询问需求'],
  ]);
  for (const { variants } of shipped) {
    expect(variants.map(({ language }) => language).slice(0, 3)).toEqual(['en', 'zh', 'es']);
  }
});
