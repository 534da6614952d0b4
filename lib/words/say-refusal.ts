import type { MemberId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Refused } from './refused.ts';
import { ago, instant, type Moment } from './times.ts';
import type { Words } from './words.ts';

/** Who reads, and what must be known to speak to them. */
export interface Reader {
  words: Words;
  moment: Moment;
  /** The display name of a member, also of one who left. */
  nameOf(member: MemberId): string;
}

/** Any refusal as one or two sentences for the strip, a list row or a notification. */
export function sayRefusal(refusal: Refusal, { words, moment, nameOf }: Reader): Refused {
  const say = words.refusal;
  const when = (at: Date | null) => (at ? ago(at, moment) : null);
  const who = (member: MemberId | null) => (member ? nameOf(member) : null);
  switch (refusal.code) {
    case 'already-claimed':
    case 'already-handed-off':
    case 'already-sending':
    case 'already-asked':
      return say[refusal.code]({ name: nameOf(refusal.memberId), ago: ago(refusal.at, moment) });
    case 'already-yours':
      return say['already-yours']({ ago: ago(refusal.at, moment) });
    case 'already-answered':
    case 'closed':
      return say[refusal.code]({ name: who(refusal.memberId), ago: when(refusal.at) });
    case 'not-yours':
    case 'member-gone':
    case 'no-own-mailbox':
      return say[refusal.code]({ name: nameOf(refusal.memberId) });
    case 'member-away':
      return say['member-away']({
        name: nameOf(refusal.memberId),
        until: instant(refusal.until, moment),
      });
    case 'not-allowed':
      return say['not-allowed']({ role: refusal.role });
    case 'address-taken':
      return say['address-taken']({ address: refusal.address });
    case 'template-broken':
      return say['template-broken']({ line: refusal.line, problem: refusal.problem });
    case 'anchors-broken':
      return say['anchors-broken']({ name: refusal.name, problem: refusal.problem });
    case 'signed-out':
      return say['signed-out']({ ago: when(refusal.at) });
    case 'slow-down':
      return say['slow-down']({ seconds: refusal.seconds });
    case 'already-tracked':
    case 'unclaimed':
    case 'not-closed':
    case 'not-found':
    case 'last-admin':
    case 'template-gone':
    case 'rule-gone':
    case 'profile-gone':
    case 'anchors-gone':
    case 'wrong-absence':
    case 'stale':
    case 'too-old':
      return say[refusal.code]();
  }
}
