import { readReply } from './read-reply.ts';
import { located, type Read, type Reading } from './reading.ts';

/** What a mail in a Sent folder means: a mail of ours to a customer, one we know, or nothing. */
export async function readSent(reading: Reading): Promise<Read> {
  const { seen, known } = reading;
  if (known && (known.direction === 'in' || known.reply?.reason === 'acknowledgement')) {
    return located(reading, known);
  }
  const by = seen.of.kind === 'member' ? seen.of.memberId : null;
  return readReply(reading, { evidence: 'server', by });
}
