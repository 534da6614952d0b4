import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import { agree, count } from './count.ts';
import type { Refused } from '../refused.ts';

/** Strips have a bold first sentence (`lead`), as refusals do. */
export const off = {
  badge: 'Offline',
  waiting: (n: number): Refused => ({
    lead: `${count(n, 'action waits', 'actions wait')}.`,
    rest: `${agree(n, 'It goes', 'They go')} out when you are back; you will be told if someone was first.`,
  }),
  asof: (instant: string) => `Data as of ${instant}`,
  popup: (time: string): Refused => ({
    lead: 'Offline.',
    rest: `List as of ${time}; the time left is still right.`,
  }),
  back: (n: number) => `Back. ${count(n, 'action', 'actions')} went out.`,
  toBeSent: (n: number) => `${count(n, 'action waits', 'actions wait')} to be sent`,
};

export const drift = {
  title: {
    lead: 'This page looks different;',
    rest: 'working with less.',
  } as Refused,
  /** Only where the server has taken the report. */
  told: 'Your admin has been told.',
  works: 'What works now',
  yes: ['Claim, hand off, deadlines, notes', 'Copy a template to the clipboard'],
  no: ['Knowing which mail is open', 'Inserting into a reply'],
  paused: (what: string) => `Paused: ${what}`,
  panelByMenu: "Baton is in the browser's own sidebar too: View, Sidebar, Baton.",
  notAllowed: (host: string) => `Baton is not allowed on ${host}`,
};

/** For admins: the only words that may name technology. */
export const mailbox = {
  trouble: {
    password: 'The password was not accepted.',
    code: 'This provider wants an authorization code instead of the password.',
    refused: 'The provider refuses: client access may be off, or it wants a code of its own.',
    consent: 'The consent ran out or was withdrawn. It has to be given again.',
    'wants-consent':
      'This provider takes no passwords from programs. Connect with its own sign-in.',
    'imap-off': 'IMAP is switched off at the provider.',
    'smtp-off': 'Sending by SMTP is switched off at the provider.',
    'ip-list': 'The provider does not let this server in: its IP address is not on the list there.',
    certificate: 'The certificate is not for this server. Not connected.',
    'no-tls': 'The server offers no encryption here. Nothing was sent to it.',
    silent: 'The server accepts the connection and then stops answering.',
    'not-mail': 'Something else than a mail server answers there. Look at server and port.',
    unreachable: 'No mail server answers at this address.',
    other: 'The mail server answered something unexpected.',
  } satisfies Record<MailboxTrouble, string>,
  cert: (other: string, host: string) =>
    `The certificate is for ${other}, not ${host}. Not connected.`,
};

/** Something that is our mistake. `ref` is a short code to read out. */
export const fault = {
  action: (ref: string) => `That did not work. Nothing was changed. Code ${ref}`,
  sidebar: 'The sidebar stopped.',
  code: (ref: string) => `Code ${ref}`,
};
