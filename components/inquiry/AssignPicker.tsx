import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useKey } from '#components/hooks/keys.ts';
import { useLive } from '#components/hooks/live.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Listbox, optionId } from '#components/ui/Listbox.tsx';
import { stepBy } from '#components/ui/roving-focus.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import { peopleByLoad } from './people.ts';
import './Panel.css';

interface AssignPickerProps {
  title: string;
  /** Who holds it now, and so need not be offered. */
  holder: MemberId | null;
  onAssign: (memberId: MemberId) => void;
  onClose: () => void;
}

/** Whom to give it to: two letters of a name and Enter, or two clicks. */
export function AssignPicker({ title, holder, onAssign, onClose }: AssignPickerProps) {
  const { words } = useWords();
  const { replica, author } = useFrame();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const everybody = useLive(() => peopleByLoad(replica, author.now()), [replica]) ?? [];
  const sought = query.trim().toLowerCase();
  const people = everybody.filter(
    ({ member }) =>
      member.id !== holder &&
      [member.name, member.initials, member.region ?? ''].some((text) =>
        text.toLowerCase().includes(sought),
      ),
  );
  const keys = people.map(({ member }) => member.id as string);
  const at = Math.max(0, keys.indexOf(chosen ?? ''));
  const person = people[at];
  const take = () => person && onAssign(person.member.id);
  useLayoutEffect(() => field.current?.focus(), []);
  useKey('Escape', onClose);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.isComposing) take();
    const next = stepBy(event.key, at, keys.length, 'vertical');
    // Home and End belong to the text that is being typed.
    if (next === null || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    choose(keys[next] ?? null);
  }

  return (
    <section class="panel" aria-label={title}>
      <div class="panel-field">
        <Field
          label={words.people.label}
          icon="search"
          value={query}
          onInput={setQuery}
          fieldRef={field}
          onKeyDown={onKeyDown}
          steers={{ list: id, option: person ? optionId(id, person.member.id) : null }}
        />
      </div>
      {keys.length === 0 && everybody.length > 0 && <p class="panel-line">{words.people.none}</p>}
      <Listbox
        id={id}
        label={words.people.label}
        items={people}
        keyOf={({ member }) => member.id}
        chosen={person?.member.id ?? null}
        onChoose={choose}
        onTake={take}
      >
        {({ member, holds, isAway }) => (
          <>
            <bdi>{member.name}</bdi>
            <small>{isAway ? words.people.away : words.people.holds(holds)}</small>
          </>
        )}
      </Listbox>
      <div class="panel-foot">
        {person && (
          <Button kind="primary" onClick={take} keyHint="Enter">
            {words.do.assignTo(person.member.name)}
          </Button>
        )}
        <Button onClick={onClose}>{words.do.cancel}</Button>
      </div>
    </section>
  );
}
