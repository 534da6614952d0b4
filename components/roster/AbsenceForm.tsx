import { useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import type { Absence } from '#lib/domain/absence.ts';
import type { AbsenceId, MemberId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { dayOf, endOf, startOf } from './days.ts';

interface AbsenceFormProps {
  reader: TeamReader;
  member: Member;
  /** `null`: a new one. */
  absence: Absence | null;
  onDone: () => void;
}

/** What a select says for nobody. */
const nobody = 'nobody';

/** From which day to which, who stands in, and what becomes of what they hold. */
export function AbsenceForm({ reader, member, absence, onDone }: AbsenceFormProps) {
  const { words, moment, present, isManager } = reader;
  const { author } = useFrame();
  const say = words.roster;
  const save = useSave();
  const [memberId, setMember] = useState<MemberId>(member.id);
  const [from, setFrom] = useState(dayOf(absence?.from ?? moment.now, moment.zone));
  const [last, setLast] = useState(
    absence ? dayOf(new Date(absence.to.getTime() - 1), moment.zone) : '',
  );
  const [standIn, setStandIn] = useState<string>(absence?.standInId ?? nobody);
  const [held, setHeld] = useState<Absence['held']>(absence?.held ?? 'pool');
  const [isStrict, beStrict] = useState(false);
  const begins = startOf(from, moment.zone);
  const ends = last ? endOf(last, moment.zone) : null;
  const isBackwards = begins !== null && ends !== null && begins >= ends;
  const isPast = ends !== null && ends <= moment.now;
  const problemOfLast = isBackwards
    ? say.backwards
    : isPast
      ? say.past
      : ends
        ? null
        : say.needsDay;

  function choose(id: string): void {
    setStandIn(id);
    if (id === nobody && held === 'stand-in') setHeld('pool');
    if (id !== nobody && standIn === nobody && absence === null) setHeld('stand-in');
  }
  async function keep(): Promise<void> {
    if (!begins || !ends || problemOfLast) return beStrict(true);
    await save({
      type: 'save-absence',
      memberId,
      absence: {
        id: absence?.id ?? (author.newId() as AbsenceId),
        from: absence && dayOf(absence.from, moment.zone) === from ? absence.from : begins,
        to: ends,
        standInId: standIn === nobody ? null : (standIn as MemberId),
        held,
        state: absence?.state ?? 'planned',
      },
    });
    onDone();
  }

  const others = present.filter(({ id }) => id !== memberId);
  return (
    <div
      class="absence-form"
      role="group"
      aria-label={absence ? say.changeOf(member.name) : say.plan}
    >
      {isManager && !absence && (
        <Select<MemberId>
          label={say.who}
          value={memberId}
          choices={present.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            setMember(id);
            if (id === standIn) choose(nobody);
          }}
        />
      )}
      <div class="pair">
        <Field type="date" label={say.firstDay} value={from} onInput={setFrom} />
        <Field
          type="date"
          min={from}
          label={say.lastDay}
          value={last}
          onInput={setLast}
          problem={isStrict || isBackwards ? problemOfLast : null}
        />
      </div>
      <div class="pair">
        <Select<string>
          label={say.standIn}
          hint={say.standInHint}
          value={standIn}
          choices={[
            { value: nobody, label: say.nobody },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={choose}
        />
        <Select
          label={say.held}
          value={held}
          choices={(['stand-in', 'pool', 'stay'] as const)
            .filter((value) => value !== 'stand-in' || standIn !== nobody)
            .map((value) => ({ value, label: say.heldChoice[value] }))}
          onChange={setHeld}
        />
      </div>
      <div class="editor-foot">
        <Button kind="primary" onClick={() => void keep()}>
          {words.do.save}
        </Button>
        <Button kind="plain" onClick={onDone}>
          {words.do.cancel}
        </Button>
      </div>
    </div>
  );
}
