import type { Customer } from '#lib/domain/customer.ts';
import type { DueItem } from '#lib/replica/queries/due.ts';
import type { Reminder } from '#lib/sync/reminders.ts';
import { duration } from '#lib/words/durations.ts';
import { clockTime, instant } from '#lib/words/times.ts';
import type { Speech } from './speech.ts';

/** What a notification says. */
export interface Said {
  title: string;
  message: string;
}

/** A reminder in words: the customer's company and a time, never the text of a mail; `null`: no words for it. */
export function said(reminder: Reminder, speech: Speech, withCompany: boolean): Said | null {
  const { words, moment } = speech;
  const { notice } = words;
  switch (reminder.kind) {
    case 'assigned': {
      const { inquiry, customer, by } = reminder.item;
      if (!withCompany) return { title: notice.privateAssigned, message: '' };
      const dueAt = inquiry.replyBy ? instant(inquiry.replyBy, moment) : '';
      return asSaid(notice.assigned(nameOf(customer), by?.name ?? '', dueAt));
    }
    case 'refused': {
      const { refused, customer, other } = reminder.item;
      if (!other) return null;
      if (!withCompany) return { title: notice.privateRefused, message: '' };
      return asSaid(notice.refused(nameOf(customer), other.name, clockTime(refused.at, moment)));
    }
    default:
      return saidOfDue(reminder, speech, withCompany);
  }
}

function saidOfDue(
  { kind, items }: Extract<Reminder, { items: unknown }>,
  { words, moment }: Speech,
  withCompany: boolean,
): Said {
  const { notice } = words;
  const [first] = items;
  if (items.length > 1) {
    const many = kind === 'soon' ? notice.manySoon : notice.manyOver;
    return { title: many(items.length), message: '' };
  }
  if (!withCompany) {
    return { title: kind === 'soon' ? notice.privateSoon : notice.privateOver, message: '' };
  }
  const company = nameOf(first.customer);
  const time = clockTime(first.clock.by ?? moment.now, moment);
  if (kind === 'soon') return asSaid(notice.soon(company, time));
  if (kind === 'over') return asSaid(notice.over(company, time));
  return asSaid(others(first, company, { words, moment }));
}

function others({ assignee, clock }: DueItem, company: string, { words, moment }: Speech) {
  const late = duration(-clock.left, moment.language);
  return assignee
    ? words.notice.manager(assignee.name, company, late)
    : words.notice.pool(company, late);
}

function asSaid({ title, line }: { title: string; line: string }): Said {
  return { title, message: line };
}

function nameOf(customer: Customer | null): string {
  return customer?.company ?? (customer?.name || customer?.addresses[0]) ?? '';
}
