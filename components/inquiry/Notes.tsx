import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { remember, remembered } from '#components/hooks/remembered.ts';
import { Button } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Section } from '#components/ui/Section.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { stamp } from '#lib/words/times.ts';
import './Notes.css';

const longest = 4000;

interface NotesProps {
  view: InquiryView;
  reader: Reader;
  onNote: (text: string) => Promise<void>;
  fieldRef: Ref<HTMLTextAreaElement>;
}

/** What colleagues wrote beside it. What is half written is kept. */
export function Notes({ view, reader, onNote, fieldRef }: NotesProps) {
  const { words, moment, nameOf } = reader;
  const { id } = view.inquiry;
  const [text, setText] = useState(() => remembered('draft', `note ${id}`));
  const write = (next: string) => {
    setText(next);
    remember('draft', `note ${id}`, next);
  };
  const isEmpty = text.trim() === '';
  async function save() {
    if (isEmpty) return;
    await onNote(text.trim().slice(0, longest));
    write('');
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  }
  return (
    <Section title={words.section.notes}>
      {view.notes.map(({ note, isPredicted }) => (
        <div class={`note${isPredicted ? ' predicted' : ''}`} key={note.id}>
          <p>
            <Foreign>{note.text}</Foreign>
          </p>
          <small>{words.note.by(nameOf(note.memberId), stamp(note.at, moment))}</small>
        </div>
      ))}
      <TextArea
        label={words.note.label}
        labelHidden
        placeholder={words.note.hint}
        value={text}
        onInput={write}
        onKeyDown={onKeyDown}
        fieldRef={fieldRef}
      />
      {!isEmpty && (
        <div class="note-foot">
          <Button onClick={() => void save()} keyHint="Control+Enter" hideKey>
            {words.do.note}
          </Button>
        </div>
      )}
    </Section>
  );
}
