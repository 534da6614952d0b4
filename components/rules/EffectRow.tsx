import type { TeamReader } from '#components/hooks/team.ts';
import { IconButton } from '#components/ui/Button.tsx';
import { Check } from '#components/ui/Check.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Picks } from '#components/ui/Picks.tsx';
import { Select } from '#components/ui/Select.tsx';
import { WordChips } from '#components/ui/WordChips.tsx';
import type { TemplateId } from '#lib/domain/ids.ts';
import type { Effect } from '#lib/domain/rule.ts';
import { AssignEffect } from './AssignEffect.tsx';
import { peopleWith, type Surroundings } from './surroundings.ts';

interface EffectRowProps {
  effect: Effect;
  number: number;
  surroundings: Surroundings;
  reader: TeamReader;
  isOpen: boolean;
  onChange: (effect: Effect) => void;
  onRemove: () => void;
}

/** One thing that is done. */
export function EffectRow(props: EffectRowProps) {
  const { effect, number, reader, onRemove } = props;
  const say = reader.words.rules;
  const name = say.effect[effect.kind];
  return (
    <fieldset class="rule-row">
      <legend class="vh">{say.rowOf(name, number)}</legend>
      <div class="row-what">
        <b aria-hidden="true">{name}</b>
      </div>
      <div class="row-value">
        <Value {...props} />
      </div>
      <IconButton icon="cross" label={say.removeRow(name)} onClick={onRemove} />
    </fieldset>
  );
}

function Value(props: EffectRowProps) {
  const { effect, surroundings, reader, isOpen, onChange } = props;
  const { words, present, nameOf } = reader;
  const say = words.rules;
  const problem = isOpen ? say.needsOne : null;
  switch (effect.kind) {
    case 'assign':
      return (
        <AssignEffect
          to={effect.to}
          reader={reader}
          problem={problem}
          onChange={(to) => onChange({ ...effect, to })}
        />
      );
    case 'tag':
      return (
        <WordChips
          label={say.tags}
          labelHidden
          placeholder={say.wordsHint}
          longest={40}
          removeLabel={words.desk.removeOne}
          problem={problem}
          words={effect.tags}
          onChange={(tags) => onChange({ ...effect, tags })}
        />
      );
    case 'priority':
      return <PriorityEffect effect={effect} reader={reader} onChange={onChange} />;
    case 'notify':
      return (
        <Picks
          label={say.effect.notify}
          labelHidden
          hint={say.notifyHelp}
          add={say.add1.owner}
          removeLabel={words.desk.removeOne}
          chosen={effect.memberIds}
          choices={peopleWith(present, effect.memberIds, nameOf)}
          onChange={(memberIds) => onChange({ ...effect, memberIds })}
        />
      );
    case 'hand-off': {
      const fitting = surroundings.templates.filter(({ purpose }) => purpose === 'hand-off');
      return (
        <Select<string>
          label={say.withTemplate}
          labelHidden
          hint={say.handOffHelp}
          value={effect.templateId ?? 'first'}
          choices={[
            { value: 'first', label: say.firstTemplate },
            ...fitting.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) =>
            onChange({ ...effect, templateId: id === 'first' ? null : (id as TemplateId) })
          }
        />
      );
    }
    case 'suggest-template': {
      const fitting = surroundings.templates.filter(({ purpose }) => purpose === 'reply');
      return (
        <Select<string>
          label={say.withTemplate}
          labelHidden
          placeholder={say.chooseTemplate}
          problem={isOpen ? say.needsTemplate : null}
          value={effect.templateId}
          choices={fitting.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ ...effect, templateId: id as TemplateId })}
        />
      );
    }
    case 'dismiss':
      return <p class="aside">{say.dismissHelp}</p>;
  }
}

type Priority = Extract<Effect, { kind: 'priority' }>;

interface PriorityEffectProps {
  effect: Priority;
  reader: TeamReader;
  onChange: (effect: Priority) => void;
}

/** How urgent, and whether its deadlines are other than the mailbox's. */
function PriorityEffect({ effect, reader, onChange }: PriorityEffectProps) {
  const { rules: say } = reader.words;
  const { hours } = effect;
  const setHours = (name: 'viewHours' | 'replyHours', text: string) => {
    const given = Math.round(Number(text));
    if (hours && given >= 1 && given <= 720)
      onChange({ ...effect, hours: { ...hours, [name]: given } });
  };
  return (
    <>
      <Select
        label={say.effect.priority}
        labelHidden
        value={effect.priority}
        choices={(['high', 'normal'] as const).map((value) => ({
          value,
          label: say.priority[value],
        }))}
        onChange={(priority) => onChange({ ...effect, priority })}
      />
      <Check
        label={say.ownHours}
        checked={hours !== null}
        onChange={(isOwn) =>
          onChange({ ...effect, hours: isOwn ? { viewHours: 4, replyHours: 8 } : null })
        }
      />
      {hours && (
        <div class="row-hours">
          <Field
            type="number"
            min={1}
            max={720}
            label={say.viewHours}
            value={String(hours.viewHours)}
            onInput={(text) => setHours('viewHours', text)}
          />
          <Field
            type="number"
            min={1}
            max={720}
            label={say.replyHours}
            value={String(hours.replyHours)}
            onInput={(text) => setHours('replyHours', text)}
          />
        </div>
      )}
    </>
  );
}
