import { useState } from 'preact/hooks';
import type { Draft } from '#lib/replica/perform.ts';
import { useDraft, type Editing } from './draft.ts';
import { goTo, type RoomName } from './place.ts';
import { useSave } from './save.ts';

interface Edited<T> {
  room: RoomName;
  /** Under which unsaved changes are kept. */
  name: string;
  /** As it is without changes; plain data, no dates. */
  saved: T;
  isWhole: (draft: T) => boolean;
  saving: (draft: T) => Draft;
  removing: (draft: T) => Draft;
}

export interface Editor<T> extends Omit<Editing<T>, 'forget'> {
  /** It was to be saved with something missing: what is missing is to be shown from now on. */
  isStrict: boolean;
  beStrict(): void;
  /** Saves it and goes back to its room, or shows what is missing. */
  keep(): void;
  /** Removes it and goes back. */
  remove(): void;
}

/** One thing of the desk while it is edited. */
export function useEditor<T extends object>(edited: Edited<T>): Editor<T> {
  const { room, name, saved, isWhole, saving, removing } = edited;
  const save = useSave();
  const { forget, ...editing } = useDraft(name, saved);
  const { draft } = editing;
  const [isStrict, setStrict] = useState(false);
  async function leaveWith(action: Draft): Promise<void> {
    await save(action);
    forget();
    goTo(room);
  }
  return {
    ...editing,
    isStrict,
    beStrict: () => setStrict(true),
    keep() {
      if (isWhole(draft)) void leaveWith(saving(draft));
      else setStrict(true);
    },
    remove: () => void leaveWith(removing(draft)),
  };
}
