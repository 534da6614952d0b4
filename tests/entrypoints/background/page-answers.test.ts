import 'fake-indexeddb/auto';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PageMessage } from '#lib/protocol/bridge.ts';
import type { Replica } from '#lib/replica/database.ts';
import { pageAnswers } from '../../../entrypoints/background/page-answers.ts';
import { wordsFor } from '#lib/words/words.ts';
import { aReplica, author, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMember, aMessage, anInquiry, morning } from '#tests/support/rows.ts';

const linda = aMember('Linda');
const first = aMessage('first');

let replica: Replica;
beforeEach(async () => {
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ name: 'Baton' }) });
  replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda),
    ...upsert('customers', aCustomer()),
    ...upsert('inquiries', anInquiry()),
    ...upsert('messages', first),
  );
});
afterEach(() => replica.delete());

const sent = (rfcMessageId: string): PageMessage<'sent'> => ({
  type: 'sent',
  sent: {
    answered: {
      webmail: 'roundcube',
      account: null,
      place: null,
      gmail: null,
      rfcMessageId,
      from: first.from,
      subject: first.subject,
      recipients: [],
      sentAt: null,
      tiers: [],
      keys: [],
    },
    from: null,
    to: [{ name: '', address: 'greta@kunde.example' }],
    subject: 'Re: Pumps',
    sentAt: morning,
    keys: [],
  },
});

const words = wordsFor('en');
const speech = async () => ({
  words,
  moment: { now: morning, zone: 'UTC', language: 'en' as const },
});

it('tells a page the same about a reply that was an inquiry’s and one that was not', async () => {
  const reporting = { replica, author, resolve: async () => null };
  const chips = { show: async () => [], forget: () => undefined };
  const whereabouts = { tell: async () => false, forget: () => undefined };
  const told: unknown[] = [];
  const verdicts = { sent: (tabId: number, id: string) => told.push([tabId, id]) } as never;
  const anchors = async () => undefined;
  const overrides = async () => ({});
  const office = { chips, whereabouts, verdicts, reporting, anchors, overrides, speech };
  const answers = pageAnswers(office, () => undefined);
  const strange = await answers.sent(sent('<strange@kunde.example>'), 7);
  expect(await replica.outbox.count()).toBe(0);
  const ours = await answers.sent(sent('<first@kunde.example>'), 7);
  expect(await replica.outbox.count()).toBe(1);
  expect([strange, ours]).toEqual([null, null]);
  expect(told).toEqual([[7, anInquiry().id]]);
});
