import { useFrame, useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { RoomProps } from '#components/hooks/team.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import { useState } from 'preact/hooks';
import { refusedSave, teamRules } from '#lib/replica/queries/desk.ts';
import { teamMailboxes, templatesFor } from '#lib/replica/queries/team.ts';
import { newRule } from './draft.ts';
import { lastPosition } from './order.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleList } from './RuleList.tsx';

/** The room of rules: their list, or one being written. */
export function Rules({ at, reader }: RoomProps) {
  const { words } = useWords();
  const replica = useReplica();
  const { author } = useFrame();
  const [newId] = useState(author.newId);
  const read = useLive(
    async () => ({
      rules: await teamRules(replica),
      mailboxes: await teamMailboxes(replica),
      templates: await templatesFor(replica),
      refused: await refusedSave(replica, (action) =>
        action.type === 'save-rule' && action.rule.id === at ? action.rule : null,
      ),
    }),
    [replica, at],
  );
  if (!read) return <Wait>{words.desk.reading}</Wait>;
  const { rules, refused, ...surroundings } = read;
  if (at === null) return <RuleList rules={rules} templates={read.templates} reader={reader} />;
  const known = rules.find(({ id }) => id === at);
  const saved = refused ?? known ?? (at === 'new' ? newRule(newId, lastPosition(rules)) : null);
  if (!saved || !reader.isManager) {
    return (
      <>
        {reader.isManager && <p role="status">{words.refusal['rule-gone']().lead}</p>}
        <RuleList rules={rules} templates={read.templates} reader={reader} />
      </>
    );
  }
  return (
    <RuleEditor
      name={at}
      saved={saved}
      isNew={!known}
      rules={rules}
      surroundings={surroundings}
      reader={reader}
    />
  );
}
