import type { Entry } from '#lib/domain/entry.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import type { Line } from './told.ts';

/**
 * What colleagues settled between them who would write to one customer; `null` for anything else. That somebody presses
 * Send is told only where they were warned: the reply tells the rest.
 */
export function tellAtSend(entry: Entry, me: MemberId | null, reader: Reader): Line | null {
  const { detail } = entry;
  const say = reader.words.timeline;
  const isMe = detail.memberId !== undefined && detail.memberId === me;
  const name = detail.memberId ? reader.nameOf(detail.memberId) : '';
  switch (entry.action) {
    case 'begin-send':
      return sentAnyway(detail, isMe, reader);
    case 'ask-for':
      return { icon: 'person', text: isMe ? say.askedYou : say.askedFor(name) };
    case 'withdraw-ask':
      return { icon: 'undo', text: say.askWithdrawn };
    case 'answer-ask':
      if (detail.given) return { icon: 'person', text: isMe ? say.gaveToYou : say.gaveTo(name) };
      return { icon: 'person', text: isMe ? say.keptFromYou : say.keptFrom(name) };
    default:
      return null;
  }
}

function sentAnyway(
  { over, memberId }: Entry['detail'],
  isMe: boolean,
  { words, nameOf }: Reader,
): Line | null {
  const say = words.timeline;
  const name = memberId ? nameOf(memberId) : null;
  const told = (yours: string, theirs: string): Line => ({
    icon: 'warning',
    text: isMe ? yours : theirs,
  });
  switch (over) {
    case 'already-answered':
      return told(say.sentAfterYours, say.sentAfterAnswer(name));
    case 'already-claimed':
      return told(say.sentAnywayYours, say.sentAnyway(name ?? ''));
    case 'already-sending':
      return told(say.sentBesideYours, say.sentBeside(name ?? ''));
    case undefined:
      return null;
  }
}
