import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useNow } from '#components/hooks/now.ts';
import type { InquiryId, TemplateId } from '#lib/domain/ids.ts';
import type { Purpose } from '#lib/domain/template.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { Actions } from './Actions.tsx';
import { useActs } from './acts.ts';
import { Asks } from './Asks.tsx';
import { AssignPicker } from './AssignPicker.tsx';
import { Conversation } from './Conversation.tsx';
import { CustomerCard } from './CustomerCard.tsx';
import { DoneStrip } from './DoneStrip.tsx';
import { useFocusKept } from './focus-kept.ts';
import { GoesOn } from './GoesOn.tsx';
import { Hero } from './Hero.tsx';
import { Mail } from './Mail.tsx';
import { Notes } from './Notes.tsx';
import { mayDo, offersFor, without, type Offer } from './offers.ts';
import { Outcomes } from './Outcomes.tsx';
import { PresentAloud, usePresent, Viewing, Writing } from './Present.tsx';
import { useReader } from './reader.ts';
import { isBeaten, Refusals } from './Refusals.tsx';
import { Standing } from './Standing.tsx';
import { Timeline } from './Timeline.tsx';
import { useViewed } from './viewed.ts';
import { waitsFor } from './waits-for.ts';
import { Why } from './Why.tsx';

/** The template picker, which is a thing of its own and comes from outside. */
export interface PickerProps {
  view: InquiryView;
  purpose: Purpose;
  /** Whether the mail in the page is this inquiry's, so that text may go into its reply. */
  canInsert: boolean;
  /** Hands off as well, with this template; absent where it is handed off already. */
  onHandOff: ((templateId: TemplateId | null) => Promise<void>) | null;
  /** Closes it and says what was done. */
  onDone: (said: string) => void;
  onClose: () => void;
}

/** The server cannot be reached; what is shown is as of then. */
export interface Offline {
  asOf: Date | null;
}

interface InquiryScreenProps {
  view: InquiryView;
  /** Whether this is the mail in the page, and not one found by a search. */
  isInPage: boolean;
  offline: Offline | null;
  Picker: ComponentType<PickerProps>;
  onOpen: (inquiryId: InquiryId) => void;
}

type Panel = 'hand-off' | 'reply' | 'assign' | 'close';

/** One inquiry, whole: whose, how long, what to do, who wrote, what happened. */
export function InquiryScreen({ view, isInPage, offline, Picker, onOpen }: InquiryScreenProps) {
  const { inquiry, me } = view;
  const now = useNow();
  const reader = useReader(view.members);
  const acts = useActs(view, reader);
  const [panel, open] = useState<Panel | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const present = usePresent(inquiry.id);
  useViewed(inquiry);

  const offers = offersFor(inquiry, me, now);
  const may = mayDo(offers, inquiry, me);
  useFocusKept(screen, panel !== null);

  const does: Record<Offer, () => void> = {
    claim: acts.claim,
    ask: acts.ask,
    'hand-off': () => open('hand-off'),
    reply: () => open('reply'),
    reopen: acts.reopen,
    assign: () => open('assign'),
    reassign: () => open('assign'),
    release: acts.release,
    close: () => open('close'),
    'not-inquiry': () => acts.close('none'),
    note: () => noteField.current?.focus(),
  };
  const close = () => open(null);
  const isChoosing = panel === 'close' || (panel === null && offers.isToBeClosed);
  const mayHandOff = may.has('hand-off') || inquiry.handoff?.delivery === 'failed';

  return (
    <div class="inquiry" ref={screen}>
      <Refusals
        refusals={view.refusals}
        inquiryId={inquiry.id}
        reader={reader}
        onAsk={offers.quiet.includes('ask') ? acts.ask : null}
      />
      <Asks view={view} reader={reader} onTakeBack={acts.takeBack} onAnswer={acts.answerAsk} />
      <DoneStrip done={acts.done} onGone={acts.forget} />
      <Hero view={view} isOffline={offline !== null}>
        <Writing present={present} reader={reader} />
        {isChoosing && (
          <Outcomes
            outcomes={offers.outcomes}
            hasNumbers={panel === 'close'}
            onChoose={(outcome) => {
              close();
              acts.close(outcome);
            }}
            {...(panel === 'close' && { onCancel: close })}
          />
        )}
        {(panel === null || (panel === 'close' && offers.isToBeClosed)) && (
          <Actions
            words={reader.words.do}
            offers={isBeaten(view.refusals) ? without(offers, 'ask') : offers}
            may={may}
            onDo={(offer) => does[offer]()}
            waitsFor={waitsFor(view)}
            hasKeys={panel === null}
          />
        )}
      </Hero>
      {(panel === 'hand-off' || panel === 'reply') && (
        <Picker
          view={view}
          purpose={panel}
          canInsert={isInPage}
          onHandOff={panel === 'hand-off' && mayHandOff ? acts.handOff : null}
          onDone={(said) => {
            close();
            acts.tell(said);
          }}
          onClose={close}
        />
      )}
      {panel === 'assign' && (
        <AssignPicker
          title={inquiry.assigneeId ? reader.words.do.reassign : reader.words.do.assign}
          holder={inquiry.assigneeId}
          onAssign={(memberId) => {
            close();
            acts.assign(memberId);
          }}
          onClose={close}
        />
      )}
      <Viewing present={present} reader={reader} />
      <PresentAloud present={present} reader={reader} />
      <Standing
        view={view}
        reader={reader}
        asOf={offline?.asOf ?? null}
        onHandOff={mayHandOff ? () => void acts.handOff(null) : null}
      />
      <GoesOn view={view} reader={reader} onOpen={onOpen} />
      {!isInPage && <Mail inquiry={inquiry} reader={reader} />}
      <Why view={view} reader={reader} onJudge={acts.judge} />
      <CustomerCard view={view} reader={reader} onOpen={onOpen} onOwn={acts.own} />
      <Conversation
        view={view}
        reader={reader}
        onMerge={acts.merge}
        onSplit={acts.split}
        onOpen={onOpen}
      />
      <Notes view={view} reader={reader} onNote={acts.note} fieldRef={noteField} />
      <Timeline view={view} reader={reader} />
    </div>
  );
}
