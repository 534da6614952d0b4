import { useState } from 'preact/hooks';
import { useDraft } from '#components/hooks/draft.ts';
import { useFrame, type WebmailHealth } from '#components/hooks/frame.tsx';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { EditorFoot } from '#components/ui/EditorFoot.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { anchorNames } from '#lib/domain/anchor-names.ts';
import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { AnotherAnchor } from './AnotherAnchor.tsx';
import { draftOf, problemOf, savedOf, selectorIn } from './draft.ts';

interface AnchorsEditorProps {
  webmail: WebmailName;
  /** What is in use; `null`: as shipped. */
  used: AnchorSet | null;
  /** What was refused and is to be set right. */
  refused: Pick<AnchorSet, 'anchors' | 'note'> | null;
  health: readonly WebmailHealth[];
  reader: TeamReader;
}

/** A selector for each anchor of a webmail, in place of the one shipped. */
export function AnchorsEditor({ webmail, used, refused, health, reader }: AnchorsEditorProps) {
  const { words } = reader;
  const say = words.webmails;
  const { author } = useFrame();
  const save = useSave();
  const { draft, change, isChanged, discard, forget } = useDraft(
    `anchors ${webmail}`,
    draftOf(refused ?? used, refused?.note ?? ''),
  );
  const [isStrict, beStrict] = useState(false);
  const [isSaved, beSaved] = useState(false);
  const names = [
    ...new Set([
      ...anchorNames[webmail],
      ...health.flatMap(({ anchors }) => anchors.map(({ name }) => name)),
      ...Object.keys(draft.anchors),
    ]),
  ];
  const anchors = savedOf(draft);
  const isNothing = Object.keys(anchors).length === 0;
  const isBroken = Object.values(anchors).some((selector) => problemOf(selector, words) !== null);

  async function keep(): Promise<void> {
    if (isNothing || isBroken) return beStrict(true);
    const anchorSetId = author.newId() as AnchorSet['id'];
    const note = draft.note.trim();
    await save({ type: 'save-anchors', anchorSetId, webmail, anchors, note });
    forget();
    beStrict(false);
    beSaved(true);
  }

  const set = (name: string, selector: string): void =>
    change({ anchors: { ...draft.anchors, [name]: selector } });
  /** A field left empty is none of the draft, save one that was added by hand. */
  const type = (name: string, selector: string): void => {
    if (selector !== '' || !isListed(webmail, name)) return set(name, selector);
    const { [name]: _left, ...anchors } = draft.anchors;
    change({ anchors });
  };
  return (
    <>
      <div class="sheets">
        <Sheet
          title={say.editorTitle(say.name[webmail])}
          more={
            <span role="status">
              {isChanged && words.desk.unsaved}
              {!isChanged && isSaved && used && say.saved(used.version)}
            </span>
          }
        >
          <p class="aside">{say.editorLine}</p>
          <div class="anchor-fields">
            {names.map((name) => (
              <Field
                key={name}
                label={name}
                placeholder={say.asShipped}
                value={selectorIn(draft, name)}
                onInput={(selector) => type(name, selector)}
                problem={problemOf(selectorIn(draft, name), words)}
                {...hinted(foundLine(name, health, reader))}
              />
            ))}
          </div>
          {webmail === 'gmail' && (
            <AnotherAnchor known={names} words={words} onAdd={(name) => set(name, '')} />
          )}
          <Field
            label={say.note}
            hint={say.noteHint}
            value={draft.note}
            onInput={(note) => change({ note: note.slice(0, 200) })}
          />
          {isStrict && isNothing && (
            <p class="field-problem" role="alert">
              {say.needsOne}
            </p>
          )}
        </Sheet>
      </div>
      <EditorFoot
        words={words}
        saveLabel={say.save}
        isUnfinished={isStrict && isBroken}
        isChanged={isChanged}
        onSave={() => void keep()}
        onDiscard={discard}
        removal={null}
      />
    </>
  );
}

/** By how many of the newest version's browsers it is missed, else found; '' where none says. */
function foundLine(name: string, [newest]: readonly WebmailHealth[], { words }: TeamReader) {
  const one = newest?.anchors.find((anchor) => anchor.name === name);
  if (!newest || !one) return '';
  const { missedBy, foundBy } = words.webmails;
  return one.missing > 0
    ? missedBy(one.missing, newest.devices)
    : foundBy(one.found, newest.devices);
}

function isListed(webmail: WebmailName, name: string): boolean {
  return (anchorNames[webmail] as readonly string[]).includes(name);
}

function hinted(hint: string): { hint?: string } {
  return hint === '' ? {} : { hint };
}
