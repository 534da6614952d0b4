import { useState } from 'preact/hooks';
import { languageChoices } from '#components/hooks/choices.ts';
import { useEditor } from '#components/hooks/editor.ts';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Confirm } from '#components/ui/Confirm.tsx';
import { EditorFoot } from '#components/ui/EditorFoot.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { Purpose } from '#lib/domain/template.ts';
import { checkTemplate } from '#lib/domain/templates/check.ts';
import { languageName } from '#lib/words/names.ts';
import { type TemplateDraft, withBody, withLanguage, withoutLanguage } from './draft.ts';
import { VariantEditor } from './VariantEditor.tsx';
import './Editor.css';

interface TemplateEditorProps {
  /** Under which unsaved changes are kept. */
  name: string;
  saved: TemplateDraft;
  isNew: boolean;
  /** Whose hours and address the preview shows. */
  mailbox: Mailbox | null;
  reader: TeamReader;
}

/** A template in its languages: written on the left, as the customer reads it on the right. */
export function TemplateEditor({ name, saved, isNew, mailbox, reader }: TemplateEditorProps) {
  const { language } = useWords();
  const { words, isAdmin } = reader;
  const say = words.editor;
  const { draft, change, isChanged, discard, isStrict, keep, remove } = useEditor({
    room: 'templates',
    name: `template ${name}`,
    saved: plain(saved),
    isWhole,
    saving: (template) => ({
      type: 'save-template',
      template: { ...template, name: template.name.trim() },
    }),
    removing: ({ id }) => ({ type: 'remove-template', templateId: id }),
  });
  const [tab, choose] = useState(draft.fallback);
  const shown = draft.variants.find((one) => one.language === tab) ?? draft.variants[0];
  const spoken = (tag: string) => languageName(tag, language);

  /** What is wrong with a language is shown on its tab alone, so that tab comes forward. */
  function keepOrShow(): void {
    const [first] = unfinished(draft);
    if (first && draft.name.trim() !== '') choose(first.language);
    keep();
  }

  const spare = languageChoices(language).filter(
    ({ value }) => !draft.variants.some((one) => one.language === value),
  );
  return (
    <div class="editor">
      <p class="crumbs">
        <a href={hrefTo('templates')}>{words.desk.backTo(words.desk.room.templates)}</a>
        {isChanged && <span role="status">{words.desk.unsaved}</span>}
      </p>
      {!isAdmin && <p class="room-note">{words.desk.onlyAdmins}</p>}
      <Sheet title={isNew ? say.newTitle : isAdmin ? say.editTitle : saved.name}>
        {isAdmin && (
          <div class="pair">
            <Field
              label={say.name}
              value={draft.name}
              onInput={(text) => change({ name: text.slice(0, 80) })}
              problem={isStrict && draft.name.trim() === '' ? say.needsName : null}
            />
            <Select
              label={say.purpose}
              value={draft.purpose}
              choices={Purpose.options.map((value) => ({ value, label: say.purposes[value] }))}
              onChange={(purpose) => change({ purpose })}
            />
          </div>
        )}
        {shown && (
          <Tabs
            label={say.languages}
            tabs={draft.variants.map(({ language: tag }) => ({
              value: tag,
              label: tag === draft.fallback ? say.fallbackTab(spoken(tag)) : spoken(tag),
            }))}
            value={shown.language}
            onChange={choose}
          >
            <VariantEditor
              key={shown.language}
              variant={shown}
              purpose={draft.purpose}
              mailbox={mailbox}
              reader={reader}
              isStrict={isStrict}
              onBody={isAdmin ? (body) => change(withBody(draft, shown.language, body)) : null}
            >
              {isAdmin && draft.variants.length > 1 && (
                <Confirm
                  label={say.removeLanguage(spoken(shown.language))}
                  question={say.removeLanguageSure(spoken(shown.language))}
                  yes={words.do.remove}
                  no={words.desk.keep}
                  onYes={() => {
                    change(withoutLanguage(draft, shown.language));
                    choose('');
                  }}
                />
              )}
            </VariantEditor>
          </Tabs>
        )}
        {isAdmin && (
          <div class="pair">
            <Select
              label={say.addLanguage}
              value=""
              placeholder={say.chooseLanguage}
              hint={say.addLanguageHint}
              choices={spare}
              onChange={(tag) => {
                change(withLanguage(draft, tag));
                choose(tag);
              }}
            />
            <Select<string>
              label={say.fallback}
              hint={say.fallbackHint}
              value={draft.fallback}
              choices={draft.variants.map((one) => ({
                value: one.language,
                label: spoken(one.language),
              }))}
              onChange={(fallback) => change({ fallback })}
            />
          </div>
        )}
        {isAdmin && (
          <EditorFoot
            words={words}
            isUnfinished={isStrict && !isWhole(draft)}
            isChanged={isChanged}
            onSave={keepOrShow}
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
        )}
      </Sheet>
    </div>
  );
}

function plain({ id, purpose, name, variants, fallback }: TemplateDraft): TemplateDraft {
  return { id, purpose, name, variants, fallback };
}

/** Languages whose text cannot be sent, those that break first. */
function unfinished({ variants }: TemplateDraft): TemplateDraft['variants'] {
  const broken = variants.filter(({ body }) => checkTemplate(body).length > 0);
  return [...broken, ...variants.filter(({ body }) => body.trim() === '')];
}

function isWhole(draft: TemplateDraft): boolean {
  return draft.name.trim() !== '' && unfinished(draft).length === 0;
}
