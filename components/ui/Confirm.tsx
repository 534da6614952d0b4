import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import './Confirm.css';

interface ConfirmProps {
  /** The button that asks: "Remove". */
  label: string;
  /** What would be lost. */
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
  kind?: 'secondary' | 'plain';
}

/** A deed that loses something: asked once more in its own place, where Escape and the first key press lose nothing. */
export function Confirm({ label, question, yes, no, onYes, kind = 'plain' }: ConfirmProps) {
  const [isAsked, ask] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    const buttons = place.current?.querySelectorAll('button') ?? [];
    if (isAsked) buttons[1]?.focus();
    else if (wasAsked.current) buttons[0]?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);
  return (
    <div
      class="confirm"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isAsked) return;
        event.stopPropagation();
        ask(false);
      }}
    >
      {isAsked ? (
        <>
          <p role="alert">{question}</p>
          <Button onClick={onYes}>{yes}</Button>
          <Button kind="plain" onClick={() => ask(false)}>
            {no}
          </Button>
        </>
      ) : (
        <Button kind={kind} onClick={() => ask(true)}>
          {label}
        </Button>
      )}
    </div>
  );
}
