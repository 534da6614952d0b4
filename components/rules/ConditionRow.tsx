import { useWords } from '#components/hooks/words.tsx';
import { countryChoices, languageChoices } from '#components/hooks/choices.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { IconButton } from '#components/ui/Button.tsx';
import { Picks } from '#components/ui/Picks.tsx';
import { Select } from '#components/ui/Select.tsx';
import { WordChips } from '#components/ui/WordChips.tsx';
import { Channel } from '#lib/domain/channel.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import { type Condition, Region } from '#lib/domain/rule.ts';
import { HourCondition } from './HourCondition.tsx';
import { peopleWith, type Surroundings } from './surroundings.ts';

interface ConditionRowProps {
  condition: Condition;
  /** Counted from 1. */
  number: number;
  surroundings: Surroundings;
  reader: TeamReader;
  /** Something is still to be filled in, and was asked for. */
  isOpen: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One thing that must hold: what it is about, whether turned round, and what it looks for. */
export function ConditionRow(props: ConditionRowProps) {
  const { condition, number, reader, onChange, onRemove } = props;
  const say = reader.words.rules;
  const name = say.condition[condition.kind];
  return (
    <fieldset class="rule-row">
      <legend class="vh">{say.rowOf(name, number)}</legend>
      <div class="row-what">
        <b aria-hidden="true">{name}</b>
        <Select
          label={say.whether}
          labelHidden
          value={condition.not ? 'not' : 'is'}
          choices={[
            { value: 'is', label: say.is[condition.kind] },
            { value: 'not', label: say.isNot[condition.kind] },
          ]}
          onChange={(value) => onChange({ ...condition, not: value === 'not' })}
        />
      </div>
      <div class="row-value">
        <Value {...props} />
      </div>
      <IconButton icon="cross" label={say.removeRow(name)} onClick={onRemove} />
    </fieldset>
  );
}

function Value({ condition, surroundings, reader, isOpen, onChange }: ConditionRowProps) {
  const { language } = useWords();
  const { words, present, members } = reader;
  const say = words.rules;
  const field = {
    labelHidden: true,
    removeLabel: words.desk.removeOne,
    problem: isOpen ? say.needsOne : null,
  };
  switch (condition.kind) {
    case 'words':
      return (
        <>
          <Select
            label={say.where}
            labelHidden
            value={condition.where}
            choices={(['subject', 'body', 'anywhere'] as const).map((value) => ({
              value,
              label: say.whereIn[value],
            }))}
            onChange={(where) => onChange({ ...condition, where })}
          />
          <WordChips
            {...field}
            label={say.wordsLabel}
            placeholder={say.wordsHint}
            hint={say.wordsHelp}
            words={condition.any}
            onChange={(any) => onChange({ ...condition, any })}
          />
        </>
      );
    case 'product':
      return (
        <WordChips
          {...field}
          label={say.wordsLabel}
          placeholder={say.wordsHint}
          words={condition.any}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'mailbox':
      return (
        <Picks
          {...field}
          label={say.condition.mailbox}
          add={say.add1.mailbox}
          chosen={condition.any}
          choices={surroundings.mailboxes
            .flatMap(mailboxAddresses)
            .map((value) => ({ value, label: value }))}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'language':
      return (
        <Picks
          {...field}
          label={say.condition.language}
          add={say.add1.language}
          chosen={condition.any}
          choices={languageChoices(language, condition.any)}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'country':
      return (
        <Picks
          {...field}
          label={say.condition.country}
          add={say.add1.country}
          chosen={condition.any}
          choices={countryChoices(language)}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'region':
      return (
        <Picks
          {...field}
          label={say.condition.region}
          add={say.add1.region}
          chosen={condition.any}
          choices={Region.options.map((value) => ({ value, label: words.ruleSays.region[value] }))}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'channel':
      return (
        <Picks
          {...field}
          label={say.condition.channel}
          add={say.add1.channel}
          chosen={condition.any}
          choices={Channel.options.map((value) => ({ value, label: words.channel[value] }))}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'owner':
      return (
        <Picks
          {...field}
          label={say.condition.owner}
          add={say.add1.owner}
          hint={say.ownerHelp}
          chosen={condition.any}
          choices={peopleWith(present, condition.any, (id) => members.get(id)?.name ?? '?')}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case 'hour':
      return <HourCondition condition={condition} reader={reader} onChange={onChange} />;
    case 'new-customer':
    case 'attachment':
      return null;
  }
}
