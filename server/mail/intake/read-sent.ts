import { isAutomatic } from '../facts/automatic.ts';
import { answeredBy, hasOwnWords } from '../facts/own-reply.ts';
import { isOurs } from '../facts/own-side.ts';
import { pointersOf } from './pointers.ts';
import { ignored, located, waiting, type Read, type Reading } from './reading.ts';

/** What a mail in a Sent folder means: a reply of ours, one we know, or nothing. */
export async function readSent(reading: Reading): Promise<Read> {
  const { seen, mail, known, facts, own, idOf, now } = reading;
  if (known?.direction === 'in') return located(reading, known);
  const signal = isAutomatic(mail, []);
  if (signal) return ignored(signal);
  const outside = [...facts.to, ...facts.cc]
    .map(({ address }) => address)
    .filter((address) => !isOurs(address, own));
  if (outside.length === 0) return ignored('internal');
  if (!hasOwnWords(mail)) return ignored('no-words');
  const found = await reading.look.conversations(pointersOf(reading));
  const by = seen.of.kind === 'member' ? seen.of.memberId : null;
  // A browser may have reported it before; the server's word is the better evidence, so it is said all the same.
  const inquiryId = known?.inquiryId ?? answeredBy(facts, found.map(waiting), own, by);
  if (!inquiryId) return ignored('unrelated');
  return {
    kind: 'action',
    action: {
      id: idOf('replied'),
      at: now,
      type: 'replied',
      inquiryId,
      message: facts,
      by,
      evidence: 'server',
    },
  };
}
