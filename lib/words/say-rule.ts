import type { MemberId, TemplateId } from '#lib/domain/ids.ts';
import type { AssignTo } from '#lib/domain/routing.ts';
import type { Condition, Effect, Rule } from '#lib/domain/rule.ts';
import type { RuleProblem } from '#lib/domain/rules/problems.ts';
import type { Reason } from '#lib/domain/rules/why.ts';
import { tagOf } from './language.ts';
import { countryName, eitherOf, languageName, listOf } from './names.ts';
import type { Reader } from './say-refusal.ts';

/** Who reads of rules, and what must be known to speak to them. */
export interface RuleReader extends Reader {
  /** The name of a template, or `null` where it was removed. */
  templateName(id: TemplateId): string | null;
}

/**
 * A whole rule as one sentence: "Subject contains “product A”: gives it to Linda and hands it off at once." Of what a
 * condition lists, the first `atMost` are named and the others counted.
 */
export function sayRule(
  rule: Pick<Rule, 'conditions' | 'effects' | 'goesOn'>,
  reader: RuleReader,
  atMost = Infinity,
): string {
  const { ruleSays } = reader.words;
  const does = rule.effects.flatMap((effect) => sayEffect(effect, reader));
  const then = (rule.goesOn ? does : [...does, ruleSays.stops]).join(ruleSays.next);
  return ruleSays.line(sayConditions(rule, reader, atMost), then);
}

/** What a rule looks for, all of it, as the beginning of a sentence. */
export function sayConditions(
  { conditions }: Pick<Rule, 'conditions'>,
  reader: RuleReader,
  atMost = Infinity,
): string {
  const all = conditions.map((condition) => sayCondition(condition, reader, atMost));
  const { and, every } = reader.words.ruleSays;
  const said = all.join(and) || every;
  return said.charAt(0).toLocaleUpperCase(tagOf(reader.moment.language)) + said.slice(1);
}

/** One condition as a part of a sentence: "subject contains “product A” or “product B”". */
export function sayCondition(condition: Condition, reader: RuleReader, atMost = Infinity): string {
  const { words, moment, nameOf } = reader;
  const { language } = moment;
  const say = words.ruleSays.condition;
  const either = (names: readonly string[]) => {
    const others = names.length - atMost;
    // Counting a single one would be no shorter than naming it.
    if (others <= 1) return eitherOf(names, language);
    return eitherOf([...names.slice(0, atMost), words.ruleSays.others(others)], language);
  };
  const quoted = (phrases: readonly string[]) => either(phrases.map(words.ruleSays.quoted));
  const { not } = condition;
  switch (condition.kind) {
    case 'words':
      return say.words[condition.where](not, quoted(condition.any));
    case 'mailbox':
      return say.mailbox(not, either(condition.any));
    case 'language':
      return say.language(not, either(condition.any.map((tag) => languageName(tag, language))));
    case 'country':
      return say.country(not, either(condition.any.map((code) => countryName(code, language))));
    case 'region':
      return say.region(not, either(condition.any.map((one) => words.ruleSays.region[one])));
    case 'channel':
      return say.channel(not, either(condition.any.map((one) => words.channel[one])));
    case 'product':
      return say.product(not, quoted(condition.any));
    case 'owner':
      return condition.any.length === 0
        ? say.hasOwner(not)
        : say.owner(not, either(condition.any.map(nameOf)));
    case 'new-customer':
    case 'attachment':
      return say[condition.kind](not);
    case 'hour':
      return sayHour(condition, reader);
  }
}

