import { useState } from 'preact/hooks';
import { dayChoices, zoneChoices } from '#components/hooks/choices.ts';
import { useDraft } from '#components/hooks/draft.ts';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button, IconButton } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Roster } from '#lib/domain/roster.ts';
import { localTime } from '#lib/domain/local-time.ts';
import { onDuty } from '#lib/domain/rules/on-duty.ts';
import { date } from '#lib/words/times.ts';

type Draft = Pick<Roster, 'timeZone' | 'weekdays' | 'exceptions'>;

/** What a select says for nobody. */
const nobody = 'nobody';

/** Who looks after the pool: a name for each day of the week, and the days that differ. */
export function Duty({ roster, reader }: { roster: Roster | null; reader: TeamReader }) {
  const { words, moment, isManager, team, members } = reader;
  const { tag } = useWords();
  const say = words.roster;
  const save = useSave();
  const { draft, change, isChanged, discard, forget } = useDraft<Draft>('roster', {
    timeZone: roster?.timeZone ?? moment.zone,
    weekdays: roster?.weekdays ?? Array.from({ length: 7 }, () => null),
    exceptions: roster?.exceptions ?? [],
  });
  const today = localTime(moment.now, draft.timeZone);
  const now = onDuty(roster, [...members.values()], moment.now);
  const upcoming = draft.exceptions.filter((one) => !today || one.date >= today.date);

  async function keep(): Promise<void> {
    await save({
      type: 'save-roster',
      roster: { id: roster?.id ?? team.id, ...draft, exceptions: upcoming },
    });
    forget();
  }
  const who = (label: string, memberId: MemberId | null, choose: (id: MemberId | null) => void) => (
    <Person label={label} memberId={memberId} reader={reader} onChoose={choose} />
  );
  return (
    <Sheet title={say.duty} more={isChanged ? words.desk.unsaved : undefined}>
      <Line icon="person">{now ? say.today(reader.nameOf(now)) : say.todayNobody}</Line>
      <p class="aside">{say.dutyLine}</p>
      {!isManager && <p class="aside">{words.desk.onlyManagers}</p>}
      <ul class="duty-days">
        {dayChoices(tag, 'long').map(({ value, label }) => (
          <li key={value} class={today?.day === value ? 'today' : ''}>
            <span>
              {label}
              {today?.day === value && <small>{say.isToday}</small>}
            </span>
            {who(label, draft.weekdays[value] ?? null, (id) =>
              change({ weekdays: draft.weekdays.with(value, id) }),
            )}
          </li>
        ))}
      </ul>
      {(upcoming.length > 0 || isManager) && (
        <section class="rows" aria-labelledby="roster-exceptions">
          <h3 id="roster-exceptions">{say.exceptions}</h3>
          <ul class="duty-days">
            {upcoming.map((one) => {
              const day = date(new Date(`${one.date}T00:00:00Z`), { ...moment, zone: 'UTC' });
              return (
                <li key={one.date}>
                  <span class="num">{day}</span>
                  {who(day, one.memberId, (memberId) =>
                    change({
                      exceptions: draft.exceptions.map((other) =>
                        other.date === one.date ? { ...other, memberId } : other,
                      ),
                    }),
                  )}
                  {isManager && (
                    <IconButton
                      icon="cross"
                      label={words.desk.removeOne(day)}
                      onClick={() =>
                        change({
                          exceptions: draft.exceptions.filter((other) => other.date !== one.date),
                        })
                      }
                    />
                  )}
                </li>
              );
            })}
          </ul>
          {isManager && (
            <NewException
              reader={reader}
              least={today?.date ?? ''}
              onAdd={(day) =>
                change({
                  exceptions: [
                    ...draft.exceptions.filter((one) => one.date !== day),
                    { date: day, memberId: null },
                  ].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
                })
              }
            />
          )}
        </section>
      )}
      {isManager && (
        <>
          <div class="narrow">
            <Select
              label={words.desk.zone}
              hint={say.zoneHint}
              value={draft.timeZone}
              choices={zoneChoices(draft.timeZone)}
              onChange={(timeZone) => change({ timeZone })}
            />
          </div>
          <div class="editor-foot">
            <Button kind={isChanged ? 'primary' : 'secondary'} onClick={() => void keep()}>
              {say.save}
            </Button>
            {isChanged && (
              <Button kind="plain" onClick={discard}>
                {words.desk.discard}
              </Button>
            )}
          </div>
        </>
      )}
    </Sheet>
  );
}

interface PersonProps {
  label: string;
  memberId: MemberId | null;
  reader: TeamReader;
  onChoose: (memberId: MemberId | null) => void;
}

/** Somebody of the team or nobody; a name alone for who may not choose. */
function Person({ label, memberId, reader, onChoose }: PersonProps) {
  const { words, isManager, present, nameOf } = reader;
  if (!isManager) return <b>{memberId ? nameOf(memberId) : words.roster.nobody}</b>;
  const isGone = memberId !== null && !present.some(({ id }) => id === memberId);
  return (
    <Select<string>
      label={label}
      labelHidden
      value={memberId ?? nobody}
      problem={isGone ? words.roster.left : null}
      choices={[
        { value: nobody, label: words.roster.nobody },
        ...present.map(({ id, name }) => ({ value: id, label: name })),
        ...(isGone ? [{ value: memberId, label: nameOf(memberId) }] : []),
      ]}
      onChange={(id) => onChoose(id === nobody ? null : (id as MemberId))}
    />
  );
}

interface NewExceptionProps {
  reader: TeamReader;
  /** The first day that can be chosen. */
  least: string;
  onAdd: (day: string) => void;
}

function NewException({ reader, least, onAdd }: NewExceptionProps) {
  const { words } = reader;
  const [day, setDay] = useState('');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= least;
  return (
    <div class="add-line">
      <Field type="date" min={least} label={words.roster.day} value={day} onInput={setDay} />
      <Button
        blocked={!isDay}
        onClick={() => {
          if (!isDay) return;
          onAdd(day);
          setDay('');
        }}
      >
        {words.roster.addDay}
      </Button>
    </div>
  );
}
