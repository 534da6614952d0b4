import { browser } from 'wxt/browser';
import { InquiryId } from '#lib/domain/ids.ts';
import type { Replica } from '#lib/replica/database.ts';
import { remind } from '#lib/replica/reminded.ts';
import { notifications } from '#lib/settings/settings.ts';
import { reminders } from '#lib/sync/reminders.ts';
import { said, type Said } from './notices.ts';
import type { Speech } from './speech.ts';

/** Shows what is to be told, each once. A notification of the same name replaces the earlier one. */
export async function notify(replica: Replica, speech: Speech): Promise<void> {
  const choices = await notifications.read();
  for (const reminder of await reminders(replica, choices, speech.moment.now)) {
    const { buttons, ...words } = said(reminder, speech, choices.company);
    const options = { type: 'basic', iconUrl: 'icon/128.png', ...words } as const;
    await browser.notifications.create(
      reminder.keys[0] ?? '',
      buttons ? withAnswers(options, buttons, speech.words) : options,
    );
    await remind(replica, reminder.keys, speech.moment.now);
  }
}

/**
 * Firefox has no buttons, and shows nothing where it is asked for some (MDN, notifications.NotificationOptions); there
 * the line says what a click leads to.
 */
function withAnswers<T extends Said>(
  options: T,
  buttons: Said['buttons'],
  { notice }: Speech['words'],
): T {
  return import.meta.env.FIREFOX
    ? { ...options, message: notice.answerInside(options.message) }
    : { ...options, buttons };
}

/** The inquiry a notification is about, from its name: the worker may have been stopped since. */
export function inquiryOf(notificationId: string): InquiryId | null {
  return InquiryId.safeParse(notificationId.split(':')[1]).data ?? null;
}
