import type { Sent } from '#lib/protocol/bridge.ts';
import { sentOf } from '../sent.ts';
import { isCtrlEnter } from '../stop-send.ts';
import type { OutlookAnchors } from './anchors.ts';
import type { Drafts, Reply } from './drafts.ts';
import { isPutOff, sendAt } from './send-at.ts';
import { fromOf, hasOwnText, ownTextOf, receiversOf, subjectField, textOf } from './surface.ts';
import { staysSent } from './undone.ts';

/** A draft that is still there so long after Send was pressed was not sent by it. */
const patience = 15_000;

/**
 * Tells a reply that Outlook has taken: Send was pressed, and the draft went away without being discarded, was not put
 * off, and has not come back within the seconds in which a person may take it back. Outlook says no more than that; its
 * server may still refuse the mail. So what is told is no proof, here as elsewhere.
 */
export function watchSent(
  document: Document,
  anchors: OutlookAnchors,
  drafts: Drafts,
  tell: (sent: Sent) => void,
  signal: AbortSignal,
): void {
  const follow = (reply: Reply, until: AbortSignal): void => {
    let leaving: { sent: Sent | null; text: string; at: number } | null = null;
    const note = (): void => {
      const text = ownTextOf(reply.surface, anchors);
      leaving = { sent: readSent(reply, anchors), text, at: Date.now() };
    };
    const onClick = ({ target }: Event): void => {
      if (!(target instanceof Element)) return;
      const { surface } = reply;
      const isDiscard = surface.root.contains(target) && target.closest(anchors.discard);
      if (sendAt(target, surface, anchors)) note();
      else if (isDiscard || isPutOff(target, surface, anchors)) leaving = null;
    };
    const onKey = (event: KeyboardEvent): void => {
      const isIn = event.target instanceof Node && reply.surface.root.contains(event.target);
      if (isIn && isCtrlEnter(event)) note();
    };
    // Before the guard, which may stop what it hears: a Send that is done again later is heard again.
    document.addEventListener('click', onClick, { capture: true, signal: until });
    document.addEventListener('keydown', onKey, { capture: true, signal: until });
    const gone = async (): Promise<void> => {
      if (signal.aborted || !leaving?.sent || Date.now() - leaving.at > patience) return;
      const { sent, text } = leaving;
      if (await staysSent(document, text, anchors, signal)) tell(sent);
    };
    until.addEventListener('abort', () => void gone(), { once: true });
  };
  drafts.onReply(follow, signal);
}

/** The reply as it leaves; `null` for one that says nothing of its own. */
function readSent({ surface, answered }: Reply, anchors: OutlookAnchors): Sent | null {
  if (!hasOwnText(surface, anchors)) return null;
  const { names, addresses } = receiversOf(surface, anchors);
  // Most receivers are shown by name: of the one who is answered the address is known.
  const { from } = answered;
  const isToSender = from !== null && from.name !== '' && names.includes(from.name);
  return sentOf({
    answered,
    from: fromOf(surface, anchors),
    to: [...addresses, ...(isToSender && from.address !== '' ? [from.address] : [])],
    subject: subjectField(surface, anchors) || answered.subject,
    body: textOf(surface),
    attachments: [],
    sentAt: new Date(),
  });
}
