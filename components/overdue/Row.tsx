import { useEffect, useRef } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { tellRefused } from '#components/hooks/tell-refused.ts';
import { Avatar } from '#components/ui/Avatar.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Ring } from '#components/ui/Ring.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { DueItem } from '#lib/replica/queries/due.ts';
import { dismissRefusal, showRefusals } from '#lib/replica/perform.ts';
import type { Refused } from '#lib/replica/record.ts';
import { customerName } from '#lib/words/customer-name.ts';
import { duration } from '#lib/words/durations.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { Asked } from './Asked.tsx';
import { useIsLate } from './late.ts';
import type { Looker } from './reader.ts';

export interface RowActs {
  open(item: DueItem): void;
  claim(item: DueItem): void;
  /** Gives it to whoever asks, or keeps it. */
  answerAsk(item: DueItem, memberId: MemberId, give: boolean): void;
}

interface RowProps {
  item: DueItem;
  looker: Looker;
  acts: RowActs;
  /** Nothing can be confirmed now. */
  isOffline: boolean;
}

/** One inquiry: its clock, customer and subject, the time left or over, and who answers it. A press opens the mail. */
export function Row({ item, looker, acts, isOffline }: RowProps) {
  const { words } = looker;
  const { inquiry, clock, customer, phase, refusals } = item;
  const row = useRef<HTMLButtonElement>(null);
  const isLate = useIsLate(phase === 'predicted');
  const isMine = inquiry.assigneeId !== null && inquiry.assigneeId === looker.me?.id;
  const isUnconfirmed = isMine && phase === 'predicted' && (isOffline || isLate);
  const mayClaim = looker.me && inquiry.assigneeId === null && inquiry.stage === 'open';
  const name = customerName(customer, words);
  useShown(item);

  function claim() {
    acts.claim(item);
    // Its button goes, and the focus should not go with it.
    row.current?.focus();
  }

  return (
    <>
      <button type="button" class="row" data-row ref={row} onClick={() => acts.open(item)}>
        <Ring clock={clock.state} share={clock.share} size={20} label={words.clock[clock.state]} />
        <span class="what">
          <b>
            <Foreign>{name}</Foreign>
          </b>
          <small>
            <Foreign lang={inquiry.language}>{inquiry.subject || inquiry.snippet}</Foreign>
          </small>
          {isUnconfirmed && <small class="unconfirmed">{words.state.pending}</small>}
        </span>
        <span class="when">
          <span class={clock.state}>{timeOf(clock, looker)}</span>
          <span class={`hold${refusals.length > 0 ? ' arrives' : ''}`}>
            {isMine && phase === 'predicted' && (
              <Avatar who="predicted" initials={looker.me?.initials ?? ''} />
            )}
            {isMine ? words.popup.you : <Holder item={item} words={words} />}
          </span>
        </span>
      </button>
      {mayClaim && (
        <span class="claim">
          <Button onClick={claim} label={words.popup.claimOf(name)}>
            {words.do.claim}
          </Button>
        </span>
      )}
      <Asked
        item={item}
        looker={looker}
        onAnswer={(who, give) => acts.answerAsk(item, who, give)}
      />
      <Refusal refused={refusals.at(-1) ?? null} all={refusals} reader={looker} />
    </>
  );
}

function Holder({ item, words }: { item: DueItem; words: Looker['words'] }) {
  const { assignee, inquiry } = item;
  if (assignee) return <Foreign>{assignee.name}</Foreign>;
  return inquiry.stage === 'closed' ? null : <span class="vh">{words.popup.unclaimed}</span>;
}

function timeOf({ state, left }: Clock, { words, moment }: Reader): string {
  const { language } = moment;
  if (state === 'over') return words.due.overBy(duration(-left, language));
  if (state === 'done' || state === 'stopped') return words.clock[state];
  return words.due.left(duration(left, language));
}

interface RefusalProps {
  refused: Refused | null;
  all: readonly Refused[];
  reader: Reader;
}

/** What was not done after all, where the click was, until it is dismissed. */
function Refusal({ refused, all, reader }: RefusalProps) {
  const { replica } = useFrame();
  const dismiss = () => {
    for (const { id } of all) void dismissRefusal(replica, id);
  };
  return (
    <Strip
      tone="refusal"
      said={refused && tellRefused(refused, reader)}
      onDismiss={dismiss}
      dismissLabel={reader.words.do.dismiss}
    />
  );
}

/** What stands here to be read need not come as a notification. */
function useShown({ inquiry, refusals }: DueItem): void {
  const { replica, author } = useFrame();
  const shown = refusals.map(({ id }) => id).join();
  useEffect(() => {
    if (shown !== '' && !document.hidden) void showRefusals(replica, inquiry.id, author.now());
  }, [shown]);
}
