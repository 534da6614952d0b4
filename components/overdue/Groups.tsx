import { Button } from '#components/ui/Button.tsx';
import { number } from '#lib/words/names.ts';
import type { Group } from './due-list.ts';
import type { Looker } from './reader.ts';
import { Row, type RowActs } from './Row.tsx';

interface GroupsProps {
  groups: readonly Group[];
  looker: Looker;
  acts: RowActs;
  isOffline: boolean;
  onMore: () => void;
}

/** Overdue, due soon and later, each with how many there are. */
export function Groups({ groups, looker, acts, isOffline, onMore }: GroupsProps) {
  const { words, moment } = looker;
  return (
    <>
      {groups.map(({ name, items, isCut }) => (
        <section key={name}>
          <h2 class={`group ${name}`}>
            {words.popup[name]}{' '}
            <span class="num">
              {number(items.length, moment.language)}
              {isCut && '+'}
            </span>
          </h2>
          <ul class="rows">
            {items.map((item) => (
              <li key={item.inquiry.id}>
                <Row item={item} looker={looker} acts={acts} isOffline={isOffline} />
              </li>
            ))}
          </ul>
          {isCut && (
            <p class="further">
              <Button kind="quiet" onClick={onMore}>
                {words.popup.showMore}
              </Button>
            </p>
          )}
        </section>
      ))}
    </>
  );
}
