import type { Entry } from '#lib/domain/entry.ts';
import { languageName } from '#lib/words/names.ts';
import { isolated } from '#lib/words/plainly.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import type { Line, Story } from './told.ts';

/** What the desk did by itself, or a manager set right, as a line of the timeline; `null` for anything else. */
export function tellDeskWork(entry: Entry, story: Story, reader: Reader): Line | null {
  const { words, nameOf } = reader;
  const { detail } = entry;
  const say = words.deskTimeline;
  switch (entry.action) {
    case 'acknowledge':
      return acknowledged(detail, reader);
    case 'bounced':
      return {
        icon: 'warning',
        tone: 'over',
        text: words.judgement.bounced,
        note: detail.text ?? null,
      };
    case 'judge-reply': {
      const isAnswer = detail.replyClass === 'effective';
      const text = isAnswer ? words.judgement.judgedEffective : words.judgement.judgedNot;
      return { icon: isAnswer ? 'check' : 'cross', text };
    }
    case 'merge':
      return { icon: 'fold', text: say.merged(otherOf(entry, story)) };
    case 'split': {
      const isNew = detail.otherId === story.inquiry.id;
      return { icon: 'fold', text: isNew ? say.splitFrom(otherOf(entry, story)) : say.split };
    }
    case 'set-owner':
      return {
        icon: 'person',
        text: detail.memberId ? say.owner(nameOf(detail.memberId)) : say.noOwner,
      };
    default:
      return null;
  }
}

/** What the other of two inquiries is about, which either may be the one on screen; '' where nobody can tell. */
function otherOf({ inquiryId, detail }: Entry, { inquiry, subjects }: Story): string {
  const id = inquiryId === inquiry.id ? detail.otherId : inquiryId;
  return isolated((id && subjects.get(id)) ?? '');
}

function acknowledged(detail: Entry['detail'], { words, moment }: Reader): Line | null {
  const say = words.acknowledgement;
  switch (detail.acknowledgement) {
    case 'sent': {
      const language = languageName(detail.language ?? 'en', moment.language);
      return { icon: 'reply', text: say.sent(language), note: say.sentNote };
    }
    case 'unsure':
      return { icon: 'warning', tone: 'over', text: say.unsure, note: say.unsureNote };
    case 'failed':
      return { icon: 'warning', text: say.failed };
    case 'bounced':
      return { icon: 'warning', text: say.bounced };
    case 'withheld':
      return detail.withheld
        ? { icon: 'reply', text: say.withheld(say.reason[detail.withheld]) }
        : null;
    default:
      return null;
  }
}
