import type { WithheldReason } from '#lib/domain/acknowledgement.ts';
import type { ReplyClass } from '#lib/domain/message.ts';
import type { Warning } from '#lib/domain/warning.ts';

/** What the desk did by itself, and why. */
export const deskWork = {
  title: 'Why',
  rules: (names: string, n: number) => (n === 1 ? `Rule ${names}` : `Rules ${names}`),
  ruleAssigned: (rule: string, name: string) => `Rule “${rule}” assigned this to ${name}`,
  ruleAssignedYou: (rule: string) => `Rule “${rule}” assigned this to you`,
  ruleHandedOff: (rule: string, address: string) => `Rule “${rule}” handed this off to ${address}`,
  channel: (name: string, evidence: string) => `${name}: ${evidence}`,
  country: (name: string, evidence: string) => `${name}: ${evidence}`,
  highPriority: 'High priority',
  tags: 'Tags',
  standIn: (name: string, away: string) => `${name} stands in for ${away}`,
  standInYou: (away: string) => `You stand in for ${away}`,
  standInForYou: (name: string) => `${name} stands in for you`,
  merged: 'Joined with another inquiry',
  goesOn: 'Goes on in',
  joined: 'Joined with this inquiry',
  conversation: 'Conversation',
  openOther: 'Open that inquiry',
  merge: 'Join with another inquiry…',
  mergeWith: 'Join with',
  split: 'Make it an inquiry of its own',
  splitOff: (subject: string) => `Make it an inquiry of its own: ${subject}`,
  lookAfter: 'Look after this customer',
  leaveCustomer: 'Leave this customer',
  quantity: (product: string, quantity: string) => `${product}, ${quantity}`,
};

/** The first automatic answer. */
export const acknowledgement = {
  waiting: 'An acknowledgement goes out when the quiet hours end',
  planned: 'An acknowledgement is on its way',
  sending: 'An acknowledgement is on its way',
  sent: (language: string) => `Acknowledged in ${language}`,
  sentNote: 'Automatic; the clock runs on',
  unsure: 'It is not certain that the acknowledgement went out',
  unsureNote: 'It is not sent again by itself. Look into Sent.',
  failed: 'The acknowledgement could not be sent',
  bounced: 'The acknowledgement came back',
  withheld: (reason: string) => `Not acknowledged: ${reason}`,
  reason: {
    off: 'switched off for this mailbox',
    automatic: 'the mail was sent by a program',
    suppressed: 'the mail asks for no automatic answer',
    list: 'it came through a mailing list',
    'no-reply': 'its sender takes no answers',
    'no-sender': 'it names no sender',
    'own-side': 'it is from a colleague',
    platform: 'it came through a platform',
    form: 'it came through a form without a profile that allows it',
    'not-addressed': 'the mailbox is not among its recipients',
    junk: 'it was taken for junk',
    'in-thread': 'a person has written in this conversation',
    recently: 'this sender was acknowledged a few days ago',
    'sender-cap': 'too many mails of this sender',
    'domain-cap': 'too many mails of this company',
    'overall-cap': 'too many acknowledgements in a short time',
    'bounced-before': 'the last one to this address came back',
    'too-old': 'the mail was too old when it was seen',
    'own-message': 'it is one of our own',
    rule: 'a rule says it is no inquiry',
    'by-hand': 'it was tracked by hand',
    'no-account': 'no account to send from is connected',
    template: 'its template could not be filled in',
  } satisfies Record<WithheldReason, string>,
};

/** What a person should know before they answer. */
export const warning: Record<Warning['kind'], string> = {
  'stranger-in-thread': 'Quotes another conversation, but its sender was not in it',
  'probably-same': 'Put to this conversation by sender, subject and time alone',
  late: 'Reached the mailbox long before it was seen',
  'spf-failed': 'The sending server is not one of the sender’s (SPF)',
  'dkim-failed': 'The signature of the mail does not fit (DKIM)',
  'dmarc-failed': 'Not from the domain it names, says that domain (DMARC)',
  'found-in-junk': 'It lay in the junk folder',
};

/** What a mail of ours is as an answer. */
export const judgement = {
  not: {
    effective: 'Counts as an answer',
    'ack-like': 'Not counted as an answer: it only says that the mail arrived',
    automatic: 'Not counted as an answer: it was sent by a program',
    internal: 'Not counted as an answer: it did not go to the customer',
    bounced: 'Not counted as an answer: it came back',
    unsure: 'Perhaps an answer: a manager can say so',
  } satisfies Record<ReplyClass, string>,
  count: 'Count it as an answer',
  discount: 'Do not count it',
  overruled: (name: string) => `Decided by ${name}`,
  judgedEffective: 'counted a mail of ours as the answer',
  judgedNot: 'did not count a mail of ours as the answer',
  bounced: 'Our reply came back; the clock runs again',
};

/** Lines of the timeline that the mail desk adds. */
export const deskTimeline = {
  byRules: (names: string) => `by ${names}`,
  answeredUnseen: 'Somebody answered before; the customer quotes a mail we have not seen',
  copied: 'A copy reached the mailbox',
  /** `subject`: what the other is about; '' where nobody can tell. */
  merged: (subject: string) =>
    subject ? `joined this with “${subject}”` : 'joined this with another inquiry',
  splitFrom: (subject: string) =>
    subject ? `split this from “${subject}”` : 'split this from another inquiry',
  split: 'made an inquiry of its own of a mail',
  owner: (name: string) => `made ${name} the one who looks after this customer`,
  noOwner: 'left this customer to nobody',
};
