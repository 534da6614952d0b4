import type { ActionId } from '#lib/domain/ids.ts';
import { perform, type Draft } from '#lib/replica/perform.ts';
import { useFrame } from './frame.tsx';

/** Does what the person wants: into the outbox, on screen at once, and on its way. */
export function usePerform(): (draft: Draft) => Promise<ActionId> {
  const { replica, author, ask } = useFrame();
  return async (draft) => {
    const id = await perform(replica, draft, author);
    // The worker may be asleep; that the server cannot be asked is told by the connection, not here.
    void ask({ type: 'sync' });
    return id;
  };
}
