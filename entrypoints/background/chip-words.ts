import type { Chip } from '#lib/protocol/chip.ts';
import type { RowStanding } from '#lib/replica/queries/row-standings.ts';
import type { StandingRow } from '#lib/sync/chips.ts';
import { plainly } from '#lib/words/plainly.ts';
import type { Words } from '#lib/words/words.ts';

/** How a row's inquiry stands, in the words a page shows and a screen reader says. */
export function chipOf({ key, standing }: StandingRow, words: Words): Chip {
  const { holder, state, presence } = standing;
  const label = labelOf(standing, words);
  return {
    key,
    holder,
    state,
    presence: presence?.doing ?? null,
    text: textOf(standing, words),
    label,
  };
}

function textOf({ holder, state, who }: RowStanding, { chip }: Words): string {
  if (state === 'closed') return chip.closed;
  if (who) return plainly(who.initials);
  if (state === 'answered') return chip.answered;
  return holder === 'nobody' ? chip.unclaimed : chip.held;
}

/** "{whose}, {status}": that somebody is writing is told in place of a clock that gives no cause for hurry. */
function labelOf(standing: RowStanding, words: Words): string {
  const { chip } = words;
  const { state, presence } = standing;
  if (state === 'closed') return chip.closed;
  const doing = presence && (presence.isWho ? chip.doing : chip.colleague)[presence.doing];
  const isCalm = state === 'plenty' && presence?.doing === 'writing';
  const status = state === 'answered' || isCalm ? null : chip[state];
  return [whose(standing, words), status, doing].filter((part) => part !== null).join(chip.between);
}

function whose({ holder, state, who, isMe }: RowStanding, { chip }: Words): string {
  if (state === 'answered') {
    if (isMe) return chip.answeredMe;
    return who ? chip.answeredBy(plainly(who.name)) : chip.answered;
  }
  if (holder === 'nobody') return chip.unclaimed;
  if (holder === 'me') return chip.yours;
  return who ? chip.of(plainly(who.name)) : chip.held;
}
