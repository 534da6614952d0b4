import type { Entry } from '#lib/domain/entry.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { listOf } from '#lib/words/names.ts';
import { plainly } from '#lib/words/plainly.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { tellAtSend } from './at-send-words.ts';
import { tellDeskWork } from './desk-work-words.ts';
import type { Line, Story, Told } from './told.ts';
import { withoutRepeats } from './without-repeats.ts';

/** One entry of the log as a sentence; `null` for what a reader need not know, and for actions of a newer server. */
export function tellEntry(
  entry: Entry,
  story: Story,
  me: MemberId | null,
  reader: Reader,
): Told | null {
  const line = lineOf(entry, story, me, reader);
  if (!line) return null;
  const { actor, at, seq } = entry;
  const who = actor.kind === 'member' ? nameFor(actor.memberId, me, reader) : null;
  return { key: String(seq), at, tone: 'calm', note: null, who, ...line };
}

function lineOf(entry: Entry, story: Story, me: MemberId | null, reader: Reader): Line | null {
  const { words, nameOf } = reader;
  const say = words.timeline;
  const { detail, actor } = entry;
  switch (entry.action) {
    case 'open':
      return opened(entry, reader);
    case 'view':
      return { icon: 'eye', text: say.viewed };
    case 'claim':
      return { icon: 'person', text: say.claimed };
    case 'assign': {
      const isToMe = detail.memberId === me;
      const name = detail.memberId ? nameOf(detail.memberId) : '';
      if (actor.kind === 'rule') {
        const { ruleAssigned, ruleAssignedYou } = words.deskWork;
        const text = isToMe ? ruleAssignedYou(actor.name) : ruleAssigned(actor.name, name);
        return { icon: 'rule', text };
      }
      return { icon: 'person', text: isToMe ? say.assignedYou : say.assigned(name) };
    }
    case 'release':
      return {
        icon: 'undo',
        text: detail.text ? say.releasedBecause(detail.text) : say.released,
      };
    case 'hand-off': {
      if (actor.kind === 'rule') {
        const text = words.deskWork.ruleHandedOff(actor.name, detail.address ?? '');
        return { icon: 'handoff', text };
      }
      const isOwn = actor.kind === 'member' && actor.memberId === me && detail.memberId === me;
      return {
        icon: 'handoff',
        text: isOwn ? say.handedOffOwn : say.handedOff(detail.address ?? ''),
      };
    }
    case 'deliver':
      return delivered(detail.delivery, say);
    case 'customer-wrote':
      return {
        icon: 'mail',
        text: detail.reopened ? say.customerReopened : say.customerWrote,
        note: detail.answeredUnseen ? words.deskTimeline.answeredUnseen : null,
      };
    case 'replied':
      return answered(entry, me, reader);
    case 'close':
      return { icon: 'flag', text: say.closed(detail.outcome ?? 'none') };
    case 'reopen':
      return { icon: 'undo', text: say.reopened };
    case 'note':
      return { icon: 'note', text: say.noted };
    case 'tag':
      return { icon: 'tag', text: retagged(detail, reader) };
    default:
      return tellDeskWork(entry, story, reader) ?? tellAtSend(entry, me, reader);
  }
}

/** What was written on it and what was taken off, which one action may do at once. */
function retagged({ added = [], removed = [] }: Entry['detail'], reader: Reader): string {
  const say = reader.words.timeline;
  const [on, off] = [added, removed].map((tags) => quoted(tags, reader));
  if (!off) return say.tagged(on ?? '');
  return on ? say.retagged(on, off) : say.untagged(off);
}

/** Names that people gave, so that it is seen where one ends. */
function quoted(names: readonly string[], { moment }: Reader): string {
  return listOf(
    names.map((name) => `“${plainly(name)}”`),
    moment.language,
  );
}

