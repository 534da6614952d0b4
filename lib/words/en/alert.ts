import type { HealthTrouble } from '#lib/domain/health-trouble.ts';
import { mailbox } from './trouble.ts';

/** What admins are mailed about a mailbox that is not well, and the mail a mailbox is sent to see whether it arrives. */
export const alert = {
  trouble: {
    subject: (mailbox: string) => `${mailbox} is not being read`,
    text: (facts: { mailbox: string; since: string; reason: string }) =>
      [
        `Baton could not read ${facts.mailbox} since ${facts.since}. ${facts.reason}`,
        'Mail that arrives meanwhile waits at the provider. Nothing is lost, and everything is read once it works again. Until then, please look into the mailbox yourselves.',
        'You get this once a day as long as it lasts, and another mail when it is over.',
      ].join('\n\n'),
  },
  mended: {
    subject: (mailbox: string) => `${mailbox} is being read again`,
    text: (facts: { mailbox: string }) =>
      `Baton reads ${facts.mailbox} again and catches up with what waited. Nothing has to be done.`,
  },
  reason: {
    ...mailbox.trouble,
    gap: 'No server of yours has looked into it for minutes, and none has said why. Please see whether Baton is running.',
    'self-check': 'The mail it was sent as a daily check did not arrive.',
  } satisfies Record<HealthTrouble, string>,
  selfCheck: {
    subject: 'Daily check: this mail should arrive',
    text: 'Baton sends this mailbox a mail once a day to see that mail arrives. You may delete it. The check can be switched off in the settings of the mailbox.',
  },
};
