import { useEditor } from '#components/hooks/editor.ts';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Check } from '#components/ui/Check.tsx';
import { EditorFoot } from '#components/ui/EditorFoot.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { Condition, Effect, Rule } from '#lib/domain/rule.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { EffectRow } from './EffectRow.tsx';
import {
  conditionKinds,
  effectKinds,
  isWhole,
  missingIn,
  newCondition,
  newEffect,
  type RuleDraft,
} from './draft.ts';
import { Problems } from './Problems.tsx';
import { ruleReader } from './sentence.ts';
import type { Surroundings } from './surroundings.ts';
import { TryIt } from './TryIt.tsx';

interface RuleEditorProps {
  /** Under which unsaved changes are kept. */
  name: string;
  saved: RuleDraft;
  isNew: boolean;
  rules: readonly Rule[];
  surroundings: Surroundings;
  reader: TeamReader;
}

/** A rule in rows: what must hold, and what then happens. */
export function RuleEditor({ name, saved, isNew, rules, surroundings, reader }: RuleEditorProps) {
  const { words, moment } = reader;
  const say = words.rules;
  const { draft, change, isChanged, discard, isStrict, beStrict, keep, remove } = useEditor({
    room: 'rules',
    name: `rule ${name}`,
    saved: plain(saved),
    isWhole: (rule) => isWhole(missingIn(rule)),
    saving: (rule) => ({ type: 'save-rule', rule: { ...rule, name: rule.name.trim() } }),
    removing: ({ id }) => ({ type: 'remove-rule', ruleId: id }),
  });
  const missing = missingIn(draft);
  const shown = isStrict ? missing : null;

  const setConditions = (conditions: Condition[]) => change({ conditions });
  const setEffects = (effects: Effect[]) => change({ effects });

  return (
    <div class="editor">
      <p class="crumbs">
        <a href={hrefTo('rules')}>{words.desk.backTo(words.desk.room.rules)}</a>
        {isChanged && <span role="status">{words.desk.unsaved}</span>}
      </p>
      <Sheet title={isNew ? say.newTitle : say.editTitle}>
        <div class="narrow">
          <Field
            label={say.name}
            value={draft.name}
            onInput={(text) => change({ name: text.slice(0, 80) })}
            problem={shown?.name ? say.needsName : null}
            placeholder={say.nameHint}
          />
        </div>
        <section class="rows" aria-labelledby="rule-when">
          <h3 id="rule-when">{draft.conditions.length === 0 ? say.always : say.when}</h3>
          {draft.conditions.map((condition, at) => (
            <ConditionRow
              key={`${at} ${condition.kind}`}
              condition={condition}
              number={at + 1}
              surroundings={surroundings}
              reader={reader}
              isOpen={shown?.conditionsAt.has(at) ?? false}
              onChange={(next) => setConditions(draft.conditions.with(at, next))}
              onRemove={() => setConditions(draft.conditions.toSpliced(at, 1))}
            />
          ))}
          {draft.conditions.length < 20 && (
            <div class="narrow">
              <Select
                label={say.addCondition}
                labelHidden
                value=""
                placeholder={say.addCondition}
                choices={conditionKinds.map((value) => ({ value, label: say.condition[value] }))}
                onChange={(kind) =>
                  setConditions([...draft.conditions, newCondition(kind, moment.zone)])
                }
              />
            </div>
          )}
        </section>
        <section class="rows" aria-labelledby="rule-then">
          <h3 id="rule-then">{say.thenDo}</h3>
          {draft.effects.map((effect, at) => (
            <EffectRow
              key={`${at} ${effect.kind}`}
              effect={effect}
              number={at + 1}
              surroundings={surroundings}
              reader={reader}
              isOpen={shown?.effectsAt.has(at) ?? false}
              onChange={(next) => setEffects(draft.effects.with(at, next))}
              onRemove={() => setEffects(draft.effects.toSpliced(at, 1))}
            />
          ))}
          {shown?.effects && <p class="field-problem">{say.needsEffect}</p>}
          {draft.effects.length < 10 && (
            <div class="narrow">
              <Select
                label={say.addEffect}
                labelHidden
                value=""
                placeholder={say.addEffect}
                choices={effectKinds.map((value) => ({ value, label: say.effect[value] }))}
                onChange={(kind) => setEffects([...draft.effects, newEffect(kind)])}
              />
            </div>
          )}
        </section>
        <div>
          <Check
            label={say.goesOn}
            hint={say.goesOnHint}
            checked={draft.goesOn}
            onChange={(goesOn) => change({ goesOn })}
          />
          <Check
            label={say.active}
            checked={draft.active}
            onChange={(active) => change({ active })}
          />
        </div>
        {isWhole(missing) && <Problems draft={draft} rules={rules} reader={reader} />}
        <TryIt
          draft={draft}
          isWhole={isWhole(missing)}
          onOpen={beStrict}
          reader={ruleReader(reader, surroundings.templates)}
        />
        <EditorFoot
          words={words}
          isUnfinished={isStrict && !isWhole(missing)}
          isChanged={isChanged}
          onSave={keep}
          onDiscard={discard}
          removal={
            isNew
              ? null
              : {
                  question: say.removeSure(draft.name),
                  yes: say.removeYes,
                  onYes: remove,
                }
          }
        />
      </Sheet>
    </div>
  );
}

/** Only what a rule is made of: a row of the replica carries more. */
function plain(rule: RuleDraft): RuleDraft {
  const { id, name, position, active, conditions, effects, goesOn } = rule;
  return { id, name, position, active, conditions, effects, goesOn };
}
