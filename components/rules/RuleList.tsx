import { useState } from 'preact/hooks';
import { hrefTo } from '#components/hooks/place.ts';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { IconButton } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Switch } from '#components/ui/Switch.tsx';
import type { Rule } from '#lib/domain/rule.ts';
import type { Template } from '#lib/domain/template.ts';
import { sayRule } from '#lib/words/say-rule.ts';
import { moved } from './order.ts';
import { ruleReader } from './sentence.ts';
import './Rules.css';

interface RuleListProps {
  rules: readonly Rule[];
  templates: readonly Template[];
  reader: TeamReader;
}

/** The rules in the order in which they are tried, each in one sentence; the pool is always the last. */
export function RuleList({ rules, templates, reader }: RuleListProps) {
  const { words, isManager } = reader;
  const say = words.rules;
  const speaker = ruleReader(reader, templates);
  const save = useSave();
  const [said, tell] = useState('');

  async function move(rule: Rule, by: -1 | 1): Promise<void> {
    const changed = moved(rules, rule.id, by);
    if (changed.length === 0) return tell(by < 0 ? say.isFirst(rule.name) : say.isLast(rule.name));
    const at = rules.findIndex(({ id }) => id === rule.id) + by;
    tell(say.movedTo(rule.name, at + 1, rules.length));
    for (const { seq: _seq, ...one } of changed) await save({ type: 'save-rule', rule: one });
  }
  function turn({ seq: _seq, ...rule }: Rule, active: boolean): void {
    void save({ type: 'save-rule', rule: { ...rule, active } });
  }

  return (
    <>
      <div class="room-head">
        <p>{say.line}</p>
        {isManager && (
          <a class="btn primary" href={hrefTo('rules', 'new')}>
            {say.add}
          </a>
        )}
      </div>
      {!isManager && <p class="room-note">{words.desk.onlyManagers}</p>}
      <p class="vh" role="status">
        {said}
      </p>
      <ol class="rule-list sheet-box">
        {rules.map((rule, at) => (
          <li key={rule.id} class={rule.active ? '' : 'off'}>
            <span class="rule-number num" aria-hidden="true">
              {at + 1}
            </span>
            <div
              class="rule-words"
              onKeyDown={(event) => {
                if (!isManager || !event.altKey) return;
                if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                event.preventDefault();
                void move(rule, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              {isManager ? (
                <a
                  class="rule-name"
                  href={hrefTo('rules', rule.id)}
                  aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                >
                  <Foreign>{rule.name}</Foreign>
                </a>
              ) : (
                <b class="rule-name">
                  <Foreign>{rule.name}</Foreign>
                </b>
              )}
              {/* Who cannot open the rule reads all of it here. */}
              <p>{sayRule(rule, speaker, isManager ? 6 : undefined)}</p>
            </div>
            {isManager ? (
              <div class="rule-acts">
                <IconButton
                  icon="up"
                  label={say.up(rule.name)}
                  onClick={() => void move(rule, -1)}
                />
                <IconButton
                  icon="down"
                  label={say.down(rule.name)}
                  onClick={() => void move(rule, 1)}
                />
                <Switch
                  label={say.use(rule.name)}
                  isOn={rule.active}
                  onChange={(active) => turn(rule, active)}
                />
              </div>
            ) : (
              <span class="rule-state">{rule.active ? words.desk.on : words.desk.off}</span>
            )}
          </li>
        ))}
        <li class="rule-last">
          <span class="rule-number" aria-hidden="true">
            {'–'}
          </span>
          <div class="rule-words">
            <b class="rule-name">{say.lastName}</b>
            <p>{say.last}</p>
          </div>
        </li>
      </ol>
      {rules.length === 0 && <Empty level={2} title={say.none} line={say.noneLine} />}
    </>
  );
}
