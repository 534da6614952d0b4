import type { TeamId, TemplateId } from '#lib/domain/ids.ts';
import type { Language } from '#lib/domain/member.ts';
import { startingTemplates } from '#lib/domain/templates/starting.ts';
import type { Deps } from '../deps.ts';
import { ship } from '../teams/ship.ts';

/** Gives a new team the templates it begins with, named in the language its admin reads. */
export async function shipTemplates(deps: Deps, teamId: TeamId, names: Language): Promise<void> {
  const templates = startingTemplates(names).map((one) => ({
    ...one,
    id: deps.newId() as TemplateId,
  }));
  await ship(
    deps,
    teamId,
    templates.map((template) => ({ type: 'save-template', template })),
  );
}
