import type { TeamReader } from '#components/hooks/team.ts';
import { Icon } from '#components/ui/Icon.tsx';
import type { Rule } from '#lib/domain/rule.ts';
import { problemsOf } from '#lib/domain/rules/problems.ts';
import { sayRuleProblem } from '#lib/words/say-rule.ts';
import type { RuleDraft } from './draft.ts';

interface ProblemsProps {
  draft: RuleDraft;
  rules: readonly Rule[];
  reader: TeamReader;
}

/** What would keep the rule from doing what it says, told before it is saved. None of it forbids the rule. */
export function Problems({ draft, rules, reader }: ProblemsProps) {
  const said = problemsOf({ ...draft, seq: 0 }, rules, [...reader.members.values()]).map(
    (problem) => sayRuleProblem(problem, reader),
  );
  return (
    <div role="status">
      {said.length > 0 && (
        <ul class="rule-problems" aria-label={reader.words.rules.problems}>
          {said.map((problem) => (
            <li key={problem}>
              <Icon name="warning" />
              <span>{problem}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
