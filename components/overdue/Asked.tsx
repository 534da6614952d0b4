import { GiveOrKeep } from '#components/ui/GiveOrKeep.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { MemberId } from '#lib/domain/ids.ts';
import type { DueItem } from '#lib/replica/queries/due.ts';
import { ago } from '#lib/words/times.ts';
import type { Looker } from './reader.ts';

interface AskedProps {
  item: DueItem;
  looker: Looker;
  /** Gives it to whoever asks, or keeps it. */
  onAnswer: (who: MemberId, give: boolean) => void;
}

/** That a colleague asks for one of mine: it waits for a word of mine alone, so it stands here to be given or kept. */
export function Asked({ item, looker, onAnswer }: AskedProps) {
  const { inquiry } = item;
  const { words, moment, me, nameOf } = looker;
  const isMine = me !== null && inquiry.assigneeId === me.id && inquiry.stage !== 'closed';
  const asked = isMine ? inquiry.asked : null;
  const said = asked && {
    lead: words.asking.asks(nameOf(asked.memberId)),
    rest: words.asking.when(ago(asked.at, moment)),
  };
  return (
    <Strip tone="info" icon="person" said={said}>
      {asked && <GiveOrKeep words={words} onAnswer={(give) => onAnswer(asked.memberId, give)} />}
    </Strip>
  );
}
