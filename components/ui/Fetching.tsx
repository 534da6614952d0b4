import type { Words } from '#lib/words/words.ts';
import { Progress, Wait } from './Wait.tsx';

interface FetchingProps {
  words: Words['connect'];
  /** `null` until the first rows have come; `total` until it is known. */
  snapshot: { received: number; total: number | null } | null;
}

/** The team's rows come for the first time. The total is an estimate, so no more is said to have come than that. */
export function Fetching({ words, snapshot }: FetchingProps) {
  const total = snapshot?.total ?? 0;
  const received = Math.min(snapshot?.received ?? 0, total);
  return total > 0 ? (
    <Progress label={words.fetching(received, total)} share={received / total} />
  ) : (
    <Wait>{words.fetchingFirst}</Wait>
  );
}
