import type { InquiryId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import { recogniseRow } from '#lib/domain/row-recognition.ts';
import { recognise, type Sighting } from '#lib/domain/sighting.ts';
import type { ListRow } from '#lib/protocol/chip.ts';
import type { Sight } from '#lib/protocol/bridge.ts';
import type { Draft } from '#lib/webmails/send-guard.ts';
import type { Webmail } from '#lib/webmails/webmail.ts';
import { aMessage, idOf } from '#tests/support/rows.ts';

/** `right`: all of it, rightly. `less`: some of it. `nothing`: nothing was claimed. `lost`: the page says that it differs. */
export type Outcome = 'right' | 'less' | 'nothing' | 'lost' | 'wrong';

/** All that a page tells of mails, for a while. */
export interface Told {
  sight: Sight | null;
  rows: ListRow[];
  drafts: Draft[];
}

/** Listens to all of a page's reading. */
export async function listen(
  webmail: Webmail,
  settle: () => Promise<void>,
  signal: AbortSignal,
): Promise<Told> {
  const told: Told = { sight: null, rows: [], drafts: [] };
  webmail.watch((sight) => (told.sight = sight), signal);
  webmail.watchRows((rows) => (told.rows = rows), signal);
  const opened = (draft: Draft): void => void told.drafts.push(draft);
  webmail.guardSend({ opened, mustWait: () => true, maySend: async () => false }, signal);
  await settle();
  return told;
}

/** What the team knows of the mails a page tells, each an inquiry of its own. */
export function knownFrom({ sight, rows, drafts }: Told, whose: string): Message[] {
  const seen = sight && 'sighting' in sight ? [sight.sighting] : [];
  const letters = [...seen, ...drafts.map(({ answered }) => answered), ...rows];
  return letters.flatMap((letter) => (letter ? [messageOf(letter, whose)] : []));
}

function messageOf(letter: Sighting | ListRow, whose: string): Message {
  const { place, gmail, from, subject, account } = letter;
  const name = `${whose}: ${subject}`;
  return aMessage(name, {
    inquiryId: idOf<InquiryId>(name),
    places: place ? [{ ...place, account: account ?? 'info@acme.test', uidValidity: 1 }] : [],
    gmail: gmail && { threadId: gmail.threadId, messageId: gmail.messageId ?? '' },
    rfcMessageId: 'rfcMessageId' in letter ? letter.rfcMessageId : null,
    keys: 'keys' in letter ? letter.keys : [],
    from,
    subject,
  });
}

/** Which of the known mails this is said to be. */
export function mailOf(sighting: Sighting, known: readonly Message[]): InquiryId | null {
  const found = recognise(sighting, known);
  return found.kind === 'inquiry' ? found.inquiryId : null;
}

export function judgeSight(
  sight: Sight | null,
  mine: readonly Message[],
  others: readonly Message[],
): Outcome {
  if (sight?.kind === 'lost') return 'lost';
  if (!sight || sight.kind === 'nothing' || !sight.sighting) return 'nothing';
  return judgeId(mailOf(sight.sighting, [...mine, ...others]), mine);
}

export function judgeDrafts(
  drafts: readonly Draft[],
  mine: readonly Message[],
  others: readonly Message[],
): Outcome {
  const [draft] = drafts;
  if (!draft) return 'nothing';
  const outcome = judgeId(mailOf(draft.answered, [...mine, ...others]), mine);
  // Told, but not stopped: a Send that is not found goes its way.
  return outcome === 'right' && !draft.sendButton() ? 'less' : outcome;
}

function judgeId(id: InquiryId | null, mine: readonly Message[]): Outcome {
  if (id === null) return 'nothing';
  return mine.some(({ inquiryId }) => inquiryId === id) ? 'right' : 'wrong';
}

/**
 * Marks every row as the team would, and looks where the marks stand: each must be beside the subject of its own mail,
 * and beside no other's.
 */
export function judgeChips(
  webmail: Webmail,
  document: Document,
  { rows }: Told,
  mine: readonly Message[],
  others: readonly Message[],
): Outcome {
  const known = [...mine, ...others];
  const context = { ours: new Set<string>(), remembered: null };
  const chips = rows.flatMap((row) => {
    const id = recogniseRow(row, known, context);
    const mail = known.find(({ inquiryId }) => inquiryId === id);
    if (!mail) return [];
    const state = { holder: 'other', state: 'plenty', presence: null, text: 'WL' } as const;
    return [{ key: row.key, ...state, label: mail.subject }];
  });
  // What a mail holds itself is not of our making.
  const foreign = new Set(document.querySelectorAll('baton-chip'));
  webmail.showChips(chips);
  const shown = [...document.querySelectorAll('baton-chip')].filter((one) => !foreign.has(one));
  const isRight = (chip: Element): boolean => {
    for (let at = chip.parentElement; at; at = at.parentElement) {
      const beside = known.filter(({ subject }) => at.textContent?.includes(subject));
      const subject = chip.getAttribute('aria-label') ?? '';
      if (beside.length > 0) return beside.every((one) => one.subject === subject);
    }
    return false;
  };
  if (shown.some((chip) => !isRight(chip))) return 'wrong';
  const marked = new Set(shown.map((chip) => chip.getAttribute('aria-label')));
  const found = mine.filter(({ subject }) => marked.has(subject)).length;
  if (found === 0) return 'nothing';
  return found === mine.length ? 'right' : 'less';
}
