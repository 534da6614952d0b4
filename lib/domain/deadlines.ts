import type { Hours } from './routing.ts';

/** When hours count. Working hours and holidays come as another calendar; callers stay as they are. */
export interface Calendar {
  /** The instant at which `hours` open hours have passed since `from`. */
  add(from: Date, hours: number): Date;
}

const hour = 3_600_000;

/** Every hour counts. */
export const plainHours: Calendar = {
  add: (from, hours) => new Date(from.getTime() + hours * hour),
};

/** The hours of an inquiry: its own, by a rule, or its mailbox's. */
export function hoursOf(inquiry: { hours: Hours | null }, mailbox: Hours): Hours {
  return inquiry.hours ?? mailbox;
}

/** Deadlines of a wait that began at `from`. */
export function deadlines(
  from: Date,
  hours: Hours,
  calendar: Calendar,
): { viewBy: Date; replyBy: Date } {
  return {
    viewBy: calendar.add(from, hours.viewHours),
    replyBy: calendar.add(from, hours.replyHours),
  };
}
