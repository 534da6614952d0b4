import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { WithheldReason } from '#lib/domain/acknowledgement.ts';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { AboutMail } from '#server/mail/facts/about-mail.ts';
import { mayAcknowledge } from '#server/mail/facts/may-acknowledge.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { aMailbox, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { filesOf, hasCollections } from './collections.ts';
import { letter, read } from './letter.ts';

const usual: AboutMail = {
  own: ownSideOf(['info@acme.test', 'linda@acme.test', 'acme.team@gmail.com']),
  mailboxAddresses: ['info@acme.test', 'sales@acme.test'],
  mailbox: aMailbox({ aliases: ['sales@acme.test'] }),
  profile: null,
  channel: 'direct',
  formAddress: null,
  hasHumanInThread: false,
  isFromJunk: false,
  receivedAt: morning,
  now: hoursLater(0.01),
};
const settings = (over: object) =>
  aMailbox({ acknowledgement: { ...usualAcknowledgement, ...over } });

type Headers = Record<string, string | null>;
const asked = async (headers: Headers = {}, about: Partial<AboutMail> = {}) =>
  mayAcknowledge(await read(letter(headers)), { ...usual, ...about });

const profile: Profile = {
  id: idOf('profile'),
  name: 'Website form',
  channel: 'form',
  active: true,
  match: { fromDomain: 'acme.test', dkimDomain: null, subjectContains: null },
  labels: {},
  buyerAddress: 'shown',
  mayAcknowledge: true,
  seq: 1,
};
const form: Headers = { From: 'Website <wordpress@acme.test>', 'Reply-To': 'other@kunde.example' };
const filledIn: Partial<AboutMail> = {
  profile,
  channel: 'form',
  formAddress: 'Greta@Kunde.example',
};

describe('a person who wrote to the mailbox is answered', () => {
  const people: Headers[] = [
    {},
    { To: 'Sales <SALES@acme.test>' },
    { To: 'info+fair@acme.test' },
    { To: 'boss@kunde.example', Cc: 'info@acme.test' },
    { To: 'someone@elsewhere.example', 'Resent-To': 'info@acme.test' },
    { 'Return-Path': '<greta@kunde.example>' },
    { From: 'greta@kunde.example <greta@kunde.example>' },
    { From: '"greta@home.example" <greta@kunde.example>' },
    { From: 'Greta @ Kunde <greta@kunde.example>' },
    { From: '=?utf-8?Q?Greta,_g@home.example?= <Greta@Kunde.example>' },
    { 'Return-Path': '<prvs=12=greta@mail.kunde.example>' },
    // A forwarder of our own writes its address there (SRS).
    { 'Return-Path': '<SRS0=ab=cd=kunde.example=greta@acme.test>' },
    { 'Reply-To': 'greta@kunde.example' },
    { 'Auto-Submitted': 'no' },
    { 'X-Auto-Response-Suppress': 'DR, RN, NRN' },
    { 'X-Spam-Status': 'No, score=-1.2' },
    { 'X-Forefront-Antispam-Report': 'CIP:1.2.3.4;SFV:NSPM;CAT:NONE' },
    { 'Authentication-Results': 'mx.acme.test; dmarc=pass header.from=kunde.example' },
    { 'In-Reply-To': '<1@kunde.example>' },
    { Subject: 'Out of office chairs?' },
    {
      From: "'Greta Kunde' via info <info@acme.test>",
      'X-Original-From': 'Greta Kunde <greta@kunde.example>',
      'Reply-To': 'Greta Kunde <greta@kunde.example>',
      'Return-Path': '<info+bncBC1@acme.test>',
      'List-Id': '<info.acme.test>',
    },
    { 'List-Id': '<info.acme.test>', Precedence: 'list', 'List-Unsubscribe': '<mailto:x@y.z>' },
  ];
  test.each(people)('%j', async (headers) => {
    expect(await asked(headers)).toEqual({ may: true, to: 'greta@kunde.example' });
  });

  test.each(['bücher.example', 'xn--bcher-kva.example'])(
    'at %s, however it is written',
    async (at) => {
      const headers = {
        From: `Greta <greta@${at}>`,
        'Return-Path': '<greta@xn--bcher-kva.example>',
      };
      expect(await asked(headers)).toEqual({ may: true, to: 'greta@bücher.example' });
    },
  );

  test('through a form whose profile says so, at its labelled field and never at Reply-To', async () => {
    expect(await asked(form, filledIn)).toEqual({ may: true, to: 'greta@kunde.example' });
  });
});

