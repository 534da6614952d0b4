import { useEffect, useRef, useState } from 'preact/hooks';
import { useFound } from '#components/hooks/found.ts';
import { Field } from '#components/ui/Field.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import type { Acts } from './acts.ts';
import type { Looker } from './reader.ts';
import { Row } from './Row.tsx';

interface SearchProps {
  looker: Looker;
  acts: Acts;
  isOffline: boolean;
}

/** Any inquiry by its customer or subject, also what is not due and what was closed. */
export function Search({ looker, acts, isOffline }: SearchProps) {
  const { words } = looker;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const found = useFound(text);
  useEffect(() => field.current?.focus(), []);
  const isEmpty = found?.isWhole && found.items.length === 0;
  const told = isEmpty
    ? words.search.none(text.trim())
    : found?.isWhole
      ? words.search.found(found.items.length)
      : '';
  return (
    <>
      <div class="find">
        <Field
          type="search"
          label={words.search.label}
          labelHidden
          placeholder={words.search.label}
          icon="search"
          value={text}
          onInput={setText}
          fieldRef={field}
        />
      </div>
      <div class="scroll" role="region" aria-label={words.popup.list}>
        <p role="status" class={isEmpty ? 'told' : 'vh'}>
          {told}
        </p>
        {found && !found.isWhole && found.items.length === 0 && <Wait>{words.search.busy}</Wait>}
        {found?.isLocal && <p class="told">{words.search.localOnly}</p>}
        {found && (
          <ul class="rows">
            {found.items.map((item) => (
              <li key={item.inquiry.id}>
                <Row item={item} looker={looker} acts={acts} isOffline={isOffline} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
