import { describe, expect, test } from 'vitest';
import { natureOf } from './around.ts';

// Synthetic, in the shapes that the hosts of groups document: Google Groups, Microsoft 365, Mailman.
const google = {
  'List-Id': '<info.acme.test>',
  'List-Post': '<https://groups.google.com/a/acme.test/group/info/post>, <mailto:info@acme.test>',
  'List-Unsubscribe': '<mailto:googlegroups-manage+1+unsubscribe@googlegroups.com>',
  'Mailing-list': 'list info@acme.test; contact info+owners@acme.test',
  Precedence: 'list',
  'X-Google-Group-Id': '123456789012',
  'X-Spam-Checked-In-Group': 'info@acme.test',
};

const copies: [string, Record<string, string | null>, { name: string; address: string }][] = [
  [
    'Google Groups, From as it was',
    google,
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
  [
    'Google Groups, From rewritten for DMARC',
    {
      ...google,
      From: "'Greta Kunde' via Info <info@acme.test>",
      'X-Original-Sender': 'greta@kunde.example',
      'X-Original-From': 'Greta Kunde <greta@kunde.example>',
      'Reply-To': 'Greta Kunde <greta@kunde.example>',
    },
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
  [
    'a group that leaves Reply-To alone to tell',
    { From: 'Greta Kunde via Info <info@acme.test>', 'Reply-To': 'greta@kunde.example' },
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
  [
    'a group that answers to itself, with the address in the name',
    {
      ...google,
      From: '"greta@kunde.example via Info" <info@acme.test>',
      'Reply-To': 'info@acme.test',
    },
    { name: '', address: 'greta@kunde.example' },
  ],
  [
    'Microsoft 365, which names the group nowhere but among the receivers',
    { 'X-Auto-Response-Suppress': 'All', 'X-MS-Exchange-Transport-CrossTenantHeadersStamped': 'X' },
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
  [
    'a group that sends the copies itself',
    { Sender: 'info@acme.test', Precedence: 'list' },
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
  [
    'a group that writes nothing but its own From',
    {
      From: 'Greta Kunde via Info <info@acme.test>',
      Precedence: 'list',
      'Reply-To': 'greta@kunde.example',
    },
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
  [
    'Mailman',
    {
      From: 'Greta Kunde via Info <info@acme.test>',
      'List-Id': 'Front desk <info.acme.test>',
      'X-BeenThere': 'info@acme.test',
      Precedence: 'list',
      'Reply-To': 'Greta Kunde <greta@kunde.example>',
    },
    { name: 'Greta Kunde', address: 'greta@kunde.example' },
  ],
];

describe('a copy that the team’s own group made', () => {
  test.each(copies)('%s: a person’s, who is known', async (_host, over, who) => {
    const nature = await natureOf(over);
    expect(nature).toMatchObject({ kind: 'person', signals: [], channel: { channel: 'direct' } });
    expect(nature.who).toMatchObject({ name: who.name, addresses: [who.address], form: null });
  });

  test('is automatic all the same where a program wrote to the group', async () => {
    const away = { ...google, 'Auto-Submitted': 'auto-replied', Subject: 'Automatic reply: Pumps' };
    const nature = await natureOf(away);
    expect(nature.kind).toBe('vacation');
    expect(nature.signals).toEqual(['auto-submitted', 'subject']);
  });
});

describe('a copy of somebody else’s list', () => {
  test.each([
    ['another list', { 'List-Id': '<news.kunde.example>', Precedence: 'list' }],
    ['a list of nearly our name', { 'List-Id': '<myinfo.acme.test>', Precedence: 'list' }],
    [
      'our name with more behind it',
      { 'List-Id': '<info.acme.test.evil.example>', Precedence: 'list' },
    ],
    [
      'our address in a longer one',
      { 'List-Post': '<mailto:notinfo@acme.test>', Precedence: 'list' },
    ],
  ])('%s is automatic', async (_what, over) => {
    expect(await natureOf(over)).toMatchObject({ kind: 'list', signals: ['precedence', 'list'] });
  });

  test('bulk is bulk in our own group too', async () => {
    expect((await natureOf({ ...google, Precedence: 'bulk' })).signals).toEqual(['precedence']);
  });
});

test('every signal is told, not the first alone', async () => {
  const nature = await natureOf({
    From: 'mailer-daemon@mx.kunde.example',
    'Return-Path': '<>',
    'Auto-Submitted': 'auto-replied',
    'X-Failed-Recipients': 'somebody@acme.test',
    'X-Autoreply': 'yes',
    Precedence: 'bulk',
    Subject: 'Automatic reply: Pumps',
  });
  expect(nature.signals).toEqual([
    'auto-submitted',
    'null-return-path',
    'failed-recipients',
    'daemon',
    'auto-header',
    'precedence',
    'subject',
  ]);
});