/** What an effect does, as parts of a list: "gives it to Linda". */
export function sayEffect(effect: Effect, reader: RuleReader): string[] {
  const { words, moment, nameOf, templateName } = reader;
  const { quoted, does } = words.ruleSays;
  const list = (items: readonly string[]) => listOf(items, moment.language);
  switch (effect.kind) {
    case 'assign':
      return [sayAssign(effect.to, reader)];
    case 'tag':
      return [does.tag(list(effect.tags.map(quoted)))];
    case 'priority': {
      const { priority, hours } = effect;
      const own = hours ? [does.hours(hours.viewHours, hours.replyHours)] : [];
      if (priority === 'high') return [does.high, ...own];
      return hours ? own : [does.normal];
    }
    case 'notify':
      return effect.memberIds.length === 0
        ? [does.notifyManagers]
        : [does.notify(list(effect.memberIds.map(nameOf)))];
    case 'hand-off': {
      const template = effect.templateId && templateName(effect.templateId);
      return [template ? does.handOffWith(quoted(template)) : does.handOff];
    }
    case 'suggest-template': {
      const template = templateName(effect.templateId);
      return [template === null ? does.suggestGone : does.suggest(quoted(template))];
    }
    case 'dismiss':
      return [does.dismiss];
  }
}

function sayAssign(to: AssignTo, { words, moment, nameOf }: RuleReader): string {
  const { does } = words.ruleSays;
  const names = (ids: readonly MemberId[]) => listOf(ids.map(nameOf), moment.language);
  switch (to.kind) {
    case 'member':
      return does.assign(nameOf(to.memberId));
    case 'owner':
      return does.owner;
    case 'duty':
      return does.duty;
    case 'round-robin':
      return does.inTurn(names(to.memberIds));
    case 'least-loaded':
      return does.leastLoaded(names(to.memberIds));
  }
}

/** Why a rule matched, one reason for each condition: "subject contains “product A”". */
export function sayReason(
  { condition, where, met, isUnknown }: Reason,
  reader: RuleReader,
): string {
  const said = () => sayCondition(condition, reader);
  if (isUnknown) return reader.words.ruleSays.reason.unknown(said());
  if (met === null || !('any' in condition)) return said();
  // Of many words, countries or people, the one it was.
  const one = { ...condition, any: [met], ...(where && { where }) } as Condition;
  return sayCondition(one, reader);
}

/** What is to be known of a rule before it is saved, as a sentence. */
export function sayRuleProblem(problem: RuleProblem, { words, nameOf }: Reader): string {
  const { problem: say, quoted } = words.ruleSays;
  switch (problem.kind) {
    case 'never-reached':
      return say['never-reached'](quoted(problem.behind.name));
    case 'contradicts':
      return say.contradicts(quoted(problem.other.name));
    case 'member-gone':
      return say['member-gone'](nameOf(problem.memberId));
    case 'empty-words':
      return say['empty-words'](quoted(problem.words));
    case 'unknown-country':
      return say['unknown-country'](problem.code);
    case 'unknown-time-zone':
      return say['unknown-time-zone'](problem.timeZone);
    case 'hands-off-to-nobody':
    case 'dismisses-all':
      return say[problem.kind];
  }
}

function sayHour(
  { not, from, to, timeZone, days }: Extract<Condition, { kind: 'hour' }>,
  { words, moment: { language } }: RuleReader,
): string {
  const say = words.ruleSays.condition;
  const named = listOf(
    [...new Set(days)].toSorted().map((day) => dayName(day, language)),
    language,
  );
  const zone = zoneName(timeZone, language);
  return from === to ? say.allDay(not, zone, named) : say.hour(not, from, to, zone, named);
}

/** The fourth of January 1970 was a Sunday. */
function dayName(day: number, language: Reader['moment']['language']): string {
  const format = new Intl.DateTimeFormat(tagOf(language), { weekday: 'short', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(1970, 0, 4 + day)));
}

/** "China Standard Time", 中国标准时间; what nobody knows stands for itself. */
function zoneName(timeZone: string, language: Reader['moment']['language']): string {
  try {
    const options = { timeZone, timeZoneName: 'longGeneric' } as const;
    const parts = new Intl.DateTimeFormat(tagOf(language), options).formatToParts(0);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
