import { describe, expect, test } from 'vitest';
import { isAutomatic, type AutomaticSignal } from '#server/mail/facts/automatic.ts';
import { letter, read } from './letter.ts';

const own = ['info@acme.test'];
const signalOf = async (over: Record<string, string | null>) =>
  isAutomatic(await read(letter(over)), own);

const signals: [Record<string, string | null>, AutomaticSignal][] = [
  [{ 'Auto-Submitted': 'auto-replied' }, 'auto-submitted'],
  [{ 'Auto-Submitted': 'auto-generated; type=x' }, 'auto-submitted'],
  [{ 'Auto-Submitted': 'vacation' }, 'auto-submitted'],
  [{ 'Return-Path': '<>' }, 'null-return-path'],
  [{ 'Return-Path': '< >' }, 'null-return-path'],
  [{ 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }, 'report'],
  [
    { 'Content-Type': 'multipart/report; report-type="disposition-notification"; boundary=x' },
    'report',
  ],
  [{ Subject: 'Report domain: acme.test Submitter: google.com Report-ID: 1' }, 'report'],
  [{ 'X-Failed-Recipients': 'somebody@acme.test' }, 'failed-recipients'],
  [{ From: 'MAILER-DAEMON <>' }, 'empty-from'],
  [{ From: '<>' }, 'empty-from'],
  [{ From: 'Mail Delivery System <mailer-daemon@mx.kunde.example>' }, 'daemon'],
  [{ From: 'postmaster@kunde.example' }, 'daemon'],
  [{ From: 'bounces+12@list.example' }, 'daemon'],
  [{ From: 'news-request@list.example' }, 'daemon'],
  [{ 'X-Autoreply': 'yes' }, 'auto-header'],
  [{ 'X-Autorespond': '' }, 'auto-header'],
  [{ 'X-Mail-Autoreply': 'mailbox' }, 'auto-header'],
  [{ 'X-Apple-Action': 'VACATION' }, 'auto-header'],
  [{ 'X-FC-MachineGenerated': 'true' }, 'auto-header'],
  [{ 'X-Loop': 'help@kunde.example' }, 'auto-header'],
  [{ Precedence: 'bulk' }, 'precedence'],
  [{ Precedence: 'List' }, 'precedence'],
  [{ 'X-Precedence': 'auto_reply' }, 'precedence'],
  [{ 'List-Id': 'News <news.kunde.example>' }, 'list'],
  [{ From: 'AWS <no-reply@notices.example>', 'Feedback-ID': '1:AmazonSES' }, 'bulk-sender'],
];

describe('a program wrote', () => {
  test.each(signals)('%j: %s', async (over, signal) => {
    expect(await signalOf(over)).toBe(signal);
  });

  test.each([
    'Automatic reply: Pumps',
    'Auto: Pumps',
    'Out of Office',
    'Out of the office until Monday',
    'I am out of office',
    'Abwesenheitsnotiz: Pumps',
    'Respuesta automática: Pumps',
    'Réponse automatique : Pumps',
    'Автоответ: насосы',
    '自动回复：Pumps',
    '自動返信: Pumps',
    '外出中: 询价',
    '[EXTERNAL] Automatic reply: Pumps',
  ])('subject "%s"', async (subject) => {
    expect(await signalOf({ Subject: subject })).toBe('subject');
  });
});

describe('a person may have written', () => {
  const people: Record<string, string | null>[] = [
    {},
    { 'Auto-Submitted': 'no' },
    { 'Auto-Submitted': 'no (a comment); x=y' },
    { 'X-Autoreply': 'no' },
    // It asks for no automatic answer; Outlook puts it on ordinary mail.
    { 'X-Auto-Response-Suppress': 'All' },
    // Some CRMs add it to personal mail.
    { 'List-Unsubscribe': '<mailto:off@kunde.example>' },
    // Forms write so, and what they bring are inquiries.
    { From: 'No Reply <noreply@forms.example>', 'Reply-To': 'greta@kunde.example' },
    { From: 'noreply@forms.example', 'Feedback-ID': '1:SES', 'Reply-To': 'greta@kunde.example' },
    { 'Return-Path': '<greta@kunde.example>' },
    { Precedence: 'first-class' },
    // A missing field is somebody's mistake.
    { From: null },
    { Subject: 'Re: Automatic reply: Pumps' },
    { Subject: 'Out of office chairs?' },
    { Subject: 'Automatic replyer valves' },
    { Subject: '外出用水泵询价' },
    { Subject: 'Auto parts' },
  ];
  test.each(people)('%j', async (over) => {
    expect(await signalOf(over)).toBeNull();
  });

  test('where the mailbox itself is a group of its host, which marks every mail', async () => {
    const group = {
      'List-Id': '<info.acme.test>',
      'List-Post': '<https://groups.example/info>, <mailto:info@acme.test>',
      Precedence: 'list',
    };
    expect(await signalOf(group)).toBeNull();
    expect(isAutomatic(await read(letter(group)), ['sales@acme.test'])).toBe('precedence');
    expect(await signalOf({ ...group, 'Auto-Submitted': 'auto-replied' })).toBe('auto-submitted');
  });
});
