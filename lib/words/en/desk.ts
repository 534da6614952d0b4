import { count } from './count.ts';
import type { Refused } from '../refused.ts';

/** The desk page around its rooms, and what more than one room says. */
export const desk = {
  page: (room: string) => `${room} · Baton desk`,
  rooms: 'Rooms',
  room: {
    rules: 'Rules',
    templates: 'Templates',
    mailboxes: 'Mailboxes',
    webmails: 'Webmails',
    roster: 'Roster',
    profiles: 'Profiles',
  },
  reading: 'Reading…',
  allRead: 'Mailboxes are read',
  troubled: (n: number) => `${count(n, 'mailbox is', 'mailboxes are')} not being read`,
  offline: (asOf: string | null): Refused => ({
    lead: 'Offline.',
    rest: asOf
      ? `This is as of ${asOf}. What you save waits and goes out when you are back.`
      : 'What you save waits and goes out when you are back.',
  }),
  offlineWaiting: (n: number): Refused => ({
    lead: `${count(n, 'change waits', 'changes wait')}.`,
    rest: 'They go out when you are back; you will be told if one could not be saved.',
  }),
  onlyManagers: 'You can read this. A manager can change it.',
  onlyAdmins: 'You can read this. An admin can change it.',
  notSaved: 'It was not saved.',
  editAgain: 'Edit it again',
  unsaved: 'Not saved yet',
  discard: 'Discard changes',
  keep: 'Keep it',
  fillIn: 'Fill in what is marked above. Nothing was saved.',
  backTo: (room: string) => `← ${room}`,
  removeOne: (name: string) => `Remove ${name}`,
  zone: 'Time zone',
  on: 'On',
  off: 'Off',
  unreachable: 'The server could not be asked. Try again when you are connected.',
};
