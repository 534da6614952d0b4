import type { Action } from '../action.ts';
import { maySee } from '../may-see.ts';
import type { Slice } from '../slice.ts';
import { assign, claim, release } from './assignee.ts';
import { close, reopen } from './closing.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, refuse } from './decision.ts';
import { deliver, handOff } from './hand-off.ts';
import { connect, health, saveMailbox } from './mailboxes.ts';
import { join, leave, saveMember, setRole } from './members.ts';
import { cancelAbsence, saveAbsence, saveRoster } from './absences.ts';
import { acknowledge } from './acknowledge.ts';
import { saveAnchors, useAnchors } from './anchors.ts';
import { answerAsk, askFor, withdrawAsk } from './asking.ts';
import { customerWrote } from './customer-wrote.ts';
import { bounced, judgeReply } from './judged.ts';
import { locate } from './known.ts';
import { merge } from './merging.ts';
import { open } from './open.ts';
import { setOwner } from './owner.ts';
import { removeProfile, saveProfile } from './profiles.ts';
import { replied } from './replied.ts';
import { beginSend, endSend } from './sending.ts';
import { split } from './splitting.ts';
import { removeRule, saveRule } from './rules.ts';
import { note, tag, view } from './beside.ts';
import { removeTemplate, saveTemplate } from './templates.ts';

/**
 * What follows from an action, on the rows it concerns: pure and total. The server's answer is final; the browser's is
 * a prediction made by the same rules, or `pending`. Permission comes before existence, and "absent" and "not yours
 * to see" are told alike, so that a refusal reveals nothing.
 */
export function decide(slice: Slice, action: Action, context: Context): Decision {
  const stranger = refuseStranger(slice, action, context);
  if (stranger) return stranger;
  switch (action.type) {
    case 'open':
      return open(slice, action, context);
    case 'acknowledge':
      return acknowledge(slice, action, context);
    case 'view':
      return view(slice, action, context);
    case 'claim':
      return claim(slice, action, context);
    case 'assign':
      return assign(slice, action, context);
    case 'release':
      return release(slice, action, context);
    case 'hand-off':
      return handOff(slice, action, context);
    case 'deliver':
      return deliver(slice, action, context);
    case 'customer-wrote':
      return customerWrote(slice, action, context);
    case 'replied':
      return replied(slice, action, context);
    case 'begin-send':
      return beginSend(slice, action, context);
    case 'end-send':
      return endSend(slice, action, context);
    case 'ask-for':
      return askFor(slice, action, context);
    case 'withdraw-ask':
      return withdrawAsk(slice, action, context);
    case 'answer-ask':
      return answerAsk(slice, action, context);
    case 'bounced':
      return bounced(slice, action, context);
    case 'judge-reply':
      return judgeReply(slice, action, context);
    case 'merge':
      return merge(slice, action, context);
    case 'split':
      return split(slice, action, context);
    case 'set-owner':
      return setOwner(slice, action, context);
    case 'locate':
      return locate(slice, action, context);
    case 'close':
      return close(slice, action, context);
    case 'reopen':
      return reopen(slice, action, context);
    case 'tag':
      return tag(slice, action, context);
    case 'note':
      return note(slice, action, context);
    case 'save-template':
      return saveTemplate(slice, action, context);
    case 'remove-template':
      return removeTemplate(slice, action, context);
    case 'save-rule':
      return saveRule(slice, action, context);
    case 'remove-rule':
      return removeRule(slice, action, context);
    case 'save-profile':
      return saveProfile(slice, action, context);
    case 'remove-profile':
      return removeProfile(slice, action, context);
    case 'save-roster':
      return saveRoster(slice, action, context);
    case 'save-absence':
      return saveAbsence(slice, action, context);
    case 'cancel-absence':
      return cancelAbsence(slice, action, context);
    case 'join':
      return join(slice, action, context);
    case 'save-member':
      return saveMember(slice, action, context);
    case 'set-role':
      return setRole(slice, action, context);
    case 'leave':
      return leave(slice, action, context);
    case 'save-mailbox':
      return saveMailbox(slice, action, context);
    case 'connect':
      return connect(slice, action, context);
    case 'health':
      return health(slice, action, context);
    case 'save-anchors':
      return saveAnchors(slice, action, context);
    case 'use-anchors':
      return useAnchors(slice, action, context);
  }
}

/** A member must be of the team, and may act on an inquiry only if they may see it. */
function refuseStranger(slice: Slice, action: Action, context: Context): Decision | null {
  const { actor, visibility } = context;
  if (actor.kind !== 'member') return null;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'member-gone', memberId: actor.memberId });
  if (!('inquiryId' in action) || action.type === 'open') return null;
  const named = [slice.inquiry, ...(action.type === 'merge' ? [slice.other] : [])];
  const isVisible = named.every((one) => one !== null && maySee({ member, visibility }, one));
  return isVisible ? null : refuse({ code: 'not-found' });
}
