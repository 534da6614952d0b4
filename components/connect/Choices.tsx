import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Check } from '#components/ui/Check.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Segmented } from '#components/ui/Segmented.tsx';
import {
  language as languageSetting,
  letterKeys,
  notifications,
  reportAnchors,
  theme as themeSetting,
  type NotificationChoices,
} from '#lib/settings/settings.ts';
import { languages } from '#lib/words/language.ts';

/** What is a matter of taste: language, light or dark, what is told outside the page, what is reported, keys. Each is kept at once. */
export function Choices() {
  return (
    <>
      <LanguageChoice />
      <ThemeChoice />
      <NotificationChoice />
      <ReportChoice />
      <KeyChoice />
    </>
  );
}

function LanguageChoice() {
  const { words, language } = useWords();
  const [, choose] = useSetting(languageSetting);
  const choices = languages.map(({ code, name, tag }) => ({ value: code, label: name, lang: tag }));
  return (
    <Section level={2} title={words.options.language.title}>
      <p class="aside">{words.options.language.line}</p>
      <Segmented
        label={words.options.language.title}
        choices={choices}
        value={language}
        onChange={choose}
      />
    </Section>
  );
}

function ThemeChoice() {
  const { words } = useWords();
  const [theme, choose] = useSetting(themeSetting);
  const said = words.options.theme;
  return (
    <Section level={2} title={said.title}>
      <Segmented
        label={said.title}
        choices={[
          { value: 'page', label: said.auto },
          { value: 'light', label: said.light },
          { value: 'dark', label: said.dark },
        ]}
        value={theme ?? 'page'}
        onChange={choose}
      />
    </Section>
  );
}

function NotificationChoice() {
  const { words } = useWords();
  const [chosen, choose] = useSetting(notifications);
  if (!chosen) return null;
  const said = words.options.notifications;
  const check = (key: keyof NotificationChoices, label: string) => (
    <Check
      label={label}
      checked={chosen[key]}
      onChange={(isOn) => choose({ ...chosen, [key]: isOn })}
    />
  );
  return (
    <Section level={2} title={said.title}>
      {check('soon', said.soon)}
      {check('overdue', said.over)}
      {check('team', said.team)}
      {check('assigned', said.assigned)}
      {check('refused', said.refused)}
      <Check
        label={said.hide}
        hint={said.hideLine}
        checked={!chosen.company}
        onChange={(isHidden) => choose({ ...chosen, company: !isHidden })}
      />
    </Section>
  );
}

function ReportChoice() {
  const { words } = useWords();
  const [isOn, choose] = useSetting(reportAnchors);
  const said = words.options.reports;
  return (
    <Section level={2} title={said.title}>
      <Check label={said.check} hint={said.hint} checked={isOn ?? false} onChange={choose} />
    </Section>
  );
}

function KeyChoice() {
  const { words } = useWords();
  const [areOn, choose] = useSetting(letterKeys);
  const said = words.options.keys;
  return (
    <Section level={2} title={said.title}>
      <Check label={said.single} hint={said.line} checked={areOn ?? true} onChange={choose} />
      <dl class="keys">
        <div>
          <dt>{said.jump}</dt>
          <dd>
            <kbd>Alt+Shift+B</kbd>
          </dd>
        </div>
        <div>
          <dt>{said.due}</dt>
          <dd>
            <kbd>Alt+Shift+D</kbd>
          </dd>
        </div>
      </dl>
      <p class="aside">{said.change}</p>
    </Section>
  );
}
