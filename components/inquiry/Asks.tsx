import { askingOf } from '#components/hooks/asking.ts';
import { Button } from '#components/ui/Button.tsx';
import { GiveOrKeep } from '#components/ui/GiveOrKeep.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import { hasRole } from '#lib/domain/member.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { ago } from '#lib/words/times.ts';

interface AsksProps {
  view: InquiryView;
  reader: Reader;
  onTakeBack: () => void;
  onAnswer: (who: MemberId, give: boolean) => void;
}

/** That a colleague is asked for this inquiry: to whoever asks, to its holder, and to everybody else who looks. */
export function Asks({ view, reader, onTakeBack, onAnswer }: AsksProps) {
  const { words, moment, nameOf } = reader;
  const asking = askingOf(view, moment.now);
  const when = asking ? ago(asking.at, moment) : '';
  const isMine = asking?.kind === 'mine';
  // The baton moves by its holder or a manager alone.
  const isManager = view.me !== null && hasRole(view.me, 'manager');
  const mayAnswer = asking?.kind === 'of-me' || (asking?.kind === 'others' && isManager);
  const saidOf = (): { lead: string; rest: string } | null => {
    switch (asking?.kind) {
      case 'mine':
        return { lead: '', rest: words.asking.asked(nameOf(asking.holder), when) };
      case 'kept':
        return { lead: '', rest: words.asking.kept(nameOf(asking.holder), when) };
      case 'of-me':
        return { lead: words.asking.asks(nameOf(asking.who)), rest: words.asking.when(when) };
      case 'others': {
        const { who, holder } = asking;
        return {
          lead: words.asking.asksOf(nameOf(who), nameOf(holder)),
          rest: words.asking.when(when),
        };
      }
      default:
        return null;
    }
  };
  return (
    <Strip tone="info" icon="person" said={saidOf()}>
      {isMine && (
        <Button kind="quiet" onClick={onTakeBack}>
          {words.do.takeBack}
        </Button>
      )}
      {mayAnswer && <GiveOrKeep words={words} onAnswer={(give) => onAnswer(asking.who, give)} />}
    </Strip>
  );
}