/** A new inquiry, with the rules it met where there were some. */
function opened({ detail, actor }: Entry, reader: Reader): Line {
  const { words } = reader;
  if (actor.kind === 'member') return { icon: 'mail', text: words.timeline.tracked };
  const names = quoted(detail.rules ?? [], reader);
  return {
    icon: 'mail',
    text: words.timeline.received,
    note: names ? words.deskTimeline.byRules(names) : null,
  };
}

function delivered(
  delivery: Entry['detail']['delivery'],
  say: Reader['words']['timeline'],
): Line | null {
  if (delivery === 'delivered') return { icon: 'check', text: say.delivered };
  if (delivery === 'failed') return { icon: 'warning', text: say.notDelivered };
  return null;
}

/** A reply has a person where one is known; a mail in the mailbox's own Sent names nobody. */
function answered({ detail, actor }: Entry, me: MemberId | null, reader: Reader): Line {
  const say = reader.words.timeline;
  const by = detail.memberId ?? (actor.kind === 'member' ? actor.memberId : null);
  const isAnswer = !detail.replyClass || detail.replyClass === 'effective';
  if (!isAnswer && detail.replyClass) {
    return {
      icon: 'mail',
      who: by ? nameFor(by, me, reader) : null,
      text: by ? say.wrote : say.wroteSomehow,
      note: reader.words.judgement.not[detail.replyClass],
    };
  }
  const notes = { browser: say.reportedByBrowser, copy: reader.words.deskTimeline.copied };
  const source =
    detail.evidence === 'browser' || detail.evidence === 'copy'
      ? notes[detail.evidence]
      : say.seenOnServer;
  return {
    icon: 'check',
    tone: 'done',
    who: by ? nameFor(by, me, reader) : null,
    text: by ? say.answered : say.answeredSomehow,
    note: detail.unchecked ? say.notChecked(source) : source,
  };
}

function nameFor(id: MemberId, me: MemberId | null, { words, nameOf }: Reader): string {
  return id === me ? words.who.you : nameOf(id);
}

/** Everything that happened, newest first, with the deadlines that passed where they passed. */
export function tellAll(
  view: Pick<InquiryView, 'entries' | 'inquiry' | 'subjects'>,
  me: MemberId | null,
  reader: Reader,
): Told[] {
  const { entries, inquiry } = view;
  const told = withoutRepeats(entries)
    .map((entry) => (isArrival(entry) ? { ...entry, at: inquiry.receivedAt } : entry))
    .flatMap((entry) => tellEntry(entry, view, me, reader) ?? []);
  return [...told, ...passed(inquiry, reader), ...begun(entries, inquiry, reader)].toSorted(
    (a, b) => b.at.getTime() - a.at.getTime() || b.key.localeCompare(a.key),
  );
}

/** The watcher met the mail; it had come before, if only by a moment. */
function isArrival({ action, actor }: Entry): boolean {
  return action === 'open' && actor.kind !== 'member';
}

/** A mail tracked by hand came before anybody tracked it. */
function begun(entries: readonly Entry[], inquiry: Inquiry, { words }: Reader): Told[] {
  if (entries.some(isArrival)) return [];
  return [
    {
      key: 'received',
      at: inquiry.receivedAt,
      icon: 'mail',
      tone: 'calm',
      who: null,
      text: words.timeline.received,
      note: null,
    },
  ];
}

/** The clock writes no entries: that a deadline passed follows from it. */
function passed(inquiry: Inquiry, { words, moment }: Reader): Told[] {
  const { viewBy, replyBy, answer } = inquiry;
  const late = answer?.dueBy && answer.at > answer.dueBy ? answer.dueBy : replyBy;
  const line = (at: Date | null, text: string): Told[] =>
    at && at <= moment.now
      ? [{ key: text, at, icon: 'clock', tone: 'over', who: null, text, note: null }]
      : [];
  return [...line(viewBy, words.timeline.viewPassed), ...line(late, words.timeline.deadlinePassed)];
}
