import { isOurs } from '../facts/own-side.ts';
import { readReply } from './read-reply.ts';
import type { Read, Reading } from './reading.ts';

/**
 * A mail of ours to somebody outside that reached the mailbox too, as a copy or by its plus-address; `null` where this
 * is none. A form on our own site writes from our address as well, and points to no mail: only a member's own address, or
 * an id, says that this is a copy.
 */
export async function readCopy(reading: Reading): Promise<Read | null> {
  const { facts, known, own, team } = reading;
  const from = facts.from?.address;
  if (!from || !isOurs(from, own)) return null;
  const isToOutside = [...facts.to, ...facts.cc].some(({ address }) => !isOurs(address, own));
  if (known ? known.direction === 'in' : !isToOutside) return null;
  const member = team.members.find(({ address }) => address === from) ?? null;
  const isAnswer = facts.inReplyTo !== null || facts.references.length > 0;
  if (!known && !member && !isAnswer) return null;
  const read = await readReply(reading, { evidence: 'copy', by: member?.id ?? null });
  return read.kind === 'ignored' && read.why === 'unrelated' ? null : read;
}
