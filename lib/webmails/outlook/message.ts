import type { OutlookAnchors } from './anchors.ts';
import { readDate } from './date.ts';
import type { ShownDate } from '../shown-date.ts';
import { few } from '../few.ts';

/** One opened message in the reading pane: what holds its header and its body, and no other message's. */
export interface MessagePart {
  root: Element;
  body: HTMLElement;
  sender: Element | null;
}

/** The pane that shows a mail: beside the list, or all there is in a window of its own. Of two, neither is believed. */
export function paneOf(document: Document, anchors: OutlookAnchors): Element | null {
  const beside = document.querySelectorAll(anchors.pane);
  const panes = beside.length > 0 ? beside : document.querySelectorAll(anchors.ownPane);
  return panes.length === 1 ? (panes[0] ?? null) : null;
}

/**
 * The opened messages of a pane, in its order; of collapsed ones the body is missing. What stands inside a body was
 * written by whoever sent the mail, and may look like all of this: it is no part of the page.
 */
export function messagesOf(pane: Element, anchors: OutlookAnchors): MessagePart[] {
  const bodies = outermost(pane, anchors.body);
  return bodies.map((body) => {
    let root: Element = body;
    for (let up = body.parentElement; up && pane.contains(up); up = up.parentElement) {
      // Two bodies: that is the conversation, and its senders are anyone's.
      if (bodies.some((other) => other !== body && up.contains(other))) break;
      root = up;
      const sender = outside(up, anchors.sender, anchors)[0];
      if (sender) return { root, body, sender };
    }
    return { root, body, sender: null };
  });
}

/** What matches within `root` and is the page's own: not in a mail's text, nor in a draft. */
export function outside(root: ParentNode, selector: string, anchors: OutlookAnchors): Element[] {
  const foreign = `:is(${anchors.body}) *, :is(${anchors.editor}) *`;
  return few(root, selector).filter((one) => !one.matches(foreign));
}

/** The newest of them by their dates; where one is not readable, the last: the order is the person's setting. */
export function newestOf(
  messages: readonly MessagePart[],
  anchors: OutlookAnchors,
  now: Date,
): MessagePart | null {
  const dated = messages.map((message) => ({
    message,
    at: dateOf(message, anchors, now)?.at.getTime(),
  }));
  if (dated.some(({ at }) => at === undefined)) return messages.at(-1) ?? null;
  const sorted = dated.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return sorted.at(-1)?.message ?? null;
}

/** When it was sent, where its title tells the whole date. */
export function dateOf(
  { root }: MessagePart,
  anchors: OutlookAnchors,
  now: Date,
): ShownDate | null {
  for (const element of outside(root, anchors.date, anchors)) {
    const titled = [element, ...element.querySelectorAll('[title]')];
    for (const { title } of titled as HTMLElement[]) {
      const date = title ? readDate(title, now) : null;
      if (date) return date;
    }
  }
  return null;
}

function outermost(root: Element, selector: string): HTMLElement[] {
  const found = few<HTMLElement>(root, selector);
  return found.filter((one) => !found.some((other) => other !== one && other.contains(one)));
}
