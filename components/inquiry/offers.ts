import { isOverdue } from '#lib/domain/clock.ts';
import type { Inquiry, Outcome } from '#lib/domain/inquiry.ts';
import { hasRole, type Member } from '#lib/domain/member.ts';

export type Offer =
  | 'claim'
  | 'ask'
  | 'hand-off'
  | 'reply'
  | 'reopen'
  | 'assign'
  | 'reassign'
  | 'release'
  | 'close'
  | 'not-inquiry'
  | 'note';

export interface Offers {
  /** The one button that stands out; `null` where nothing is this person's to do. */
  primary: Offer | null;
  /** As wide and under it, where another way is as likely. */
  second: Offer | null;
  quiet: readonly Offer[];
  /** How it may be closed, by whom it is shown to. */
  outcomes: readonly Outcome[];
  /** Answered and mine: how it ended is the next thing to say, so the outcomes are open already. */
  isToBeClosed: boolean;
}

const all: readonly Outcome[] = ['won', 'lost', 'none', 'spam'];
const dismissals: readonly Outcome[] = ['none', 'spam'];

/** What to show to whom. What would be refused for certain is left out, not greyed. */
export function offersFor(inquiry: Inquiry, me: Member | null, now: Date): Offers {
  const none: Offers = {
    primary: null,
    second: null,
    quiet: [],
    outcomes: [],
    isToBeClosed: false,
  };
  if (!me || me.leftAt || inquiry.mergedInto) return none;
  const isManager = hasRole(me, 'manager');
  const isMine = inquiry.assigneeId === me.id;
  const isFree = inquiry.assigneeId === null;
  if (inquiry.stage === 'closed') {
    const mayReopen = isManager || isMine || isFree;
    return { ...none, primary: mayReopen ? 'reopen' : null };
  }
  if (isFree) {
    return {
      ...none,
      primary: 'claim',
      quiet: isManager ? ['assign', 'not-inquiry'] : ['not-inquiry'],
      outcomes: isManager ? all : dismissals,
    };
  }
  const passOn: Offer[] = isManager ? ['reassign'] : [];
  if (!isMine) {
    const ask: Offer[] = inquiry.asked === null ? ['ask'] : [];
    const quiet: Offer[] = isManager ? ['reassign', 'note', 'close'] : [...ask, 'note'];
    return { ...none, quiet, outcomes: isManager ? all : [] };
  }
  const mine = { ...none, outcomes: all };
  if (inquiry.answer) {
    return { ...mine, quiet: ['note', 'release', ...passOn], isToBeClosed: true };
  }
  if (inquiry.stage === 'handed-off') {
    return { ...mine, primary: 'reply', quiet: ['note', 'release', ...passOn, 'close'] };
  }
  // When it is late, the answer comes before its way through another mailbox.
  if (isOverdue(inquiry, now)) {
    return { ...mine, primary: 'reply', quiet: ['hand-off', 'release', ...passOn, 'close'] };
  }
  const quiet: Offer[] = ['release', 'note', ...passOn, 'close'];
  return { ...mine, primary: 'hand-off', second: 'reply', quiet };
}

/** The same but for one, which stands elsewhere on the screen. */
export function without(offers: Offers, one: Offer): Offers {
  return { ...offers, quiet: offers.quiet.filter((offer) => offer !== one) };
}

/** Everything that is possible, shown as a button or not: a key may do it all the same. */
export function mayDo(offers: Offers, inquiry: Inquiry, me: Member | null): ReadonlySet<Offer> {
  const possible = new Set(offers.quiet);
  if (offers.primary) possible.add(offers.primary);
  if (offers.second) possible.add(offers.second);
  if (offers.outcomes.length > 0) possible.add('close');
  if (me && inquiry.assigneeId === me.id && inquiry.stage !== 'closed') {
    possible.add('reply');
    if (inquiry.stage === 'claimed') possible.add('hand-off');
  }
  possible.add('note');
  return possible;
}
