import { pageText } from '../page-text.ts';
import type { Shown } from '../shown.ts';
import { inTime } from '../in-time.ts';
import type { MessageView, ThreadView } from './sdk.ts';

/** Ids come at once, unless Gmail is asked for them. */
const idPatience = 5_000;
/** Recipients in full come with a later request of Gmail's own, which may never be made. */
const recipientsPatience = 10_000;

/** The newest message of a thread that is open, as far as the page shows it. */
export interface Read {
  shown: Shown;
  /** Asks for all its recipients, which Gmail may tell in time or never: the page cuts a long list short. */
  recipients(): Promise<string[] | null>;
}

/**
 * Reads the newest expanded message of a thread, or says what is missing; `null` while none is loaded, as all may be
 * collapsed. Ids are Gmail's own, 16 hexadecimal digits; the Message-ID is not on the page, and its date only in the
 * words of the person's language.
 */
export async function readThread(
  thread: ThreadView,
  account: string | null,
  signal: AbortSignal,
): Promise<Read | { missing: string[] } | null> {
  const message = thread.getMessageViews().findLast((one) => one.isLoaded());
  if (!message) return null;
  const [threadId, messageId] = await Promise.all([
    inTime(thread.getThreadIDAsync(), idPatience, signal),
    inTime(message.getMessageIDAsync(), idPatience, signal),
  ]);
  const from = senderOf(message);
  const missing = [
    ...(isId(threadId) ? [] : ['threadId']),
    ...(isId(messageId) ? [] : ['messageId']),
    ...(from ? [] : ['sender']),
  ];
  if (missing.length > 0 || threadId === null) return { missing };
  return {
    shown: {
      webmail: 'gmail',
      account,
      place: null,
      gmail: { threadId, messageId },
      rfcMessageId: null,
      from,
      subject: thread.getSubject(),
      recipients: displayed(message),
      sentAt: null,
      otherTimes: [],
      bodies: bodyOf(message),
      attachments: [],
    },
    recipients: () => inTime(fullRecipients(message), recipientsPatience, signal),
  };
}

/** Whether it is an id as Gmail's API and, in decimal, its IMAP know it. */
export function isId(id: string | null | undefined): id is string {
  return typeof id === 'string' && /^[0-9a-f]{16}$/.test(id);
}

/** `getSender` throws on messages that are hidden. */
function senderOf(message: MessageView): Shown['from'] {
  try {
    const { name, emailAddress } = message.getSender();
    return { name: name === emailAddress ? '' : (name ?? ''), address: emailAddress.toLowerCase() };
  } catch {
    return null;
  }
}

function displayed(message: MessageView): string[] {
  return message.getRecipientEmailAddresses().map((address) => address.toLowerCase());
}

async function fullRecipients(message: MessageView): Promise<string[]> {
  const full = await message.getRecipientsFull();
  return full.map(({ emailAddress }) => emailAddress.toLowerCase());
}

function bodyOf(message: MessageView): string[] {
  try {
    return [pageText(message.getBodyElement().innerHTML)];
  } catch {
    return [];
  }
}
