import type { RefusalCode } from '#lib/domain/refusal.ts';
import type { SelectorFault } from '#lib/domain/selector-fault.ts';
import type { Role } from '#lib/domain/member.ts';
import type { Refused } from '../refused.ts';

const said = (lead: string, rest = ''): Refused => ({ lead, rest });

const only: Record<Role, string> = {
  rep: 'Only a member of the team can do that.',
  manager: 'Only a manager can do that.',
  admin: 'Only an admin can do that.',
};

/** What is wrong with a selector, and what would be right. */
const fault: Record<SelectorFault, string> = {
  empty: 'It is empty. Leave the anchor out to use what is shipped.',
  braces: 'Braces belong to style sheets. Give the selector alone.',
  markup: 'It looks like HTML. Give a selector such as div.subject.',
  'at-rule': 'It has an @ outside quotes. Give the selector alone.',
  script: 'It looks like a script. Give a CSS selector such as div.subject.',
  brackets: 'Its brackets do not match. Close each ( and [ that is opened.',
  quotes: 'A quotation mark is not closed. Close it, or take it out.',
  parts:
    'It has more than 20 parts, and every page would look for all of them. Name what stands out alone.',
  nested: 'Its brackets go three deep, which is slow on large pages. Two is the most.',
  has: ':has(), ~ and “of” are slow on large pages. Name the part itself, or what stands around it.',
  everything:
    'A part of it names nothing and meets half of a page. Give each a tag, a class, an id or an attribute.',
};

/** One sentence or two per code; `lead` says who and when, `rest` what became of the action. */
export const refusal = {
  'already-claimed': ({ name, ago }: { name: string; ago: string }) =>
    said(`${name} claimed this ${ago}.`, 'Your claim was undone.'),
  'already-yours': ({ ago }: { ago: string }) =>
    said(`You claimed this ${ago}.`, 'Nothing changed.'),
  'already-handed-off': ({ name, ago }: { name: string; ago: string }) =>
    said(`${name} handed this off ${ago}.`, 'Nothing changed.'),
  'already-answered': ({ name, ago }: { name: string | null; ago: string | null }) =>
    said(
      name
        ? `${name} answered${ago ? ` ${ago}` : ''}.`
        : `This was answered${ago ? ` ${ago}` : ''}.`,
    ),
  'already-sending': ({ name, ago }: { name: string; ago: string }) =>
    said(`${name} pressed Send ${ago}.`, 'Nothing has been sent.'),
  'already-asked': ({ name, ago }: { name: string; ago: string }) =>
    said(`${name} asked for this ${ago}.`, 'Nothing changed.'),
  'already-tracked': () => said('This mail is tracked already.', 'Here it is.'),
  unclaimed: () => said('Nobody holds this.', 'Claim it first.'),
  'not-yours': ({ name }: { name: string }) =>
    said(`${name} holds this.`, 'Only the holder or a manager can do that.'),
  'not-allowed': ({ role }: { role: Role }) => said(only[role]),
  closed: ({ name, ago }: { name: string | null; ago: string | null }) =>
    said(
      name ? `${name} closed this${ago ? ` ${ago}` : ''}.` : 'This is closed.',
      'Reopen it first.',
    ),
  'not-closed': () => said('This is open already.', 'Nothing changed.'),
  'not-found': () => said('This inquiry is not available to you.'),
  'member-away': ({ name, until }: { name: string; until: string }) =>
    said(`${name} is away until ${until}.`, 'Nothing changed.'),
  'rule-gone': () => said('This rule was removed.', 'Nothing changed.'),
  'profile-gone': () => said('This profile was removed.', 'Nothing changed.'),
  'anchors-gone': () => said('This version of the anchors is gone.', 'Nothing changed.'),
  'anchors-broken': ({ name, problem }: { name: string; problem: SelectorFault }) =>
    said(`The anchor “${name}” is no selector.`, fault[problem]),
  'wrong-absence': () =>
    said('This absence cannot be.', 'It must end after it begins, and name somebody else.'),
  'member-gone': ({ name }: { name: string }) => said(`${name} is no longer in the team.`),
  'last-admin': () => said('The team needs an admin.', 'Make somebody else admin first.'),
  'no-own-mailbox': ({ name }: { name: string }) =>
    said(`${name} has no mailbox set.`, 'An admin can add it.'),
  'address-taken': ({ address }: { address: string }) => said(`${address} is in use already.`),
  'template-gone': () => said('This template was removed.', 'Nothing was inserted.'),
  'template-broken': ({ line, problem }: { line: number; problem: string }) =>
    said(`Line ${line} of the template cannot be read.`, problem),
  stale: () => said('This changed while you looked.', 'Please look again.'),
  'too-old': () => said("This version is too old for your team's server.", 'Update Baton.'),
  'signed-out': ({ ago }: { ago: string | null }) =>
    said(
      ago ? `This browser was signed out ${ago}.` : 'This browser was signed out.',
      'Connect again; what waits is kept.',
    ),
  'slow-down': ({ seconds }: { seconds: number }) =>
    said('Too many at once.', `Trying again in ${seconds} s.`),
} satisfies Record<RefusalCode, (facts: never) => Refused>;

export const undone = {
  /** A claim and what was queued behind it, taken back together. */
  claimAndHandoff: 'Your claim and hand-off were undone.',
  several: (n: number) => `${n} of your actions were undone.`,
};
