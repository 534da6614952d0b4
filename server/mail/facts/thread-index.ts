import type { MailHeaders } from './headers.ts';

/** Bytes that all mails of one conversation share; each answer appends five. */
const HEADER_BYTES = 22;

/**
 * Outlook's key of a conversation in hexadecimal: the first 22 bytes of Thread-Index (MS-OXOMSG §2.2.1.3), `null` where
 * there is none.
 */
export function conversationOf({ first }: Pick<MailHeaders, 'first'>): string | null {
  const value = (first('thread-index') ?? '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]{30,2000}={0,2}$/.test(value)) return null;
  const bytes = Buffer.from(value, 'base64').subarray(0, HEADER_BYTES);
  return bytes.length === HEADER_BYTES ? bytes.toString('hex') : null;
}
