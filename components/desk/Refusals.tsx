import { useEffect } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { hrefTo } from '#components/hooks/place.ts';
import { tellRefused } from '#components/hooks/tell-refused.ts';
import { Strip } from '#components/ui/Strip.tsx';
import type { Action } from '#lib/domain/action.ts';
import { allRefusals } from '#lib/replica/queries/standing.ts';
import { dismissRefusal, showRefusals } from '#lib/replica/perform.ts';
import type { Refused } from '#lib/replica/record.ts';
import type { Reader } from '#lib/words/say-refusal.ts';

/** What the server did not save, and the way back to it: what was typed is kept until the refusal is dismissed. */
export function Refusals({ reader }: { reader: Reader }) {
  const { replica, author } = useFrame();
  const { words } = reader;
  const all = useLive(() => allRefusals(replica), [replica]) ?? [];
  const ours = all.filter(({ inquiryId }) => inquiryId === null);
  const shown = ours.map(({ id }) => id).join();
  useEffect(() => {
    if (shown !== '' && !document.hidden) void showRefusals(replica, null, author.now());
  }, [shown]);
  const last = ours.at(-1);
  const dismiss = () => {
    for (const { id } of ours) void dismissRefusal(replica, id);
  };
  const back = last && placeOfSave(last.action);
  return (
    <Strip
      tone="refusal"
      said={last ? told(last, reader) : null}
      onDismiss={dismiss}
      dismissLabel={words.do.dismiss}
    >
      {back && <a href={back}>{words.desk.editAgain}</a>}
    </Strip>
  );
}

/** What was refused; that it was not saved goes without saying where the refusal says more. */
function told(refused: Refused, reader: Reader): { lead: string; rest: string } {
  const { lead, rest } = tellRefused(refused, reader);
  return { lead, rest: rest || reader.words.desk.notSaved };
}

/** Where what a refused action wanted to save can be set right. */
function placeOfSave(action: Action): string | null {
  switch (action.type) {
    case 'save-rule':
      return hrefTo('rules', action.rule.id);
    case 'save-template':
      return hrefTo('templates', action.template.id);
    case 'save-profile':
      return hrefTo('profiles', action.profile.id);
    case 'save-mailbox':
      return hrefTo('mailboxes', action.mailbox.id);
    case 'save-anchors':
      return hrefTo('webmails', action.webmail);
    default:
      return null;
  }
}
