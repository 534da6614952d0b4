import type { TeamReader } from '#components/hooks/team.ts';
import type { RuleDraft } from './draft.ts';

interface TryItProps {
  draft: RuleDraft;
  isWhole: boolean;
  reader: TeamReader;
}

/** What the rule would have done with the latest inquiries. */
export function TryIt(_props: TryItProps) {
  return null;
}
