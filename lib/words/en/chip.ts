/** What a screen reader says of a row's chip, and the words in it where no initials stand. */
export const chip = {
  unclaimed: 'Unclaimed',
  yours: 'Yours',
  of: (name: string) => `${name}’s`,
  /** Held by somebody whose name has not come here yet. */
  held: 'Claimed',
  closed: 'Closed',
  answered: 'Answered',
  answeredMe: 'Answered by you',
  answeredBy: (name: string) => `Answered by ${name}`,
  plenty: 'time is plenty',
  soon: 'due soon',
  over: 'overdue',
  paused: 'clock paused',
  /** Said of whoever is named before it. */
  doing: { writing: 'writing an answer now', viewing: 'reading it now' },
  colleague: {
    writing: 'a colleague is writing an answer now',
    viewing: 'a colleague is reading it now',
  },
  between: ', ',
};
