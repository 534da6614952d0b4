import type { Sighting } from '#lib/domain/sighting.ts';
import type { DraftId } from '#lib/protocol/guard.ts';
import { newTicket } from '../hand-to.ts';
import { watchTouch } from '../touched.ts';
import type { OutlookAnchors } from './anchors.ts';
import { kindOf, type DraftKind } from './answered.ts';
import { paneOf } from './message.ts';
import { surfacesOf, type Surface } from './surface.ts';

/** A reply being written. */
export interface Reply {
  id: DraftId;
  surface: Surface;
  answered: Sighting;
}

type Hearer = (reply: Reply, signal: AbortSignal) => void;

/** The drafts of one page. */
export interface Drafts {
  /**
   * Looks at what is there now. Returns whether one of them is not yet known for what it is.
   * @param shown the mail in the pane; `undefined` where that may be told in a moment.
   */
  look(shown: Sighting | null | undefined, seen: readonly Sighting[]): boolean;
  replies(): Reply[];
  /** The draft the person was in last, else the one that came last. */
  current(): Written | null;
  /** Tells each reply, those that are there too, each until it is gone or `signal` aborts. */
  onReply(hear: Hearer, signal: AbortSignal): void;
}

export interface Written {
  surface: Surface;
  /** Whether the person has put the caret in it. */
  isTouched(): boolean;
}

interface Tracked extends Written {
  kind: DraftKind;
  id: DraftId;
  /** Begun by Forward, or the person has typed receivers before there were any. */
  isOther: boolean;
  end: AbortController;
}

/** Keeps track of the drafts of a page until `signal` aborts; what is there is looked at when `look` is called. */
export function trackDrafts(
  document: Document,
  anchors: OutlookAnchors,
  signal: AbortSignal,
): Drafts {
  const tracked = new Map<HTMLElement, Tracked>();
  const hearers = new Map<Hearer, AbortSignal>();
  let latest: HTMLElement | null = null;
  let forwarded = false;
  const onFocus = ({ target }: Event): void => {
    const editor = [...tracked.keys()].find(
      (one) => target instanceof Node && one.contains(target),
    );
    if (editor) latest = editor;
  };
  document.addEventListener('focusin', onFocus, { signal });
  const onClick = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('button, [role^="menuitem"]') : null;
    if (button?.querySelector(anchors.forward)) forwarded = true;
    else if (button?.querySelector('[data-icon-name^="ArrowReply"]')) forwarded = false;
  };
  document.addEventListener('click', onClick, { capture: true, signal });
  const onKey = ({ target, isTrusted }: Event): void => {
    if (!isTrusted || !(target instanceof Element)) return;
    for (const one of tracked.values()) {
      const { root, editor } = one.surface;
      one.isOther ||= one.kind === null && root.contains(target) && !editor.contains(target);
    }
  };
  document.addEventListener('keydown', onKey, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => tracked.forEach(({ end }) => end.abort()), { once: true });

  const take = (surface: Surface): Tracked => {
    const end = new AbortController();
    const isTouched = watchTouch(surface.editor, end.signal);
    const one = { surface, kind: null, id: newTicket(), isTouched, isOther: forwarded, end };
    forwarded = false;
    return one;
  };
  const tell = (one: Tracked, hear: Hearer, until: AbortSignal): void => {
    if (one.kind?.kind !== 'reply') return;
    const { id, surface, kind } = one;
    hear({ id, surface, answered: kind.answered }, AbortSignal.any([one.end.signal, until]));
  };

  return {
    look(shown, seen) {
      const surfaces = surfacesOf(document, anchors);
      const pane = paneOf(document, anchors);
      for (const [editor, one] of tracked) {
        if (surfaces.some((surface) => surface.editor === editor)) continue;
        one.end.abort();
        tracked.delete(editor);
      }
      for (const surface of surfaces) {
        const known = tracked.get(surface.editor);
        const one = known ?? take(surface);
        if (!known) {
          tracked.set(surface.editor, one);
          latest = surface.editor;
        }
        one.surface.root = surface.root;
        if (one.kind) continue;
        const beside = pane?.contains(surface.root) ? shown : null;
        one.kind = kindOf(surface, { beside, seen, isOther: one.isOther }, anchors);
        for (const [hear, until] of hearers) tell(one, hear, until);
      }
      return [...tracked.values()].some(({ kind }) => kind === null);
    },
    replies: () =>
      [...tracked.values()].flatMap(({ id, surface, kind }) =>
        kind?.kind === 'reply' ? [{ id, surface, answered: kind.answered }] : [],
      ),
    current: () => (latest && tracked.get(latest)) ?? [...tracked.values()].at(-1) ?? null,
    onReply(hear, until) {
      hearers.set(hear, until);
      until.addEventListener('abort', () => hearers.delete(hear), { once: true });
      for (const one of tracked.values()) tell(one, hear, until);
    },
  };
}
