import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Avatar } from '#components/ui/Avatar.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { gapAfter, sentences } from '#lib/words/sentences.ts';
import type { Words } from '#lib/words/words.ts';
import type { Way } from './stop.ts';
import './StopDialog.css';

interface StopDialogProps {
  words: Words;
  title: string;
  line: string;
  /** Whoever holds it is at it this moment. */
  isWriting: boolean;
  /** Whom it is about: a colleague's initials, me, or nobody we know; `mail`: it is about an address. */
  about: { initials: string; who: 'colleague' | 'me' | 'nobody' } | 'mail';
  way: Way | null;
  /** The way is the thing to do now. */
  isFree: boolean;
  /** The way is being gone. */
  isWaiting: boolean;
  onKeep: () => void;
  onWay: (way: Way) => void;
  /** `null`: there is nothing left to send in spite of. */
  onAnyway: (() => void) | null;
  /** What became of something done here. */
  children?: ComponentChildren;
}

/** The soft stop: who and when, and what can be done. Nothing here sends but a press. */
export function StopDialog(props: StopDialogProps) {
  const { words, title, line, isWriting, about, way, isFree, isWaiting } = props;
  const { onKeep, onWay, onAnyway, children } = props;
  const { guard } = words;
  const dialog = useRef<HTMLDivElement>(null);
  const first = useRef(title);
  useFocusHeld(dialog);
  const ways: Record<Way, string> = {
    ask: words.do.ask,
    claim: guard.claimAndSend,
    reassign: guard.reassignAndSend,
    send: guard.send,
  };
  return (
    <div
      class="stop"
      ref={dialog}
      role="alertdialog"
      aria-labelledby="stop-title"
      aria-describedby="stop-line stop-fine"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep();
        else if (event.key === 'Tab') stayWithin(event, dialog.current);
      }}
    >
      <div class="stop-head">
        {about === 'mail' ? (
          <span class="avatar colleague">
            <Icon name="mail" />
          </span>
        ) : (
          <Avatar {...about} />
        )}
        <div>
          <h1 id="stop-title">{title}</h1>
          <p id="stop-line">
            {line}
            {isWriting && gapAfter(line)}
            {isWriting && <b class="nb">{guard.alsoWriting}</b>}
          </p>
        </div>
      </div>
      <p class="vh" role="status">
        {title === first.current ? '' : title}
      </p>
      {children}
      <div class="stop-acts">
        <Button kind={isFree && way ? 'secondary' : 'primary'} onClick={onKeep}>
          {guard.keepEditing}
        </Button>
        {way && (
          <span class="stop-way" key={way}>
            <Button
              kind={isFree ? 'primary' : 'secondary'}
              busy={isWaiting}
              onClick={() => onWay(way)}
            >
              {ways[way]}
            </Button>
          </span>
        )}
        {onAnyway && (
          <Button kind="plain" onClick={onAnyway}>
            {guard.sendAnyway}
          </Button>
        )}
      </div>
      <p class="stop-fine" id="stop-fine">
        {onAnyway ? sentences(guard.notSent, guard.logged) : guard.notSent}
      </p>
    </div>
  );
}

/** On Keep editing at first, and again when what had the focus goes: Enter must never meet a button nobody chose. */
function useFocusHeld(dialog: { current: HTMLElement | null }): void {
  const hold = (): void => {
    if (dialog.current?.contains(document.activeElement)) return;
    dialog.current?.querySelector<HTMLElement>('.stop-acts button')?.focus();
  };
  useLayoutEffect(hold);
  useEffect(() => {
    addEventListener('focus', hold);
    return () => removeEventListener('focus', hold);
  }, []);
}

/** Escape leads out; Tab would lead to the end of the page around us. */
function stayWithin(event: KeyboardEvent, dialog: HTMLElement | null): void {
  const buttons = [...(dialog?.querySelectorAll<HTMLElement>('button') ?? [])];
  const [first, last] = [buttons[0], buttons.at(-1)];
  const isAtEnd = document.activeElement === (event.shiftKey ? first : last);
  if (!isAtEnd) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
