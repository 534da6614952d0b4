import type { Tried } from '#components/hooks/frame.tsx';
import type { RuleReader } from '#lib/words/say-rule.ts';
import { listOf } from '#lib/words/names.ts';
import { sentences } from '#lib/words/sentences.ts';

/** What would have become of one inquiry, in short sentences. */
export function outcomeOf(
  { would, assigneeId, behind }: Tried['matched'][number],
  { words, moment, nameOf }: RuleReader,
): string {
  const say = words.rules.would;
  if (behind) return say.behind(behind.name);
  const given = assigneeId ? say.given(nameOf(assigneeId)) : would.assign ? say.nobody : '';
  return sentences(
    would.dismiss ? say.dismissed : given,
    would.handOff && assigneeId ? say.handedOff : '',
    would.priority === 'high' ? say.high : '',
    would.tags.length > 0 ? say.tagged(listOf(would.tags, moment.language)) : '',
    would.notify.length > 0 ? say.told(listOf(would.notify.map(nameOf), moment.language)) : '',
  );
}
