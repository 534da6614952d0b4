import type { Channel } from '#lib/domain/channel.ts';
import type { Delivery } from '#lib/domain/inquiry.ts';
import { agree } from './count.ts';

export const section = {
  inquiry: 'Inquiry',
  customer: 'Customer',
  notes: 'Notes',
  timeline: 'Timeline',
};

export const who = {
  viewing: (names: string, n: number) => `${names} ${agree(n, 'is', 'are')} viewing this`,
  /** `lead` stands out; `rest` is how long, where that is a minute at least. */
  writing: (names: string, n: number, duration: string | null) => ({
    lead: `${names} ${agree(n, 'is', 'are')} writing`,
    rest: duration ? `, for ${duration}` : '',
  }),
  /** The reader, as the subject of a timeline line. */
  you: 'You',
};

export const why = {
  assigned: (name: string) => `${name} assigned this to you`,
  owner: (name: string, month: string) => `${name}'s customer since ${month}`,
};

export const customer = {
  first: 'First inquiry',
  earlier: (n: number, won: number) => `${n} earlier` + (won > 0 ? `, ${won} won` : ''),
  time: (place: string, time: string) => `${place}, ${time} there.`,
  when: (time: string) => `At work from ${time} your time`,
  now: 'At work now',
  /** Language and channel in one line. */
  writes: (language: string, through: string) => `${language} · ${through}`,
  unknown: 'No name in the mail',
};

export const channel: Record<Channel, string> = {
  direct: 'direct mail',
  form: 'website form',
  platform: 'platform',
  ad: 'search ad',
  fair: 'trade fair',
  unknown: 'channel not known',
};

export const handoff = {
  where: (address: string) =>
    `The original is in ${address}. The clock stops when your reply leaves from there.`,
  whereOther: (address: string) => `The original is in ${address}. The clock runs until the reply.`,
  delivery: {
    planned: (address: string) => `The original is on its way to ${address}.`,
    sending: (address: string) => `The original is on its way to ${address}.`,
    delivered: (address: string) => `The original is in ${address}.`,
    unsure: (address: string) => `It is not certain that the original reached ${address}.`,
    failed: (address: string) => `The original did not reach ${address}. Baton tries again.`,
  } satisfies Record<Delivery, (address: string) => string>,
};

export const evidence = {
  server: (time: string) => `Seen on the server: in Sent, ${time}`,
  browser: (name: string) => `Reported by ${name}'s browser; waiting for the server to see it`,
  copy: (time: string) => `Seen on the server: a copy reached the mailbox, ${time}`,
  guess: 'The customer’s next mail answers one we have not seen',
  browserMine: 'Reported by your browser; waiting for the server to see it',
};

export const closed = {
  again: 'It reopens by itself when the customer writes again',
  stays: 'It stays closed when the same sender writes again',
};

export const note = {
  label: 'Add a note for colleagues',
  hint: 'Write a note for colleagues',
  by: (name: string, time: string) => `${name} · ${time}`,
};

/** Waiting for whom to choose: the manager's list of people. */
export const people = {
  label: 'Give it to',
  holds: (n: number) => `holds ${n}`,
  away: 'away',
  none: 'Nobody else is in the team yet.',
};
