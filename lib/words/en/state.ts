import type { ClockState } from '#lib/domain/clock.ts';
import type { Outcome } from '#lib/domain/inquiry.ts';
import type { Role } from '#lib/domain/member.ts';

export const product = {
  name: 'Baton',
};

export const role: Record<Role, string> = { rep: 'rep', manager: 'manager', admin: 'admin' };

export const outcome: Record<Outcome, string> = {
  won: 'Won',
  lost: 'Lost',
  none: 'Not an inquiry',
  spam: 'Spam',
};

const closedAs: Record<Outcome, string> = {
  won: 'won',
  lost: 'lost',
  none: 'not an inquiry',
  spam: 'spam',
};

/** The title beside the ring. */
export const state = {
  open: 'Unclaimed',
  mine: 'Yours',
  other: (name: string) => name,
  mineHanded: 'Yours, handed off',
  otherHanded: (name: string) => `${name}, handed off`,
  answeredMe: 'Answered by you',
  answeredOther: (name: string) => `Answered by ${name}`,
  /** Only the mailbox it left from is known, and nobody is guessed. */
  answeredFrom: (address: string) => `Answered from ${address}`,
  closed: (as: Outcome) => `Closed as ${closedAs[as]}`,
  pending: 'Yours, not confirmed yet',
};

/** The line under the title. */
export const due = {
  by: (instant: string) => `Reply by ${instant}`,
  view: (instant: string) => `Look at it by ${instant}`,
  over: (duration: string) => `Overdue by ${duration}`,
  viewOver: (duration: string) => `Not looked at, overdue by ${duration}`,
  answered: (duration: string) => `${duration} after the inquiry, in time`,
  answeredLate: (duration: string, late: string) => `${duration} after the inquiry, ${late} late`,
  closed: (name: string, instant: string) => `${name}, ${instant}`,
  joined: (name: string, instant: string) => `${name}, ${instant}`,
  /** Short forms for rows. */
  left: (duration: string) => `${duration} left`,
  overBy: (duration: string) => `${duration} over`,
};

export const relay = {
  label: 'Where the baton is',
  received: 'Received',
  claimed: 'Claimed',
  handedOff: 'Handed off',
  answered: 'Answered',
  skipped: 'not needed',
};

/** The ring's name for a screen reader; durations in full. */
export const ring = {
  left: (left: string, whole: string) => `${left} left of ${whole}`,
  soon: (left: string, whole: string) => `${left} left of ${whole}, due soon`,
  over: (duration: string) => `Overdue by ${duration}`,
  done: 'Answered',
  closed: 'Answered and closed',
  stopped: 'Closed, no clock runs',
  paused: (instant: string) => `Clock paused until ${instant}`,
};

export const clock: Record<ClockState | 'paused', string> = {
  plenty: 'plenty of time',
  soon: 'due soon',
  over: 'overdue',
  done: 'answered',
  paused: 'clock paused',
  stopped: 'no clock runs',
};
