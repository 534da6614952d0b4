import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import type { Shown } from '../shown.ts';
import { inTime, type MessageView, type ThreadView } from './sdk.ts';

/** Recipients in full come with a later request of Gmail's own, which may never be made. */
const recipientsPatience = 1_000;

/**
 * The newest expanded message of a thread; `null` while none is loaded. Ids are Gmail's own, 16 hexadecimal digits;
 * the Message-ID is not on the page, and its date only in the words of the person's language.
 */
export async function readThread(
  thread: ThreadView,
  account: string | null,
  signal: AbortSignal,
): Promise<Shown | { missing: string[] } | null> {
  const message = thread.getMessageViews().findLast((one) => one.isLoaded());
  if (!message) return null;
  const [threadId, messageId] = await Promise.all([
    inTime(thread.getThreadIDAsync(), 5_000, signal),
    inTime(message.getMessageIDAsync(), 5_000, signal),
  ]);
  const from = senderOf(message);
  const missing = [
    ...(isId(threadId) ? [] : ['threadId']),
    ...(isId(messageId) ? [] : ['messageId']),
    ...(from ? [] : ['sender']),
  ];
  if (missing.length > 0 || threadId === null) return { missing };
  return {
    webmail: 'gmail',
    account,
    place: null,
    gmail: { threadId, messageId },
    rfcMessageId: null,
    from,
    subject: thread.getSubject(),
    recipients: await recipientsOf(message, signal),
    sentAt: null,
    otherTimes: [],
    bodies: bodyOf(message),
    attachments: [],
  };
}

function isId(id: string | null): id is string {
  return id !== null && /^[0-9a-f]{16}$/.test(id);
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

async function recipientsOf(message: MessageView, signal: AbortSignal): Promise<string[]> {
  const full = await inTime(message.getRecipientsFull(), recipientsPatience, signal);
  if (full) return full.map(({ emailAddress }) => emailAddress.toLowerCase());
  // As displayed: a long list is cut short there.
  return message.getRecipientEmailAddresses().map((address) => address.toLowerCase());
}

function bodyOf(message: MessageView): string[] {
  try {
    return [htmlText(message.getBodyElement().innerHTML)];
  } catch {
    return [];
  }
}
