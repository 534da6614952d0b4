import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexKeys } from '#lib/domain/fingerprint/keys.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { ResolveResponse } from '#lib/protocol/api.ts';
import type { Sent } from '#lib/protocol/bridge.ts';
import type { Replica } from '#lib/replica/database.ts';
import { reportSent } from '#lib/sync/report-sent.ts';
import { aReplica, author, be, bring, performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  idOf,
  morning,
} from '#tests/support/rows.ts';

const linda = aMember('Linda');
const wang = aMember('Wang');
const first = aMessage('first');
const answered: Sighting = {
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  rfcMessageId: first.rfcMessageId,
  from: first.from,
  subject: first.subject,
  recipients: [],
  sentAt: null,
  tiers: [],
  keys: [],
};
const greta = { name: '', address: 'greta@kunde.example' };
const sent = (over: Partial<Sent> = {}): Sent => ({
  answered,
  from: { name: 'Front desk', address: 'info@acme.test' },
  to: [greta],
  subject: 'Re: Pumps',
  sentAt: morning,
  keys: ['3:0011223344556677'],
  ...over,
});

let replica: Replica;
let asked: Sighting[];
let known: ResolveResponse | null;
let leaving: Inquiry['id'][];
let wasChecked: boolean;
beforeEach(async () => {
  replica = aReplica();
  asked = [];
  known = { kind: 'none' };
  leaving = [];
  wasChecked = true;
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda, wang),
    ...upsert('mailboxes', aMailbox({ aliases: ['sales@acme.test'] })),
    ...upsert('customers', aCustomer()),
    ...upsert('inquiries', anInquiry()),
    ...upsert('messages', first),
  );
});
afterEach(() => replica.delete());

async function report(over: Partial<Sent> = {}) {
  const resolve = async (sighting: Sighting) => {
    asked.push(sighting);
    return known;
  };
  const left = (inquiryId: Inquiry['id']) => {
    leaving.push(inquiryId);
    return { wasChecked };
  };
  await reportSent(sent(over), { replica, author, resolve, left });
  return (await replica.outbox.toArray()).map(({ action }) => action);
}

describe('a page’s word that a reply was sent', () => {
  it('waits in the outbox, in the name of whoever is connected here', async () => {
    const [action, ...more] = await report();
    expect(more).toEqual([]);
    expect(action).toMatchObject({
      type: 'replied',
      inquiryId: idOf('inquiry'),
      by: linda.id,
      evidence: 'browser',
      message: {
        direction: 'out',
        inReplyTo: first.rfcMessageId,
        rfcMessageId: null,
        from: { address: 'info@acme.test' },
        to: [greta],
        keys: ['3:0011223344556677'],
      },
    });
    expect(action).not.toHaveProperty('unchecked');
    expect(asked).toEqual([]);
    expect(leaving).toEqual([idOf('inquiry')]);
  });

  it('says where the server could not be asked before', async () => {
    wasChecked = false;
    expect(await report()).toMatchObject([{ type: 'replied', unchecked: true }]);
  });

  it('asks the server about a mail that is not here', async () => {
    const other = { ...answered, rfcMessageId: '<other@kunde.example>' };
    expect(await report({ answered: other })).toEqual([]);
    expect(asked).toEqual([other]);
    const inquiryId = idOf<ReturnType<typeof anInquiry>['id']>('inquiry');
    known = { kind: 'inquiry', inquiryId, messageId: first.id, changes: [] };
    expect(await report({ answered: other })).toMatchObject([{ type: 'replied', inquiryId }]);
  });

  it('says nothing where the server cannot be asked, or nobody is connected', async () => {
    known = null;
    expect(await report({ answered: { ...answered, rfcMessageId: null } })).toEqual([]);
    await replica.meta.delete('me');
    expect(await report()).toEqual([]);
  });

  it.each([
    ['a colleague', 'wang@acme.test'],
    ['the mailbox’s other name', 'sales@acme.test'],
    ['somebody outside who is not in it', 'else@kunde.example'],
  ])('says nothing of one that went to %s alone', async (_who, address) => {
    expect(await report({ to: [{ name: '', address }] })).toEqual([]);
    expect(leaving).toEqual([]);
    expect(await report({ to: [{ name: '', address }, greta] })).toHaveLength(1);
  });

  it('says nothing where a page names the mail, but not who wrote it', async () => {
    const forged = { ...answered, from: { name: '', address: 'else@kunde.example' } };
    expect(await report({ answered: forged })).toEqual([]);
  });

  it('guesses nothing among inquiries that are alike', async () => {
    const shared = { sender: greta.address, senderName: null, subject: 'Pumps', sentAt: null };
    const keys = indexKeys({
      ...shared,
      bodies: ['Could you quote forty pumps?'],
      attachments: [],
      recipients: [],
    });
    await bring(
      replica,
      2,
      ...upsert('inquiries', anInquiry({ id: idOf('second') })),
      ...upsert(
        'messages',
        aMessage('a', { keys }),
        aMessage('b', { keys, inquiryId: idOf('second') }),
      ),
    );
    const alike = { ...answered, rfcMessageId: null, tiers: [{ tier: '3', keys }] };
    expect(await report({ answered: alike })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('belongs to what was tracked by hand a moment before', async () => {
    const message = aMessage('tracked');
    await performAll(replica, {
      type: 'open',
      inquiryId: idOf('tracked inquiry'),
      mailboxId: aMailbox().id,
      customer: aCustomer(),
      inquiry: anInquiry(),
      message,
      route: null,
      acknowledge: { may: false, reason: 'by-hand', evidence: null },
    });
    const tracked = { ...answered, rfcMessageId: message.rfcMessageId };
    expect((await report({ answered: tracked }))[1]).toMatchObject({
      type: 'replied',
      inquiryId: idOf('tracked inquiry'),
    });
  });
});
