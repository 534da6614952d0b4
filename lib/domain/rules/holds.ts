import { foldAddress } from '../address.ts';
import { localTime } from '../local-time.ts';
import { regionOfCountry } from '../regions.ts';
import type { Condition } from '../rule.ts';
import { minutesOf } from '../time-of-day.ts';
import type { RuleFacts } from './facts.ts';

/** The numbers of the phrases that were found, by where. */
export interface Found {
  subject: ReadonlySet<number>;
  body: ReadonlySet<number>;
  product: ReadonlySet<number>;
}

/** A condition with the numbers of its phrases, in their order; `null`: nothing to look for. */
export interface Prepared<C extends Condition = Condition> {
  condition: C;
  numbers: readonly (number | null)[];
}

/** Whether a condition holds; `null`: it cannot be known. `met`: what met it, in the words of the rule or of the mail. */
export interface Holds {
  holds: boolean | null;
  where: 'subject' | 'body' | null;
  met: string | null;
}

/** Asks one condition. Of a fact nobody knows, the plain condition does not hold, and so the one turned round does. */
export function holds(prepared: Prepared, facts: RuleFacts, found: Found): Holds {
  const { condition } = prepared;
  const plain = plainly(prepared, facts, found);
  if (!condition.not) return plain;
  return plain.holds === null ? plain : { holds: !plain.holds, where: null, met: null };
}

function plainly({ condition, numbers }: Prepared, facts: RuleFacts, found: Found): Holds {
  switch (condition.kind) {
    case 'mailbox': {
      const reached = new Set(facts.addresses.map(foldAddress));
      return byValue(condition.any.find((address) => reached.has(foldAddress(address))));
    }
    case 'words':
      return byWords(condition, numbers, facts, found);
    case 'product':
      return byValue(phraseIn(condition.any, numbers, found.product));
    case 'language':
      return byValue(condition.any.find((tag) => speaks(facts.language, tag)));
    case 'country':
      return byValue(condition.any.find((code) => code.toUpperCase() === facts.country));
    case 'region': {
      const region = facts.country && regionOfCountry(facts.country);
      return region && condition.any.includes(region) ? byValue(region) : no;
    }
    case 'channel':
      return condition.any.includes(facts.channel) ? byValue(facts.channel) : no;
    case 'owner': {
      const { ownerId } = facts;
      const isOne = condition.any.length === 0 || condition.any.includes(ownerId as never);
      return ownerId && isOne ? byValue(ownerId) : no;
    }
    case 'new-customer':
      return isSo(facts.isNewCustomer);
    case 'attachment':
      return isSo(facts.hasAttachment);
    case 'hour':
      return isSo(isOpenAt(condition, facts.receivedAt));
  }
}

const no: Holds = { holds: false, where: null, met: null };

function isSo(is: boolean): Holds {
  return { holds: is, where: null, met: null };
}

function byValue(met: string | undefined): Holds {
  return met === undefined ? no : { holds: true, where: null, met };
}

function byWords(
  { where, any }: Extract<Condition, { kind: 'words' }>,
  numbers: Prepared['numbers'],
  facts: RuleFacts,
  found: Found,
): Holds {
  const inSubject = where === 'body' ? undefined : phraseIn(any, numbers, found.subject);
  if (inSubject !== undefined) return { holds: true, where: 'subject', met: inSubject };
  if (where === 'subject') return no;
  const inBody = phraseIn(any, numbers, found.body);
  if (inBody !== undefined) return { holds: true, where: 'body', met: inBody };
  return facts.isCut && numbers.some((one) => one !== null) ? { ...no, holds: null } : no;
}

function phraseIn(
  any: readonly string[],
  numbers: Prepared['numbers'],
  found: ReadonlySet<number>,
): string | undefined {
  return any.find((_phrase, index) => found.has(numbers[index] ?? -1));
}

/** `es` is spoken by whoever writes `es-MX`; `zh-Hant` not by whoever writes `zh`. */
function speaks(language: string | null, tag: string): boolean {
  const [spoken, wanted] = [language?.toLowerCase() ?? '', tag.toLowerCase()];
  return spoken === wanted || spoken.startsWith(`${wanted}-`);
}

/** Within the hours of a day: until before `to`, all day where both are the same; over midnight they are the first day's. */
function isOpenAt(
  { from, to, timeZone, days }: Extract<Condition, { kind: 'hour' }>,
  at: Date,
): boolean {
  const local = localTime(at, timeZone);
  if (!local) return false;
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const isOn = (day: number) => days.length === 0 || days.includes(day);
  const { day, minutes } = local;
  if (begin === end) return isOn(day);
  if (begin < end) return isOn(day) && minutes >= begin && minutes < end;
  return (isOn(day) && minutes >= begin) || (isOn((day + 6) % 7) && minutes < end);
}
