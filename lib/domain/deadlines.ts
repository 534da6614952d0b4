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

/** Deadlines of a wait that began at `from`. */
export function deadlines(
  from: Date,
  hours: { viewHours: number; replyHours: number },
  calendar: Calendar,
): { viewBy: Date; replyBy: Date } {
  return {
    viewBy: calendar.add(from, hours.viewHours),
    replyBy: calendar.add(from, hours.replyHours),
  };
}
