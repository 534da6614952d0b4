import { usePage } from '#components/hooks/frame.tsx';
import { useWords } from '#components/hooks/words.tsx';
import { Avatar } from '#components/ui/Avatar.tsx';
import { IconButton } from '#components/ui/Button.tsx';
import { Ring } from '#components/ui/Ring.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { ringFacts } from './hero-facts.ts';
import { useReader } from './reader.ts';
import './Rail.css';

/** The sidebar folded away: how long is left and whose, and the way back. */
export function Rail({ view }: { view: InquiryView | null }) {
  const { words } = useWords();
  const page = usePage();
  return (
    <aside class="rail" aria-label={words.top.sidebar}>
      <IconButton icon="baton" label={words.do.unfold} onClick={() => page?.fold(false)} />
      {view && (
        <>
          <hr />
          <Whose view={view} />
        </>
      )}
    </aside>
  );
}

function Whose({ view }: { view: InquiryView }) {
  const { inquiry, members, me } = view;
  const reader = useReader(members);
  const { aloud } = reader.words;
  const assignee = inquiry.assigneeId ? members.get(inquiry.assigneeId) : undefined;
  const isMe = assignee?.id === me?.id;
  return (
    <>
      <Ring {...ringFacts(inquiry, reader)} size={36} />
      {assignee ? (
        <Avatar
          initials={assignee.initials}
          who={isMe ? 'me' : 'colleague'}
          label={isMe ? aloud.you : aloud.holder(assignee.name)}
        />
      ) : (
        <Avatar initials="" who="nobody" label={aloud.nobody} />
      )}
    </>
  );
}
