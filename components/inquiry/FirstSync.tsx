import { useWords } from '#components/hooks/words.tsx';
import { Fetching } from '#components/ui/Fetching.tsx';
import type { Snapshot } from '#lib/replica/meta.ts';
import './Plainly.css';

/** The team's inquiries come for the first time. */
export function FirstSync({ snapshot }: { snapshot: Snapshot | null }) {
  const { words } = useWords();
  return (
    <div class="plainly">
      <Fetching words={words.connect} snapshot={snapshot} />
    </div>
  );
}