const outOfJunk = { isFromJunk: true };
const withheld: [WithheldReason, string | null, Headers, Partial<AboutMail>?][] = [
  ['off', null, {}, { mailbox: settings({ isOn: false }) }],
  ['own-message', 'X-Baton-Loop', { 'X-Baton-Loop': 'info@other.example' }],
  ['own-message', 'Message-ID', { 'Message-ID': `<acknowledgement.${idOf('x')}@acme.test>` }],
  ['own-message', 'Message-ID', { 'Message-ID': `<handoff.${idOf('x')}@acme.test>` }],
  ['automatic', 'Auto-Submitted', { 'Auto-Submitted': 'auto-replied; owner-email="a@b.example"' }],
  ['automatic', 'Auto-Submitted', { 'Auto-Submitted': '(really) vacation' }],
  ['automatic', 'Return-Path', { 'Return-Path': '<>' }],
  ['automatic', 'Return-Path', { 'Return-Path': '< >' }],
  ['automatic', 'Return-Path', { 'Return-Path': '' }],
  ['automatic', 'Content-Type', { 'Content-Type': 'multipart/report; boundary=x' }],
  ['automatic', 'X-Failed-Recipients', { 'X-Failed-Recipients': 'x@kunde.example' }],
  ...'X-Autoreply X-Autorespond X-Autoresponder X-Autoresponse X-AutoReply-From X-Mail-Autoreply X-Autogenerated X-FC-MachineGenerated X-Loop'
    .split(' ')
    .map((name): [WithheldReason, string, Headers] => ['automatic', name, { [name]: 'yes' }]),
  ['automatic', 'X-Apple-Action', { 'X-Apple-Action': 'VACATION' }],
  ['automatic', 'Precedence', { Precedence: 'bulk' }],
  ['automatic', 'Precedence', { Precedence: 'auto_reply' }],
  ['automatic', 'X-Precedence', { 'X-Precedence': 'junk' }],
  ['automatic', 'subject', { Subject: '自动回复: 询价' }],
  ['automatic', 'daemon', { From: 'postmaster@kunde.example' }],
  ['automatic', 'empty-from', { From: 'MAILER-DAEMON <>' }],
  ...['All', 'OOF', 'DR, AutoReply'].map((value): [WithheldReason, string, Headers] => [
    'suppressed',
    'X-Auto-Response-Suppress',
    { 'X-Auto-Response-Suppress': value },
  ]),
  ['list', 'List-Id', { 'List-Id': '<news.kunde.example>' }],
  ['list', 'List-Unsubscribe', { 'List-Unsubscribe': '<mailto:off@kunde.example>' }],
  ['list', 'Feedback-ID', { 'Feedback-ID': '1:2:3:mail' }],
  ['list', 'Precedence', { Precedence: 'list' }],
  // A newsletter that a group of our own passed on.
  ['list', 'List-Id', { Sender: 'info@acme.test', 'List-Id': '<news.kunde.example>' }],
  ['list', 'Feedback-ID', { 'List-Id': '<info.acme.test>', 'Feedback-ID': '1:2:3:mail' }],
  ['junk', '> 1 MB', { 'X-Long': 'x'.repeat(1024 * 1024), 'Auto-Submitted': 'auto-replied' }],
  ['junk', null, {}, outOfJunk],
  ['junk', 'X-Spam-Flag', { 'X-Spam-Flag': 'YES' }],
  ['junk', 'X-Spam-Status', { 'X-Spam-Status': 'Yes, score=7.1' }],
  ['junk', 'X-Forefront-Antispam-Report', { 'X-Forefront-Antispam-Report': 'SFV:SPM;CAT:SPM' }],
  ['junk', 'X-MS-Exchange-Organization-SCL', { 'X-MS-Exchange-Organization-SCL': '5' }],
  [
    'junk',
    'Authentication-Results',
    { 'Authentication-Results': 'mx.acme.test; dmarc=fail (p=reject) header.from=kunde.example' },
  ],
  ['platform', 'From', { From: 'Alibaba.com <feedback@service.alibaba.com>' }],
  ['platform', 'Reply-To', { 'Reply-To': 'relay-1@mail.globalsources.com' }],
  ['platform', 'X-AMAZON-MAIL-RELAY-TYPE', { 'X-AMAZON-MAIL-RELAY-TYPE': 'notification' }],
  ['platform', null, {}, { channel: 'platform' }],
  ['platform', 'Website form', {}, { profile: { ...profile, buyerAddress: 'relay' } }],
  ['platform', 'Website form', {}, { profile: { ...profile, buyerAddress: 'hidden' } }],
  ['form', null, form, { channel: 'form' }],
  ['form', 'Website form', form, { ...filledIn, profile: { ...profile, mayAcknowledge: false } }],
  ['no-sender', 'Website form', form, { ...filledIn, formAddress: null }],
  ['no-sender', 'Website form', form, { ...filledIn, formAddress: 'call me' }],
  ['own-side', 'Website form', form, { ...filledIn, formAddress: 'info@acme.test' }],
  ['no-reply', 'Website form', form, { ...filledIn, formAddress: 'noreply@kunde.example' }],
  ['platform', 'Website form', form, { ...filledIn, formAddress: 'x@made-in-china.com' }],
  ['in-thread', null, {}, { hasHumanInThread: true }],
  ['in-thread', 'In-Reply-To', { 'In-Reply-To': '<abc@mx.acme.test>' }],
  ['in-thread', 'In-Reply-To', { References: '<abc@acme.test> <1@kunde.example>' }],
  ['in-thread', 'In-Reply-To', { 'In-Reply-To': 'abc@acme.test' }],
  ['not-addressed', 'To', { To: 'undisclosed-recipients:;' }],
  ['not-addressed', 'To', { To: 'x@y.example', 'Resent-To': 'notinfo@acme.test.example' }],
  ['not-addressed', 'To', { To: 'notinfo@acme.test' }],
  ['not-addressed', 'To', { To: 'info@acme.test.example' }],
  ['too-old', null, {}, { now: hoursLater(12.01) }],
  ['too-old', null, {}, { mailbox: settings({ notAfterHours: 1 }), now: hoursLater(1.01) }],
  ['no-sender', 'From', { From: null }],
  ['no-sender', 'From', { From: 'A <a@kunde.example>, B <b@kunde.example>' }],
  ['no-sender', 'From', { From: 'a@kunde.example, b@kunde.example' }],
  ['no-sender', 'From', { From: 'a@kunde.example; b@kunde.example' }],
  ['no-sender', 'From', { From: 'Two: a@kunde.example, b@kunde.example;' }],
  // One correspondent in as many spellings as somebody likes.
  ...[
    '<"1,greta"@kunde.example>',
    '<"1<greta"@kunde.example>',
    '<not(1)greta@kunde.example>',
    '<=?utf-8?q?not?=@kunde.example>',
    '<greta@kunde.example.>',
    '<gre\u200Bta@kunde.example>',
    '<greta%kunde.example@relay.example>',
    '<ﬁn@kunde.example>',
    '<greta@[192.0.2.1]>',
    '<greta@192.0.2.1>',
  ].map((From): [WithheldReason, string, Headers] => ['no-sender', 'From', { From }]),
  ['no-sender', 'Return-Path', { 'Return-Path': '<bounces-1@mailer.example>' }],
  ['no-sender', 'Sender', { Sender: 'agent@elsewhere.example' }],
  // Whoever is named only there would be answered against RFC 3834 §4.
  ['no-sender', 'Reply-To', { 'Reply-To': 'boss@elsewhere.example' }],
  ['own-side', 'From', { From: 'Linda <linda@acme.test>' }],
  ['own-side', 'From', { From: 'new-colleague@acme.test' }],
  ['own-side', 'From', { From: 'acme.team@gmail.com' }],
  ['own-side', 'From', { From: 'acme.team+1@gmail.com' }],
  ...[
    'no-reply@kunde.example',
    'do_not_reply@kunde.example',
    'shop-noreply@kunde.example',
    'notifications@kunde.example',
    'alerts@kunde.example',
    'root@kunde.example',
    'no-responder@kunde.example',
    'ne-pas-repondre@kunde.example',
    'nicht-antworten@kunde.example',
  ].map((From): [WithheldReason, string, Headers] => ['no-reply', 'From', { From }]),
];

describe('any doubt withholds it, and names the header', () => {
  test.each(withheld)('%s, %s: %j', async (reason, evidence, headers, about) => {
    expect(await asked(headers, about)).toEqual({ may: false, reason, evidence });
  });

  test('a group of somebody else is a list, whatever ours is called', async () => {
    const others = { 'List-Id': '<info.acme.test.example>', Precedence: 'list' };
    expect(await asked(others)).toMatchObject({ may: false, reason: 'list' });
  });
});

describe.skipIf(!hasCollections)('automatic mail of the collections', () => {
  test('is never acknowledged, not even addressed to us by name', async () => {
    const files = filesOf('automatic-mail');
    const answered: string[] = [];
    for (const file of files) {
      const mail = await read(readFileSync(file));
      const toUs = { ...mail, to: [{ name: '', address: 'info@acme.test' }] };
      if (mayAcknowledge(toUs, usual).may) answered.push(file.split('/').at(-1) ?? '');
    }
    expect(files.length).toBeGreaterThan(300);
    expect(answered).toEqual([]);
  });
});
