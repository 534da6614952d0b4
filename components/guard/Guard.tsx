import { useEffect, useState } from 'preact/hooks';
import { askingOf } from '#components/hooks/asking.ts';
import { type Guarded, useFrame } from '#components/hooks/frame.tsx';
import { usePerform } from '#components/hooks/perform.ts';
import { tellRefused } from '#components/hooks/tell-refused.ts';
import { useTheme } from '#components/hooks/theme.ts';
import { useMoment, useWords } from '#components/hooks/words.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import { showRefusals } from '#lib/replica/perform.ts';
import { plainly } from '#lib/words/plainly.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { Asked } from './Asked.tsx';
import { useFirst } from './first.ts';
import { type LiveStop, useStop } from './live-stop.ts';
import { useSize } from './size.ts';
import { type Way, wayOf } from './stop.ts';
import { lineOf, titleOf } from './stop-words.ts';
import { StopDialog } from './StopDialog.tsx';

/** What the dialog tells the page it stands in. */
export interface GuardPage {
  /** How high it is, in whole CSS pixels. */
  resize(height: number): void;
  /** What the person chose. */
  decide(send: boolean): void;
}

interface GuardProps {
  guarded: Guarded;
  /** Light or dark as the page around us says; `null`: it does not. */
  theme: 'light' | 'dark' | null;
  page: GuardPage;
}

/** The soft stop at Send, live as long as it stands. It never sends by itself. */
export function Guard({ guarded, theme, page }: GuardProps) {
  const { inquiryId } = guarded;
  const { replica, author } = useFrame();
  const { words } = useWords();
  const moment = useMoment();
  const perform = usePerform();
  const [verdict, judge] = useState(guarded.verdict);
  const live = useStop({ inquiryId, verdict });
  const first = useFirst(() => page.decide(true));
  const nameOf: Reader['nameOf'] = (id) => plainly(live?.view?.members.get(id)?.name ?? '?');
  const reader = { words, moment, nameOf };
  const size = useSize(page.resize);
  useTheme(theme);
  const beaten = first.refused?.refusal?.code === 'already-claimed' ? first.refused.refusal : null;
  useEffect(() => {
    if (!first.refused) return;
    // It is told here, so that no notification need repeat it.
    void showRefusals(replica, inquiryId, author.now());
    if (beaten) judge({ kind: 'beaten', name: nameOf(beaten.memberId), at: beaten.at });
  }, [first.refused]);
  if (!live) return null;

  const { stop, view, now } = live;
  const me = view?.me ?? null;
  const asking = view ? askingOf(view, now) : null;
  const isFree = stop.kind === 'free' || stop.kind === 'yours';
  const go = (way: Way): void => {
    if (way === 'send') page.decide(true);
    else if (way === 'ask') void perform({ type: 'ask-for', inquiryId });
    else if (way === 'claim') first.go({ type: 'claim', inquiryId });
    else if (me) first.go({ type: 'assign', inquiryId, memberId: me.id });
  };
  const trouble = first.refused && !beaten ? tellRefused(first.refused, reader) : null;
  const slow = first.isSlow ? { lead: '', rest: words.guard.slow } : null;
  return (
    <main ref={size}>
      <StopDialog
        words={words}
        title={titleOf(stop, words.guard)}
        line={lineOf(stop, reader, now)}
        isWriting={stop.kind === 'held' && stop.isWriting}
        about={aboutWhom(live)}
        way={wayOf(stop, view?.settled ?? null, me, Boolean(view?.inquiry.asked))}
        isFree={isFree}
        isWaiting={first.isWaiting}
        onKeep={() => page.decide(false)}
        onWay={go}
        onAnyway={stop.kind === 'yours' ? null : () => page.decide(true)}
      >
        <Strip tone="refusal" said={trouble ?? slow} />
        {view && stop.kind === 'held' && (
          <Asked
            asking={asking}
            refusals={view.refusals}
            reader={reader}
            onTakeBack={() => void perform({ type: 'withdraw-ask', inquiryId })}
          />
        )}
      </StopDialog>
    </main>
  );
}

function aboutWhom({ stop, view }: LiveStop): Parameters<typeof StopDialog>[0]['about'] {
  if (stop.kind === 'wrong-from') return 'mail';
  if (stop.kind === 'yours') return { initials: view?.me?.initials ?? '', who: 'me' };
  const memberId = 'who' in stop ? stop.who.memberId : null;
  const member = memberId ? view?.members.get(memberId) : undefined;
  return member ? { initials: member.initials, who: 'colleague' } : { initials: '', who: 'nobody' };
}
