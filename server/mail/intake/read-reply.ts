import type { Evidence } from '#lib/domain/inquiry.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { ReplyJudgement } from '#lib/domain/message.ts';
import type { Conversation } from '#server/services/intake/conversations.ts';
import { judge } from '../facts/effective-reply.ts';
import { tiedTo, type Tied } from '../facts/own-reply.ts';
import { isOurs } from '../facts/own-side.ts';
import { correspondents, referencesOf } from '../facts/thread.ts';
import { ignored, waiting, type Read, type Reading } from './reading.ts';
import { stockTexts } from './stock-texts.ts';

/** Where a mail of ours was seen, and who sent it as far as that says so. */
interface Sight {
  evidence: Extract<Evidence, 'copy' | 'server'>;
  by: MemberId | null;
}

/** What a mail of ours means: to which inquiry it belongs, and what it is as an answer. All of them are kept. */
export async function readReply(reading: Reading, sight: Sight): Promise<Read> {
  const { seen, facts, known, own, nature, idOf, now } = reading;
  const outside = [...facts.to, ...facts.cc]
    .map(({ address }) => address)
    .filter((address) => !isOurs(address, own));
  const ids = referencesOf(facts);
  const found = await reading.look.conversations({
    rfcMessageIds: known?.rfcMessageId ? [...ids, known.rfcMessageId] : ids,
    gmailThreadId: facts.gmail?.threadId ?? null,
    conversation: null,
    customerAddresses: outside,
  });
  const ofMember = seen.of.kind === 'member' ? seen.of.memberId : null;
  // A browser may have reported it before; the server's word is the better evidence, so it is said all the same.
  const tied = known ? null : tiedTo(facts, found.map(waiting), own, ofMember);
  const inquiryId = known?.inquiryId ?? tied?.inquiryId;
  const conversation = found.find(({ inquiry }) => inquiry.id === inquiryId);
  if (!inquiryId) {
    const [signal] = nature.signals;
    return ignored(signal ?? (outside.length === 0 ? 'internal' : 'unrelated'));
  }
  const reply = conversation
    ? await judgementOf(reading, sight, conversation, tied?.link ?? 'report')
    : (known?.reply ?? null);
  return {
    kind: 'action',
    action: {
      id: idOf('replied'),
      at: now,
      type: 'replied',
      inquiryId,
      message: { ...facts, direction: 'out', reply },
      ...sight,
    },
  };
}

async function judgementOf(
  reading: Reading,
  { evidence, by }: Sight,
  conversation: Conversation,
  link: Tied['link'] | 'report',
): Promise<ReplyJudgement> {
  const { mail, facts, nature, own, mailboxAddresses, team } = reading;
  const { inquiry, messages } = conversation;
  const others = messages.filter(({ id, rfcMessageId }) => {
    return id !== reading.known?.id && rfcMessageId !== (facts.rfcMessageId ?? '');
  });
  const mailbox = team.mailboxes.find(({ id }) => id === inquiry.mailboxId) ?? null;
  const member = team.members.find(({ id }) => id === by) ?? null;
  const about = { mailbox, member };
  const toOthers = await firstAnswersToOthers(reading, conversation);
  return judge(mail, {
    own,
    mailboxAddresses,
    correspondents: correspondents({ ...waiting(conversation), messages: others }, own),
    askedAt: inquiry.receivedAt,
    at: facts.receivedAt,
    link,
    seenIn: evidence === 'server' ? 'sent' : 'inbox',
    authentication: nature.authentication,
    acknowledgements: acknowledgementsOf(reading, conversation),
    stock: stockTexts(team.templates, ['acknowledgement'], conversation, about),
    templates:
      toOthers.length > 0
        ? stockTexts(team.templates, ['reply', 'hand-off'], conversation, about)
        : [],
    others: toOthers,
    files: others.flatMap(({ attachments }) => attachments.map(({ name }) => name)),
  });
}

/**
 * Message-IDs of what we sent by ourselves. The copy of an acknowledgement may be met in Sent before its job has told
 * that it went: an automatic answer where one is on its way is that one.
 */
function acknowledgementsOf(
  { facts, nature }: Reading,
  { inquiry, messages }: Conversation,
): string[] {
  const told = messages
    .filter(({ reply }) => reply?.reason === 'acknowledgement')
    .flatMap(({ rfcMessageId }) => rfcMessageId ?? []);
  const isUnderWay =
    told.length === 0 &&
    nature.signals.includes('auto-submitted') &&
    ON_ITS_WAY.has(inquiry.acknowledgement?.state ?? '');
  return isUnderWay && facts.rfcMessageId ? [facts.rfcMessageId] : told;
}

const ON_ITS_WAY = new Set(['planned', 'sending', 'sent', 'unsure']);
const DAY = 86_400_000;

/** What other inquiries were answered with on that day, where this one is answered for the first time. */
async function firstAnswersToOthers(
  { look, facts, known }: Reading,
  { inquiry, messages }: Conversation,
): Promise<string[]> {
  const isFirst = messages.every(
    ({ id, direction, reply }) =>
      direction === 'in' || id === known?.id || reply?.class !== 'effective',
  );
  if (!isFirst) return [];
  const latest = new Map(
    (await look.replies())
      .filter(({ inquiryId, at }) => {
        return inquiryId !== inquiry.id && Math.abs(+at - +facts.receivedAt) < DAY;
      })
      .map(({ inquiryId, text }) => [inquiryId, text]),
  );
  return [...latest.values()];
}
