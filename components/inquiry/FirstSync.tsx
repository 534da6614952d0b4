import { useWords } from '#components/hooks/words.tsx';
import { Progress, Wait } from '#components/ui/Wait.tsx';
import type { Snapshot } from '#lib/replica/meta.ts';
import './Plainly.css';

/** The team's inquiries come for the first time. */
export function FirstSync({ snapshot }: { snapshot: Snapshot | null }) {
  const { words } = useWords();
  const total = snapshot?.total ?? 0;
  const received = Math.min(snapshot?.received ?? 0, total);
  return (
    <div class="plainly">
      {total > 0 ? (
        <Progress label={words.connect.fetching(received, total)} share={received / total} />
      ) : (
        <Wait>{words.connect.fetchingFirst}</Wait>
      )}
    </div>
  );
}
