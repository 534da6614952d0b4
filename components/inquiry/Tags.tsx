import { Chips } from '#components/ui/Chips.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import '#components/ui/Line.css';
import './Tags.css';

/** What rules and people wrote on an inquiry: each a piece of its own, for a comma or a word of any script may be in it. */
export function Tags({ tags, label }: { tags: readonly string[]; label: string }) {
  return (
    <div class="line small tags">
      <Icon name="tag" />
      <Chips label={label} chips={tags.map((tag) => ({ key: tag, label: tag }))} />
    </div>
  );
}
