import type { TeamReader } from '#components/hooks/team.ts';
import { Picks } from '#components/ui/Picks.tsx';
import { Select } from '#components/ui/Select.tsx';
import type { MemberId } from '#lib/domain/ids.ts';
import type { AssignTo } from '#lib/domain/routing.ts';
import { newAssign } from './draft.ts';
import { peopleWith } from './surroundings.ts';

const kinds = ['member', 'owner', 'duty', 'round-robin', 'least-loaded'] as const;

interface AssignEffectProps {
  to: AssignTo;
  reader: TeamReader;
  problem: string | null;
  onChange: (to: AssignTo) => void;
}

/** To whom: one person, whoever looks after the customer or the pool, or one of a group. */
export function AssignEffect({ to, reader, problem, onChange }: AssignEffectProps) {
  const { words, present, nameOf } = reader;
  const say = words.rules;
  const chosen = to.kind === 'member' && to.memberId ? [to.memberId] : [];
  return (
    <>
      <Select
        label={say.effect.assign}
        labelHidden
        value={to.kind}
        choices={kinds.map((value) => ({ value, label: say.assignTo[value] }))}
        onChange={(kind) => onChange(newAssign(kind, to))}
      />
      {to.kind === 'member' && (
        <Select<MemberId>
          label={say.person}
          labelHidden
          placeholder={say.choosePerson}
          value={to.memberId}
          choices={peopleWith(present, chosen, nameOf)}
          problem={problem && say.needsPerson}
          onChange={(memberId) => onChange({ kind: 'member', memberId })}
        />
      )}
      {'memberIds' in to && (
        <Picks
          label={say.people}
          labelHidden
          add={say.add1.owner}
          hint={say.groupHelp}
          removeLabel={words.desk.removeOne}
          problem={problem}
          chosen={to.memberIds}
          choices={peopleWith(present, to.memberIds, nameOf)}
          onChange={(memberIds) => onChange({ ...to, memberIds })}
        />
      )}
    </>
  );
}
