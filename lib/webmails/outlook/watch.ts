import type { Sighting } from '#lib/domain/sighting.ts';
import type { Sight } from '#lib/protocol/bridge.ts';
import { lastOpened, rememberOpened } from '../opened-message.ts';
import type { Page } from '../page.ts';
import { sightingOf } from '../shown.ts';
import { tellChanges } from '../tell-changes.ts';
import { agreementOf } from './agree.ts';
import type { OutlookAnchors } from './anchors.ts';
import { watchChanges } from './changes.ts';
import type { Drafts } from './drafts.ts';
import { isSameId } from './ids.ts';
import { readMessage } from './read.ts';
import { surfacesOf } from './surface.ts';
import { whereIs, type Where } from './where.ts';

/** How long parts of a page may speak of different mails, or be missing, before that is how it is; and how often it is looked. */
const patience = 3_000;
const every = 150;
/** So many mails are remembered for the drafts that answer them. */
const remembered = 20;

/** What a look found: `settled` once nothing more is waited for. */
interface Look {
  sight: Sight;
  settled: boolean;
}

/**
 * Tells what an Outlook page shows. While its address, its list and its pane do not speak of one mail, what was told
 * stands only as long as the pane still shows that; else nothing is claimed. Where they never agree, the pane alone is
 * believed, subject and sender, and no id.
 */
export function watchPage(
  page: Page,
  anchors: OutlookAnchors,
  drafts: Drafts,
  tell: (sight: Sight) => void,
  signal: AbortSignal,
): void {
  const { document, location } = page;
  const say = tellChanges(tell, signal);
  let seen: Sighting[] = [];
  let told: Sighting | null = null;
  let since: { what: string; at: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    clearTimeout(timer);
    const where = whereIs(location);
    const { sight, settled } = lookAtMail(where);
    const shown = sight.kind === 'message' ? sight.sighting : null;
    if (shown && (!told || !isOne(shown, told))) remember(shown);
    told = shown;
    const inDoubt = drafts.look(shown ?? (settled ? null : undefined), seen);
    say(withDraft(sight, where));
    if (!settled || inDoubt) timer = setTimeout(look, every);
  };

  const lookAtMail = (where: Where): Look => {
    const reading =
      where.kind === 'other' ? null : readMessage(document, where, anchors, new Date());
    if (!reading) return calm({ kind: 'nothing' });
    if ('missing' in reading) {
      const { missing } = reading;
      return isOver(missing.join(' '))
        ? { sight: { kind: 'lost', missing }, settled: true }
        : { sight: { kind: 'nothing' }, settled: false };
    }
    const agreement = agreementOf(document, where, reading.shown, anchors);
    const bare = sightingOf(reading.shown);
    const isStale =
      agreement.kind === 'apart' ||
      // The address went on, and the pane shows to the letter what it showed before.
      (told?.webmailId !== undefined &&
        isOne(bare, told) &&
        !isSameId(agreement.id, told.webmailId));
    const id = agreement.kind === 'agreed' ? agreement.id : null;
    const sighting = id === null ? bare : { ...bare, webmailId: id };
    if (!isStale) return calm({ kind: 'message', sighting });
    if (isOver(`${where.id} ${bare.subject}`)) {
      return { sight: { kind: 'message', sighting }, settled: true };
    }
    const stands = told && isOne(bare, told);
    return {
      sight: stands ? { kind: 'message', sighting: told! } : { kind: 'nothing' },
      settled: false,
    };
  };
  const calm = (sight: Sight): Look => {
    since = null;
    return { sight, settled: true };
  };
  /** Whether this trouble has lasted too long to be a change under way. */
  const isOver = (what: string): boolean => {
    const now = Date.now();
    if (since?.what !== what) since = { what, at: now };
    return now - since.at >= patience;
  };
  const remember = (sighting: Sighting): void => {
    seen = [sighting, ...seen.filter((one) => !isOne(one, sighting))].slice(0, remembered);
    rememberOpened(sessionStorage, sighting);
  };
  const withDraft = (sight: Sight, where: Where): Sight => {
    if (sight.kind === 'message') {
      const { sighting } = sight;
      const isAnswered = drafts.replies().some(({ answered }) => isOne(answered, sighting));
      return isAnswered ? { kind: 'compose', sighting } : sight;
    }
    if (sight.kind === 'lost') return sight;
    const [reply] = drafts.replies();
    if (reply) return { kind: 'compose', sighting: reply.answered };
    const isComposing = where.kind === 'compose' && surfacesOf(document, anchors).length > 0;
    return isComposing ? { kind: 'compose', sighting: null } : sight;
  };

  // A draft in a window of its own answers what was open in the one it came from.
  const before = lastOpened(sessionStorage);
  if (before?.webmail === 'outlook') seen = [before];
  look();
  watchChanges(page, anchors, look, signal);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** Whether two sights are of one mail to the letter, whatever id it was given. */
function isOne(
  { webmailId: _one, ...one }: Sighting,
  { webmailId: _other, ...other }: Sighting,
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
