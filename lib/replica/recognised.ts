import type { MessageId } from '#lib/domain/ids.ts';
import type { Recognised, Replica } from './database.ts';

/** Which message this id of a webmail's own was, `null` where nobody has seen it here. A hint, and no proof. */
export async function rememberedMessage(
  replica: Replica,
  webmailId: string | undefined,
): Promise<MessageId | null> {
  if (!webmailId) return null;
  return (await replica.recognised.get(webmailId))?.messageId ?? null;
}

/** Remembers it; nothing is written where it is known so. The worker's alone. */
export async function rememberRecognised(replica: Replica, seen: Recognised): Promise<void> {
  const known = await replica.recognised.get(seen.webmailId);
  if (known?.messageId === seen.messageId && known.inquiryId === seen.inquiryId) return;
  await replica.recognised.put(seen);
}

/** What the page shows under this id is another mail now. The worker's alone. */
export async function forgetRecognised(replica: Replica, webmailId: string): Promise<void> {
  await replica.recognised.delete(webmailId);
}
