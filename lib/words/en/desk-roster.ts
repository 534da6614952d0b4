import type { Absence } from '#lib/domain/absence.ts';

type Held = Absence['held'];

/** The room of the roster. */
export const roster = {
  line: 'Who looks after the pool, and who is away.',
  duty: 'On duty',
  dutyLine:
    'Is told of every inquiry that stays in the pool, and gets what rules give to “whoever is on duty”.',
  today: (name: string) => `Today: ${name}`,
  todayNobody: 'Today: nobody. What no rule assigns waits for somebody to claim it.',
  isToday: 'today',
  nobody: 'Nobody',
  left: 'Has left the team. Choose somebody else.',
  exceptions: 'Days that differ',
  day: 'Day',
  addDay: 'Add this day',
  zoneHint: 'A day begins and ends by this clock.',
  save: 'Save the roster',
  absences: 'Away',
  absencesLine: 'Who is away gets nothing new. What they hold moves as you say, and comes back.',
  absencesOwn: 'While you are away you get nothing new. A manager can plan it for you too.',
  noneAway: 'Nobody is away, and nobody plans to be.',
  plan: 'Plan an absence',
  planOwn: 'Plan my absence',
  who: 'Who is away',
  firstDay: 'First day away',
  lastDay: 'Last day away',
  standIn: 'Stands in',
  standInHint: 'Gets what would have come to them.',
  held: 'What they hold',
  heldChoice: {
    'stand-in': 'goes to the stand-in and comes back',
    pool: 'goes back to the pool',
    stay: 'stays with them',
  } satisfies Record<Held, string>,
  heldLine: {
    'stand-in': (name) => `What they hold goes to ${name} and comes back.`,
    pool: () => 'What they hold goes to the pool.',
    stay: () => 'What they hold stays with them.',
  } satisfies Record<Held, (name: string) => string> as Record<Held, (name: string) => string>,
  standsIn: (name: string) => `${name} stands in.`,
  awayNow: 'Away now.',
  span: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  backwards: 'The last day is before the first.',
  past: 'This day is over. Choose one that is to come.',
  needsDay: 'Choose a day.',
  change: 'Change',
  changeOf: (name: string) => `Change ${name}'s absence`,
  end: 'End it now',
  endSure: (name: string) => `End ${name}'s absence now? What was lent comes back.`,
  removeSure: (name: string) => `Remove ${name}'s planned absence?`,
};
