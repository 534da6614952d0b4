import { agree, count } from './count.ts';

/** Where there is nothing to act on. */
export const quiet = {
  notOurs: 'Not sent to a shared mailbox.',
  noMail: 'Open a mail to see whose it is.',
  reading: 'Reading the mail',
};

export const untracked = {
  title: 'This mail is not tracked yet',
  here: (mailbox: string) => `It was sent to ${mailbox}.`,
  clock: (instant: string) => `The clock starts now: reply by ${instant}`,
  from: 'From',
  subject: 'Subject',
  arrived: 'Arrived',
};

export const unsure = {
  title: 'Which inquiry is this?',
  line: (n: number) => `${n} look alike. Choose one, or track this as new.`,
};

export const popup = {
  title: 'Due inquiries',
  whose: 'Whose',
  mine: (n: number) => `Mine ${n}`,
  team: (n: number) => `Team ${n}`,
  list: 'List',
  over: 'Overdue',
  soon: 'Due soon',
  later: 'Later',
  unclaimed: 'Unclaimed',
  you: 'You',
  none: 'Nothing of yours is due',
  next: (customer: string, instant: string) => `Next is ${customer}, ${instant}.`,
  pool: (n: number) =>
    `${count(n, 'inquiry', 'inquiries')} in the pool ${agree(n, 'is', 'are')} unclaimed.`,
  teamNone: 'Nobody has anything due',
  notConnected: 'Not connected yet',
  connectLine: 'Connect to your team to see what is due.',
  /** Nobody holds it; a tab beside Mine and Team. */
  free: (n: number) => `Unclaimed ${n}`,
  freeNone: 'Nothing unclaimed waits for a reply',
  claimOf: (customer: string) => `Claim: ${customer}`,
  showMore: 'Show more',
  /** Where a click has opened the mail. */
  opened: {
    tab: 'The mail is in front, in the tab that had it open.',
    url: 'The mail was opened in a new tab.',
    sidebar: 'This mail has no page here; its record was opened in a new tab.',
  },
  notOpened: 'The mail could not be opened. Please try again.',
};

export const search = {
  title: 'Find this mail',
  label: 'Sender or subject',
  found: (n: number) => count(n, 'inquiry', 'inquiries'),
  none: (query: string) =>
    `Nothing for “${query}”. Try the sender's company or part of the subject.`,
  /** The server cannot be asked. */
  localOnly: 'Offline: only what waits for a reply was searched.',
  busy: 'Searching',
};

/** Device authorization, as the extension shows it. */
export const connect = {
  title: 'Connect to your team',
  server: "Your team's Baton server",
  serverHint: 'https://baton.example.com',
  line: 'Check that the page shows this code, then confirm there.',
  codeLabel: (spelled: string) => `Code ${spelled}`,
  wait: (minutes: number) => `Waiting for you, code valid for ${minutes} min`,
  expired: 'The code ran out. Get a new one.',
  refused: 'The page said no. Get a new code to try again.',
  address: (address: string) =>
    `No Baton server answers at ${address}. Check the address with your admin.`,
  notBaton: (address: string) =>
    `Something else than Baton answers at ${address}. Check the address with your admin.`,
  offline: 'This browser is offline. Try again when it is back.',
  badAddress: 'This is no web address. It begins with https://',
  password: (server: string) =>
    `Server: ${server}. Your password never passes through the extension.`,
  done: (team: string, name: string) => `Connected to ${team} as ${name}.`,
  fetching: (n: number, of: number) =>
    `Fetching your team's data, ${count(n, 'of', 'of')} ${count(of, 'inquiry', 'inquiries')}`,
  fetchingFirst: "Fetching your team's inquiries",
};

/** The sidebar's top line. */
export const top = {
  upToDate: 'Up to date',
  upToDateAt: (time: string) => `Up to date, ${time}`,
  sidebar: 'Baton',
};
