import type { Asking } from '#components/hooks/asking.ts';
import { tellRefused } from '#components/hooks/tell-refused.ts';
import { Button } from '#components/ui/Button.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { Refused } from '#lib/replica/record.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { ago } from '#lib/words/times.ts';

interface AskedProps {
  asking: Asking | null;
  refusals: readonly Refused[];
  reader: Reader;
  onTakeBack: () => void;
}

/** In place of the button that asked: that the holder was asked, by whom, and what they said. */
export function Asked({ asking, refusals, reader, onTakeBack }: AskedProps) {
  const { words } = reader;
  const refused = refusals.findLast(({ action }) => action.type === 'ask-for');
  const said = saidOf(asking, reader);
  return (
    <>
      <Strip tone="refusal" said={refused && !said ? tellRefused(refused, reader) : null} />
      <Strip tone="info" icon="person" said={said === null ? null : { lead: '', rest: said }}>
        {asking?.kind === 'mine' && (
          <Button kind="quiet" onClick={onTakeBack}>
            {words.do.takeBack}
          </Button>
        )}
      </Strip>
    </>
  );
}

function saidOf(asking: Asking | null, { words, moment, nameOf }: Reader): string | null {
  if (!asking) return null;
  const { kind, at } = asking;
  const when = ago(at, moment);
  if (kind === 'mine') return words.asking.asked(nameOf(asking.holder), when);
  if (kind === 'kept') return words.asking.kept(nameOf(asking.holder), when);
  if (kind === 'of-me') return null;
  return words.asking.asksOf(nameOf(asking.who), nameOf(asking.holder));
}
