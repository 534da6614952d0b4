import fc from 'fast-check';
import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { TeamInMemory } from '#tests/support/team-in-memory.ts';
import {
  anAnchorSet,
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  aProfile,
  aRoster,
  aRule,
  aTemplate,
  hoursLater,
  idOf,
  plainly,
  unsaid,
} from '#tests/support/rows.ts';

const names = ['Linda', 'Wang', 'Zhou', 'Root'] as const;
const roles = { Linda: 'rep', Wang: 'rep', Zhou: 'manager', Root: 'admin' } as const;
const inquiries = ['one', 'two'] as const;

/** Linda has claimed it, and Wang asks her for it. */
const lindas: Partial<Inquiry> = {
  stage: 'claimed',
  assigneeId: idOf('Linda'),
  assignedAt: hoursLater(0),
  assignedBy: idOf('Linda'),
  viewBy: null,
  asked: { memberId: idOf('Wang'), at: hoursLater(0) },
};

/** A team of four with two inquiries, one in the pool and one that is held, and one of everything else that an action may name. */
export function team() {
  const made = new TeamInMemory();
  for (const name of names) made.put('members', aMember(name, roles[name]));
  made.put('mailboxes', aMailbox());
  made.put('customers', aCustomer());
  made.put('templates', aTemplate());
  made.put('rules', aRule());
  made.put('profiles', aProfile());
  made.put('anchorSets', anAnchorSet());
  const inquiryId = idOf<Inquiry['id']>('one');
  const receivedAt = hoursLater(1);
  made.put('messages', aMessage('sent', { direction: 'out', inquiryId, receivedAt }));
  for (const word of inquiries) {
    made.put('inquiries', anInquiry({ id: idOf(word), ...(word === 'two' && lindas) }));
    made.put('messages', aMessage(word, { inquiryId: idOf(word) }));
  }
  return made;
}

const member = fc.constantFrom(...names).map((name) => idOf<Inquiry['closedBy'] & string>(name));
const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 6, arbitrary: member.map((memberId): Actor => ({ kind: 'member', memberId })) },
  fc.constantFrom<Actor>(
    { kind: 'watcher' },
    { kind: 'clock' },
    { kind: 'host' },
    { kind: 'rule', ruleId: idOf('rule'), name: 'Product A' },
  ),
);
const mail = fc
  .record({
    word: fc.constantFrom('one', 'two', 'x', 'y', 'z'),
    hour: fc.integer({ min: -5, max: 300 }),
  })
  .map(({ word, hour }) =>
    aMessage(word, {
      receivedAt: hoursLater(hour),
      places: [{ account: 'info@acme.test', folder: 'INBOX', uidValidity: 1, uid: 50 + hour }],
    }),
  );

const anAcknowledgement = (state: string) => ({
  state,
  at: hoursLater(1),
  language: 'es',
  reason: state === 'withheld' ? 'list' : null,
  evidence: null,
});
const absence = fc
  .record({
    memberId: member,
    standInId: fc.option(member),
    held: fc.constantFrom('stand-in', 'pool', 'stay'),
    state: fc.constantFrom('planned', 'begun', 'ended'),
    hour: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ memberId, hour, ...rest }) => ({
    memberId,
    absence: { id: idOf('away'), from: hoursLater(hour), to: hoursLater(hour + 5), ...rest },
  }));

