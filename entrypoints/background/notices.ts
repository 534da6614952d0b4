import type { AskItem } from '#lib/replica/queries/asks.ts';
import type { UnseenRefusal } from '#lib/replica/queries/news.ts';
import type { Reminder } from '#lib/sync/reminders.ts';
import { customerName } from '#lib/words/customer-name.ts';
import { plainly } from '#lib/words/plainly.ts';
import { sayRefusal } from '#lib/words/say-refusal.ts';
import { sentences } from '#lib/words/sentences.ts';
import { ago, clockTime, instant, since } from '#lib/words/times.ts';
import type { Speech } from './speech.ts';

/** What a notification says. */
export interface Said {
  title: string;
  message: string;
  /** What can be answered on the spot, in the order in which `answer-ask.ts` counts them. */
  buttons?: { title: string }[];
}

/** A reminder in words: the customer's company and a time, never the text of a mail. */
export function said(reminder: Reminder, speech: Speech, withCompany: boolean): Said {
  const { words, moment } = speech;
  switch (reminder.kind) {
    case 'assigned': {
      const { inquiry, customer, by } = reminder.item;
      if (!withCompany) return { title: words.notice.privateAssigned, message: '' };
      const dueAt = inquiry.replyBy && instant(inquiry.replyBy, moment);
      return asSaid(
        words.notice.assigned(customerName(customer, words), by && plainly(by.name), dueAt),
      );
    }
    case 'asked':
      return { ...saidOfAsk(reminder.item, speech, withCompany), buttons: answersTo(words) };
    case 'ask-waits':
      return saidOfWaiting(reminder.items, speech, withCompany);
    case 'routed':
      return saidOfRouted(reminder.items, speech, withCompany);
    case 'refused':
      return saidOfRefusal(reminder.item, speech, withCompany);
    default:
      return saidOfDue(reminder, speech, withCompany);
  }
}

function answersTo({ notice }: Speech['words']): { title: string }[] {
  return [{ title: notice.give }, { title: notice.keep }];
}

/** A colleague would have what this person holds. */
function saidOfAsk(
  { inquiry, customer, asker }: AskItem,
  { words, moment }: Speech,
  withCompany: boolean,
): Said {
  if (!withCompany) return { title: words.notice.privateAsked, message: '' };
  return asSaid(
    words.notice.asked({
      company: customerName(customer, words),
      name: plainly(asker.name),
      isClaimed: inquiry.assignedBy === inquiry.assigneeId,
      ago: ago(inquiry.assignedAt ?? inquiry.receivedAt, moment),
    }),
  );
}

/** A holder has not answered a colleague. */
function saidOfWaiting(
  items: Extract<Reminder, { kind: 'ask-waits' }>['items'],
  { words, moment }: Speech,
  withCompany: boolean,
): Said {
  const { notice } = words;
  const [{ customer, asker, holder, asked }] = items;
  if (items.length > 1) return { title: notice.manyAskWait(items.length), message: '' };
  if (!withCompany) return { title: notice.privateAskWaits, message: '' };
  return asSaid(
    notice.askWaits({
      company: customerName(customer, words),
      asker: plainly(asker.name),
      holder: plainly(holder?.name ?? '?'),
      ago: ago(asked.at, moment),
    }),
  );
}

/** Somebody was first; or, of any other action, why it was not done. */
function saidOfRefusal(
  { refused, customer, other }: UnseenRefusal,
  speech: Speech,
  withCompany: boolean,
): Said {
  const { words, moment } = speech;
  const { refusal, action, id } = refused;
  const company = customerName(customer, words);
  if (refusal?.code === 'already-claimed' && action.type === 'claim' && other) {
    if (!withCompany) return { title: words.notice.privateRefused, message: '' };
    return asSaid(words.notice.refused(company, plainly(other.name), ago(refusal.at, moment)));
  }
  if (!withCompany) return { title: words.notice.privateUndone, message: '' };
  if (!refusal) {
    return { title: words.notice.undone(company), message: words.fault.action(id.slice(-6)) };
  }
  const { lead, rest } = sayRefusal(refusal, {
    ...speech,
    nameOf: () => plainly(other?.name ?? '?'),
  });
  return { title: words.notice.undone(company), message: sentences(lead, rest) };
}

function saidOfDue(
  { kind, items }: Extract<Reminder, { kind: 'soon' | 'over' | 'team' }>,
  speech: Speech,
  withCompany: boolean,
): Said {
  const { words, moment } = speech;
  const { notice } = words;
  const [first] = items;
  if (items.length > 1) {
    const many = kind === 'soon' ? notice.manySoon : notice.manyOver;
    return { title: many(items.length), message: '' };
  }
  if (!withCompany) {
    return { title: kind === 'soon' ? notice.privateSoon : notice.privateOver, message: '' };
  }
  const company = customerName(first.customer, words);
  const by = first.clock.by ?? moment.now;
  if (kind === 'soon') return asSaid(notice.soon(company, clockTime(by, moment)));
  const time = since(by, moment);
  if (kind === 'over') return asSaid(notice.over(company, time));
  const { assignee } = first;
  return asSaid(
    assignee ? notice.manager(plainly(assignee.name), company, time) : notice.pool(company, time),
  );
}

/** A new inquiry to know of: by the rule that said so, else because they look after the pool. */
function saidOfRouted(
  items: Extract<Reminder, { kind: 'routed' }>['items'],
  { words }: Speech,
  withCompany: boolean,
): Said {
  const { routed } = words;
  const [{ inquiry, customer }] = items;
  if (items.length > 1) return { title: routed.many(items.length), message: '' };
  if (!withCompany) return { title: routed.privately, message: '' };
  const company = customerName(customer, words);
  const rule = inquiry.routing?.rules[0];
  const message = rule ? routed.rule(rule.name) : routed.duty;
  if (inquiry.priority === 'high') return { title: routed.highIntent(company), message };
  const isWaiting = inquiry.assigneeId === null;
  return { title: isWaiting ? routed.pool(company) : routed.new(company), message };
}

function asSaid({ title, line }: { title: string; line: string }): Said {
  return { title, message: line };
}
