import 'fake-indexeddb/auto';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PageToWorker } from '#lib/protocol/bridge.ts';
import type { Replica } from '#lib/replica/database.ts';
import { answerPage } from '../../../entrypoints/background/answers.ts';
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

const sent = (rfcMessageId: string): PageToWorker => ({
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

it('tells a page the same about a reply that was an inquiry’s and one that was not', async () => {
  const reporting = { replica, author, resolve: async () => null };
  const before = await answerPage({ type: 'page', webmail: 'roundcube' }, reporting);
  const strange = await answerPage(sent('<strange@kunde.example>'), reporting);
  expect(await replica.outbox.count()).toBe(0);
  const ours = await answerPage(sent('<first@kunde.example>'), reporting);
  expect(await replica.outbox.count()).toBe(1);
  expect([strange, ours]).toEqual([before, before]);
});