/** Every type of action, with ids that mostly exist. */
const deed = fc.oneof(
  fc.constantFrom('view', 'claim', 'reopen').map((type) => ({ type })),
  fc
    .record({ hour: fc.integer({ min: -5, max: 60 }), anyway: fc.boolean() })
    .map(({ hour, anyway }) => ({ type: 'begin-send', since: hoursLater(hour), anyway })),
  fc.nat({ max: 10 }).map((press) => ({ type: 'end-send', press: idOf(`step ${press}`) })),
  fc.constantFrom('ask-for', 'withdraw-ask').map((type) => ({ type })),
  fc
    .record({ memberId: member, give: fc.boolean() })
    .map((answer) => ({ type: 'answer-ask', ...answer })),
  member.map((memberId) => ({ type: 'assign', memberId })),
  fc.constant({ type: 'release', reason: null }),
  fc
    .constantFrom(null, idOf('template'), idOf('gone'))
    .map((templateId) => ({ type: 'hand-off', templateId })),
  fc
    .record({ memberId: member, delivery: fc.constantFrom('delivered', 'failed', 'unsure') })
    .map((told) => ({ type: 'deliver', ...told, how: null, messageId: null, place: null })),
  mail.map((message) => ({ type: 'customer-wrote', message, answersUnseen: false, warnings: [] })),
  mail.map((message) => ({ type: 'customer-wrote', message, answersUnseen: true, warnings: [] })),
  fc.constantFrom('sent', 'unsure', 'withheld').map((state) => ({
    type: 'acknowledge',
    acknowledgement: anAcknowledgement(state),
    message: null,
  })),
  fc.record({ mail, isProbable: fc.boolean() }).map(({ mail: { id }, isProbable }) => ({
    type: 'bounced',
    messageId: id,
    status: '5.1.1',
    isProbable,
  })),
  fc.constant({ type: 'bounced', messageId: idOf('sent'), status: null, isProbable: false }),
  fc
    .record({
      word: fc.constantFrom('sent', 'one', 'x', 'reply x', 'reply y'),
      class: fc.constantFrom('effective', 'unsure', 'internal'),
    })
    .map(({ word, class: as }) => ({ type: 'judge-reply', messageId: idOf(word), class: as })),
  fc.constant({ type: 'merge', intoId: idOf('two') }),
  mail.map(({ id }) => ({
    type: 'split',
    messageId: id,
    newInquiryId: idOf(`of ${id}`),
    newCustomerId: idOf('new customer'),
  })),
  fc.option(member).map((memberId) => ({ type: 'set-owner', memberId })),
  fc
    .record({
      message: mail,
      by: fc.option(member),
      evidence: fc.constantFrom('server', 'browser'),
    })
    .map((told) => ({ type: 'replied', ...told })),
  fc
    .record({
      word: fc.constantFrom('x', 'y', 'z'),
      hour: fc.integer({ min: 0, max: 60 }),
      reply: fc.option(
        fc.record({
          class: fc.constantFrom('effective', 'ack-like', 'unsure'),
          reason: fc.constantFrom('own-words', 'headers-only', 'few-words'),
        }),
      ),
      by: fc.option(member),
      evidence: fc.constantFrom('server', 'copy', 'browser'),
    })
    .map(({ word, hour, reply, ...told }) => ({
      type: 'replied',
      ...told,
      message: aMessage(`reply ${word}`, {
        direction: 'out',
        receivedAt: hoursLater(hour),
        reply: reply && { ...reply, overruledBy: null },
      }),
    })),
  mail.map(({ id, places }) => ({
    type: 'locate',
    messageId: id,
    place: places[0],
    rfcMessageId: null,
    keys: ['k'],
  })),
  fc.constantFrom('won', 'lost', 'none', 'spam').map((outcome) => ({ type: 'close', outcome })),
  fc.constantFrom('a', 'b').map((label) => ({ type: 'tag', add: [label], remove: ['b'] })),
  fc.constant({ type: 'note', noteId: idOf('note'), text: 'seen' }),
  fc.constant({ type: 'save-template', template: aTemplate() }),
  fc.constant({ type: 'remove-template', templateId: idOf('template') }),
  fc.constantFrom('rule', 'gone').map((word) => ({ type: 'remove-rule', ruleId: idOf(word) })),
  fc.constant({ type: 'save-rule', rule: aRule() }),
  fc.constant({ type: 'save-profile', profile: aProfile() }),
  fc
    .constantFrom('profile', 'gone')
    .map((word) => ({ type: 'remove-profile', profileId: idOf(word) })),
  fc.option(member).map((one) => ({
    type: 'save-roster',
    roster: aRoster({ weekdays: [one, null, null, null, null, null, null] }),
  })),
  absence.map((planned) => ({ type: 'save-absence', ...planned })),
  member.map((memberId) => ({ type: 'cancel-absence', memberId, absenceId: idOf('away') })),
  fc.constant({ type: 'join', member: aMember('New') }),
  member.map((memberId) => ({ type: 'save-member', memberId, member: aMember('Linda') })),
  fc
    .record({ memberId: member, role: fc.constantFrom('rep', 'manager', 'admin') })
    .map((set) => ({ type: 'set-role', ...set })),
  member.map((memberId) => ({ type: 'leave', memberId })),
  fc.boolean().map((active) => ({ type: 'save-mailbox', mailbox: aMailbox({ active }) })),
  fc.boolean().map((connected) => ({
    type: 'connect',
    of: { kind: 'mailbox', mailboxId: idOf('info') },
    address: 'info@acme.test',
    connected,
  })),
  fc
    .constantFrom('password', null)
    .map((trouble) => ({ type: 'health', mailboxId: idOf('info'), trouble })),
  fc
    .record({
      word: fc.constantFrom('anchors', 'a', 'b', 'c', 'd'),
      webmail: fc.constantFrom('roundcube', 'gmail'),
      selector: fc.constantFrom('.from', 'p {', '#to'),
    })
    .map(({ word, webmail, selector }) => ({
      type: 'save-anchors',
      anchorSetId: idOf(word),
      webmail,
      anchors: { from: selector },
      note: '',
    })),
  fc
    .record({
      word: fc.constantFrom('anchors', 'a', 'b', null),
      webmail: fc.constantFrom('roundcube', 'gmail'),
    })
    .map(({ word, webmail }) => ({
      type: 'use-anchors',
      webmail,
      anchorSetId: word && idOf(word),
    })),
  mail.map((message) => ({
    type: 'open',
    mailboxId: idOf('info'),
    customer: aCustomer(),
    inquiry: { subject: 's', snippet: '', language: null, channel: 'direct', ...unsaid },
    message,
    ...plainly,
  })),
);

