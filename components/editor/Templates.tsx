import { useState } from 'preact/hooks';
import { useFrame, useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { RoomProps } from '#components/hooks/team.ts';
import { Wait } from '#components/ui/Wait.tsx';
import { refusedSave } from '#lib/replica/queries/desk.ts';
import { teamMailboxes, templatesFor } from '#lib/replica/queries/team.ts';
import { newTemplate } from './draft.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateList } from './TemplateList.tsx';

/** The room of templates: their list by purpose, or one being written. */
export function Templates({ at, reader }: RoomProps) {
  const { words } = reader;
  const replica = useReplica();
  const { author } = useFrame();
  const [newId] = useState(author.newId);
  const read = useLive(
    async () => ({
      templates: await templatesFor(replica),
      mailboxes: await teamMailboxes(replica),
      refused: await refusedSave(replica, (action) =>
        action.type === 'save-template' && action.template.id === at ? action.template : null,
      ),
    }),
    [replica, at],
  );
  if (!read) return <Wait>{words.desk.reading}</Wait>;
  const { templates, mailboxes, refused } = read;
  if (at === null) return <TemplateList templates={templates} reader={reader} />;
  const known = templates.find(({ id }) => id === at);
  const saved = refused ?? known ?? (at === 'new' && reader.isAdmin ? newTemplate(newId) : null);
  if (!saved) {
    return (
      <>
        <p class="room-note" role="status">
          {words.editor.gone}
        </p>
        <TemplateList templates={templates} reader={reader} />
      </>
    );
  }
  return (
    <TemplateEditor
      name={at}
      saved={saved}
      isNew={!known}
      mailbox={mailboxes.find(({ active }) => active) ?? null}
      reader={reader}
    />
  );
}
