import { useState } from 'preact/hooks';
import { useDraft } from '#components/hooks/draft.ts';
import { goTo, hrefTo } from '#components/hooks/place.ts';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Button } from '#components/ui/Button.tsx';
import { Check } from '#components/ui/Check.tsx';
import { EditorFoot } from '#components/ui/EditorFoot.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { WordChips } from '#components/ui/WordChips.tsx';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Template } from '#lib/domain/template.ts';
import { AcknowledgementFields } from './AcknowledgementFields.tsx';
import { draftOf, most, savedOf, type SavedMailbox, wrongIn } from './draft.ts';

interface MailboxEditorProps {
  /** As it stands in the form: what is saved, or what was refused and is to be set right. */
  saved: SavedMailbox;
  mailbox: Mailbox;
  templates: readonly Template[];
  server: string;
  reader: TeamReader;
}

/** What an admin decides about a mailbox; its login is given on the server's own page, where passwords belong. */
export function MailboxEditor({ saved, mailbox, templates, server, reader }: MailboxEditorProps) {
  const { words, moment } = reader;
  const say = words.boxes;
  const save = useSave();
  const { draft, change, isChanged, discard, forget } = useDraft(
    `mailbox ${mailbox.id}`,
    draftOf(saved, moment.zone),
  );
  const [isStrict, beStrict] = useState(false);
  const wrong = wrongIn(draft);
  const shown = isStrict ? wrong : null;

  async function keep(): Promise<void> {
    if (wrong.size > 0) return beStrict(true);
    await save({ type: 'save-mailbox', mailbox: savedOf(saved, draft) });
    forget();
    goTo('mailboxes');
  }

  const hours = (name: 'viewHours' | 'replyHours', label: string) => (
    <Field
      type="number"
      min={1}
      max={most[name]}
      label={label}
      value={draft[name]}
      onInput={(text) => change({ [name]: text })}
      problem={shown?.has(name) ? say.between(1, most[name]) : null}
    />
  );
  return (
    <div class="editor">
      <p class="crumbs">
        <a href={hrefTo('mailboxes')}>{words.desk.backTo(words.desk.room.mailboxes)}</a>
        {isChanged && <span role="status">{words.desk.unsaved}</span>}
      </p>
      <div class="sheets">
        <Sheet title={mailbox.address}>
          <div class="narrow">
            <Field
              label={say.name}
              hint={say.nameHint}
              value={draft.name}
              onInput={(text) => change({ name: text.slice(0, 80) })}
              problem={shown?.has('name') ? say.needsName : null}
            />
          </div>
          <div class="narrow">
            <WordChips
              label={say.aliases}
              hint={say.aliasesHint}
              placeholder={say.aliasHint}
              longest={254}
              removeLabel={words.desk.removeOne}
              words={draft.aliases}
              onChange={(aliases) => change({ aliases })}
              problem={shown?.has('aliases') ? say.needsAddress : null}
            />
          </div>
          <div class="pair">
            {hours('viewHours', say.viewHours)}
            {hours('replyHours', say.replyHours)}
          </div>
          <div class="narrow">
            <Field
              label={say.authserv}
              hint={say.authservHint}
              placeholder="mx.example.com"
              value={draft.authservId}
              onInput={(authservId) => change({ authservId })}
            />
          </div>
          <Check
            label={say.active}
            hint={say.activeHint}
            checked={draft.active}
            onChange={(active) => change({ active })}
          />
          <Check
            label={say.selfCheck}
            hint={say.selfCheckHint}
            checked={draft.selfCheck}
            onChange={(selfCheck) => change({ selfCheck })}
          />
        </Sheet>
        <AcknowledgementFields
          draft={draft}
          wrong={shown}
          templates={templates}
          reader={reader}
          onChange={change}
        />
        {server && (
          <Sheet title={say.loginTitle}>
            <p>{say.loginLine}</p>
            <div class="card-acts">
              <Button href={`${server}mailboxes/${mailbox.id}`}>
                {mailbox.connected ? say.login : say.connect}
              </Button>
            </div>
          </Sheet>
        )}
      </div>
      <EditorFoot
        words={words}
        isUnfinished={shown !== null && shown.size > 0}
        isChanged={isChanged}
        onSave={() => void keep()}
        onDiscard={discard}
        removal={null}
      />
    </div>
  );
}