/** One action, by somebody, at a time. */
export interface Step {
  actor: Actor;
  action: Action;
  now: Date;
}
const machines: Record<string, Actor> = {
  'customer-wrote': { kind: 'watcher' },
  bounced: { kind: 'watcher' },
  acknowledge: { kind: 'clock' },
  locate: { kind: 'watcher' },
  health: { kind: 'watcher' },
  deliver: { kind: 'clock' },
  join: { kind: 'host' },
};
const offInquiry = [
  'save-template',
  'remove-template',
  'save-rule',
  'remove-rule',
  'save-profile',
  'remove-profile',
  'save-roster',
  'save-absence',
  'cancel-absence',
  'join',
  'save-member',
  'set-role',
  'leave',
  'save-mailbox',
  'connect',
  'health',
  'save-anchors',
  'use-anchors',
];

/** Mostly who may do such a thing, so that sequences get somewhere; sometimes anybody, so that refusals are met. */
export const steps = fc
  .array(
    fc.record({
      actor,
      person: member,
      deed,
      inquiry: fc.constantFrom('one', 'one', 'one', 'two', 'three'),
      hour: fc.integer({ min: 0, max: 3 }),
      isAnybody: fc.nat(5).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
  .map((list) => {
    let hour = 0;
    return list.map((step, index): Step => {
      hour += step.hour;
      const { type } = step.deed;
      const person: Actor = { kind: 'member', memberId: step.person };
      const isSeen = 'evidence' in step.deed && step.deed.evidence !== 'browser';
      const fitting = isSeen ? ({ kind: 'watcher' } as const) : (machines[type] ?? person);
      const action = {
        id: idOf(`step ${index}`),
        at: hoursLater(hour),
        ...(offInquiry.includes(type) ? {} : { inquiryId: idOf(step.inquiry) }),
        ...step.deed,
      };
      return {
        actor: step.isAnybody ? step.actor : fitting,
        action: action as unknown as Action,
        now: hoursLater(hour),
      };
    });
  });
