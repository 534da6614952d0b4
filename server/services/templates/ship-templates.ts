import type { ActionId, TeamId, TemplateId } from '#lib/domain/ids.ts';
import type { Language } from '#lib/domain/member.ts';
import { startingTemplates } from '#lib/domain/templates/starting.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';

/** Gives a new team the templates it begins with, named in the language its admin reads. */
export async function shipTemplates(deps: Deps, teamId: TeamId, names: Language): Promise<void> {
  for (const template of startingTemplates(names)) {
    const outcome = await commit(
      deps,
      teamId,
      { kind: 'host' },
      {
        id: deps.newId() as ActionId,
        at: deps.now(),
        type: 'save-template',
        template: { ...template, id: deps.newId() as TemplateId },
      },
    );
    if (outcome.status === 'refused')
      throw new Error(`a starting template: ${outcome.refusal.code}`);
  }
}
