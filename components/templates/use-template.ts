import { useState } from 'preact/hooks';
import { copy as copyText } from '#components/hooks/copy.ts';
import { usePage } from '#components/hooks/frame.tsx';
import { useWords } from '#components/hooks/words.tsx';
import type { TemplateId } from '#lib/domain/ids.ts';
import type { Template } from '#lib/domain/template.ts';
import { listOf } from '#lib/words/names.ts';
import type { Ready } from './ready.ts';

/** A webmail that has not opened its reply by now will not: the text is offered for copying instead. */
const patience = 5000;

interface UseProps {
  canInsert: boolean;
  onHandOff: ((templateId: TemplateId | null) => Promise<void>) | null;
  onDone: (said: string) => void;
  onUsed: (template: Template) => void;
  /** Leads to the first thing that is missing. */
  toBlank: () => void;
}

/** What can be done with the chosen template, and how far it is. */
export interface Using {
  primary: 'insert' | 'hand-off' | 'copy';
  isBusy: boolean;
  /** Why nothing was inserted, and what is possible instead. */
  problem: string | null;
  takePrimary: () => void;
  copy: () => void;
  /** Hands off without putting the text anywhere; `null` where that is not what this is for. */
  handOff: (() => void) | null;
}

export function useUse(
  template: Template | undefined,
  ready: Ready | null,
  props: UseProps,
): Using {
  const { canInsert, onHandOff, onDone, onUsed, toBlank } = props;
  const page = usePage();
  const { words, language } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const say = words.template;
  const target = canInsert ? page : null;

  /** The text, or `null` after leading to what is missing. */
  function textOrBlank(): string | null {
    if (!ready || ready.text !== null) return ready?.text ?? null;
    const names = ready.open.map((name) => words.variable[name]);
    if (names.length > 0) setProblem(say.blankFirst(listOf(names, language)));
    toBlank();
    return null;
  }

  async function insert() {
    const text = textOrBlank();
    if (text === null || !template || !target) return;
    setProblem(null);
    setBusy(true);
    // First, because opening a reply may end this frame.
    await onHandOff?.(template.id);
    const reply = await Promise.race([target.insert(text), after(patience)]);
    setBusy(false);
    onUsed(template);
    if (!reply?.ok) return setProblem(say.noEditor);
    onDone(navigator.platform.startsWith('Mac') ? say.insertedMac : say.inserted);
  }

  async function copy() {
    const text = textOrBlank();
    if (text === null || !template) return;
    const isCopied = await copyText(text);
    onUsed(template);
    if (isCopied) onDone(say.copied);
    else setProblem(say.noEditor);
  }

  async function handOff() {
    if (textOrBlank() === null || !template) return;
    await onHandOff?.(template.id);
    onUsed(template);
    onDone(words.aloud.handedOff);
  }

  const primary = target ? 'insert' : onHandOff ? 'hand-off' : 'copy';
  const does = { insert, copy, 'hand-off': handOff };
  return {
    primary,
    isBusy,
    problem,
    takePrimary: () => void (isBusy || does[primary]()),
    copy: () => void copy(),
    handOff: onHandOff ? () => void handOff() : null,
  };
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}
