import type { Region } from '#lib/domain/rule.ts';
import { count } from './count.ts';

const contains = (place: string) => (not: boolean, phrases: string) =>
  `${place} ${not ? 'does not contain' : 'contains'} ${phrases}`;
const is = (not: boolean) => (not ? 'is not' : 'is');

/** What a rule looks for and does, in parts that a sentence is made of. Lists come joined. */
export const ruleSays = {
  quoted: (text: string) => `“${text}”`,
  line: (when: string, then: string) => `${when}: ${then}.`,
  every: 'every inquiry',
  /** Between what must hold together, and between what is done. */
  and: ', and ',
  next: ', ',
  stops: 'tries no rule below',
  /** The last of a list that is cut short; never of one. */
  others: (n: number) => `${n} others`,
  condition: {
    words: {
      subject: contains('subject'),
      body: contains('text'),
      anywhere: contains('subject or text'),
    },
    mailbox: (not: boolean, addresses: string) =>
      `it ${not ? 'did not come' : 'came'} to ${addresses}`,
    language: (not: boolean, names: string) => `it ${is(not)} in ${names}`,
    country: (not: boolean, names: string) => `it ${is(not)} from ${names}`,
    region: (not: boolean, names: string) => `it ${is(not)} from ${names}`,
    channel: (not: boolean, names: string) => `its channel ${is(not)} ${names}`,
    product: contains('the product'),
    owner: (not: boolean, names: string) => `the customer’s owner ${is(not)} ${names}`,
    hasOwner: (not: boolean): string =>
      not ? 'the customer has no owner' : 'the customer has an owner',
    'new-customer': (not: boolean): string =>
      not ? 'the customer has written before' : 'the customer writes for the first time',
    attachment: (not: boolean): string => (not ? 'nothing is attached' : 'something is attached'),
    hour: (not: boolean, from: string, to: string, zone: string, days: string) =>
      `it comes ${not ? 'outside' : 'between'} ${from} ${not ? 'to' : 'and'} ${to} (${zone})` +
      (days && `, ${days}`),
    allDay: (not: boolean, zone: string, days: string) =>
      days
        ? `it comes ${not ? 'not ' : ''}on ${days} (${zone})`
        : `it comes ${not ? 'never' : 'at any time'}`,
  },
  does: {
    assign: (name: string) => `gives it to ${name}`,
    owner: 'gives it to the customer’s owner',
    duty: 'gives it to whoever is on duty',
    inTurn: (names: string) => `gives it to ${names} in turn`,
    leastLoaded: (names: string) => `gives it to whoever of ${names} holds least`,
    tag: (tags: string) => `tags it ${tags}`,
    high: 'gives it high priority',
    normal: 'leaves its priority as it is',
    hours: (view: number, reply: number) =>
      `wants a look within ${count(view, 'hour', 'hours')} and an answer within ${count(reply, 'hour', 'hours')}`,
    notify: (names: string) => `tells ${names}`,
    notifyManagers: 'tells the managers',
    handOff: 'hands it off at once',
    handOffWith: (template: string) => `hands it off at once with ${template}`,
    suggest: (template: string) => `suggests the template ${template}`,
    suggestGone: 'suggests a template that was removed',
    dismiss: 'closes it as not an inquiry',
  },
  /** Why a rule matched an inquiry. */
  reason: {
    unknown: (condition: string) =>
      `perhaps: ${condition} (only the beginning of the text is kept)`,
  },
  region: {
    europe: 'Europe',
    'north-america': 'North America',
    'latin-america': 'Latin America',
    'middle-east': 'the Middle East',
    africa: 'Africa',
    'south-asia': 'South Asia',
    'southeast-asia': 'Southeast Asia',
    'east-asia': 'East Asia',
    'central-asia': 'Central Asia',
    oceania: 'Oceania',
  } satisfies Record<Region, string>,
  problem: {
    'never-reached': (rule: string) =>
      `Never reached: ${rule} meets all that this one does, and tries no rule below.`,
    contradicts: (rule: string) =>
      `${rule} looks for the same and does otherwise. The upper one’s word holds.`,
    'member-gone': (name: string) => `${name} is no longer in the team and is passed over.`,
    'empty-words': (text: string) => `${text} is never found: nothing in it can be looked for.`,
    'unknown-country': (code: string) => `${code} is no country.`,
    'unknown-time-zone': (zone: string) => `${zone} is no time zone, so this hour never comes.`,
    'hands-off-to-nobody': 'Nobody is chosen yet. Say to whom it goes before it can be handed off.',
    'dismisses-all': 'Every inquiry would be closed as not an inquiry.',
  },
};

/** Somebody should know of a new inquiry, because a rule says so or they are on duty. */
export const routed = {
  highIntent: (company: string) => `High intent: ${company}`,
  pool: (company: string) => `In the pool: ${company}`,
  new: (company: string) => `New inquiry: ${company}`,
  privately: 'A new inquiry for you to know of',
  many: (n: number) => `${count(n, 'new inquiry', 'new inquiries')} for you to know of`,
  rule: (name: string) => `By the rule “${name}”`,
  duty: 'You look after the pool today',
};
