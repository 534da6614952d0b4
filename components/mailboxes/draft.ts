import type { Mailbox } from '#lib/domain/mailbox.ts';

/** A mailbox as it is set up; numbers as they stand in their fields. */
export interface MailboxDraft {
  name: string;
  aliases: string[];
  viewHours: string;
  replyHours: string;
  authservId: string;
  active: boolean;
  selfCheck: boolean;
  isAckOn: boolean;
  /** '' is the team's first. */
  templateId: string;
  everyDays: string;
  notAfterHours: string;
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  quietZone: string;
}

export type SavedMailbox = Omit<Mailbox, 'seq' | 'connected' | 'trouble'>;

/** @param zone the reader's, for quiet hours that are not there yet. */
export function draftOf(mailbox: SavedMailbox, zone: string): MailboxDraft {
  const { acknowledgement: ack } = mailbox;
  return {
    name: mailbox.name,
    aliases: mailbox.aliases,
    viewHours: String(mailbox.viewHours),
    replyHours: String(mailbox.replyHours),
    authservId: mailbox.authservId ?? '',
    active: mailbox.active,
    selfCheck: mailbox.selfCheck,
    isAckOn: ack.isOn,
    templateId: ack.templateId ?? '',
    everyDays: String(ack.everyDays),
    notAfterHours: String(ack.notAfterHours),
    isQuiet: ack.quiet !== null,
    quietFrom: ack.quiet?.from ?? '20:00',
    quietTo: ack.quiet?.to ?? '08:00',
    quietZone: ack.quiet?.timeZone ?? zone,
  };
}

/** The fields with a number or an address that cannot be. */
export type Wrong = ReadonlySet<
  'name' | 'aliases' | 'viewHours' | 'replyHours' | 'everyDays' | 'notAfterHours' | 'quiet'
>;

export const most = { viewHours: 720, replyHours: 720, everyDays: 60, notAfterHours: 168 } as const;

export function wrongIn(draft: MailboxDraft): Wrong {
  const wrong = new Set<'name' | 'aliases' | keyof typeof most | 'quiet'>();
  if (draft.name.trim() === '') wrong.add('name');
  if (draft.aliases.some((alias) => !isAddress(alias))) wrong.add('aliases');
  for (const key of Object.keys(most) as (keyof typeof most)[]) {
    const value = Number(draft[key]);
    if (!Number.isInteger(value) || value < 1 || value > most[key]) wrong.add(key);
  }
  const isOpen = draft.quietFrom === '' || draft.quietTo === '';
  if (draft.isQuiet && (isOpen || draft.quietFrom === draft.quietTo)) wrong.add('quiet');
  return wrong;
}

/** The mailbox as it is to be saved; call it where nothing is wrong. */
export function savedOf(before: SavedMailbox, draft: MailboxDraft): SavedMailbox {
  const { quietFrom: from, quietTo: to, quietZone: timeZone } = draft;
  return {
    ...before,
    aliases: draft.aliases.map((alias) => alias.trim().toLowerCase()),
    name: draft.name.trim(),
    viewHours: Number(draft.viewHours),
    replyHours: Number(draft.replyHours),
    acknowledgement: {
      isOn: draft.isAckOn,
      templateId: draft.templateId === '' ? null : draft.templateId,
      everyDays: Number(draft.everyDays),
      notAfterHours: Number(draft.notAfterHours),
      quiet: draft.isQuiet ? { from, to, timeZone } : null,
    },
    authservId: draft.authservId.trim() === '' ? null : draft.authservId.trim(),
    active: draft.active,
    selfCheck: draft.selfCheck,
  };
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
