import type { ActionId } from '#lib/domain/ids.ts';
import { dismissRefused, type Draft } from '#lib/replica/perform.ts';
import { useReplica } from './frame.tsx';
import { usePerform } from './perform.ts';

/** Does what the person wants, as `usePerform`, and takes back what was told of an earlier try with the same thing. */
export function useSave(): (draft: Draft) => Promise<ActionId> {
  const replica = useReplica();
  const perform = usePerform();
  return async (draft) => {
    const thing = thingOf(draft);
    if (thing) await dismissRefused(replica, (action) => thingOf(action) === thing);
    return perform(draft);
  };
}

/** The id of what an action of the desk is about; of a webmail's anchors, which have none, its name. */
function thingOf(draft: Draft): string | null {
  switch (draft.type) {
    case 'save-rule':
      return draft.rule.id;
    case 'remove-rule':
      return draft.ruleId;
    case 'save-template':
      return draft.template.id;
    case 'remove-template':
      return draft.templateId;
    case 'save-profile':
      return draft.profile.id;
    case 'remove-profile':
      return draft.profileId;
    case 'save-roster':
      return draft.roster.id;
    case 'save-absence':
      return draft.absence.id;
    case 'cancel-absence':
      return draft.absenceId;
    case 'save-mailbox':
      return draft.mailbox.id;
    case 'save-anchors':
    case 'use-anchors':
      return `anchors ${draft.webmail}`;
    default:
      return null;
  }
}
