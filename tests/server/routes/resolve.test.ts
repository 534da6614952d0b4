import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ApiError, ResolveResponse } from '#lib/protocol/api.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { anOpening, done, watcher } from '#tests/support/server-deps.ts';

const { deps, api, aDesk } = await apiOfFile();

describe('POST /api/resolve', () => {
  const sighting = (opening: ReturnType<typeof anOpening>, over: object = {}) => ({
    webmail: 'roundcube',
    account: null,
    place: null,
    gmail: null,
    rfcMessageId: null,
    from: opening.message.from,
    subject: opening.message.subject,
    recipients: [],
    sentAt: null,
    tiers: [],
    keys: [],
    ...over,
  });

  it('finds by place, by Gmail’s ids, by Message-ID and by keys, and gives the rows to show', async () => {
    const { team, token } = await aDesk();
    const opening = anOpening(team.mailboxId);
    opening.message.places = [
      { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid: 42 },
    ];
    const gmail = { threadId: '18c2f0a1b2c3d4e5', messageId: '18c2f0a1b2c3d4e6' };
    opening.message.gmail = gmail;
    await done(deps, team.id, watcher, opening);
    const ways = [
      { place: { folder: 'INBOX', uid: 42 }, account: 'Info@Acme.test' },
      { place: { folder: 'INBOX', uid: 42 } },
      { gmail },
      {
        gmail: { ...gmail, messageId: '18c2f0a1b2c3d777' },
        from: { name: '', address: 'info@acme.test' },
        recipients: [opening.message.from?.address],
      },
      { rfcMessageId: opening.message.rfcMessageId },
      { tiers: [{ tier: '3', keys: opening.message.keys }], subject: 'something else' },
    ];
    for (const way of ways) {
      const { body } = await api.ask(token, '/api/resolve', { sighting: sighting(opening, way) });
      const found = z.parse(ResolveResponse, body);
      expect(found, JSON.stringify(way)).toMatchObject({
        kind: 'inquiry',
        inquiryId: opening.inquiryId,
      });
      if (found.kind !== 'inquiry') continue;
      expect(new Set(found.changes.map((change) => change.table))).toEqual(
        new Set(['customers', 'inquiries', 'messages', 'entries']),
      );
    }
  });

  it('asks where several inquiries fit, and says none where the second anchor disagrees', async () => {
    const { team, token } = await aDesk();
    const [one, two] = [anOpening(team.mailboxId), anOpening(team.mailboxId)];
    one.message.keys = two.message.keys = ['3:same'];
    await done(deps, team.id, watcher, one);
    await done(deps, team.id, watcher, two);
    const tiers = [{ tier: '3', keys: ['3:same'] }];
    const { body } = await api.ask(token, '/api/resolve', { sighting: sighting(one, { tiers }) });
    const found = z.parse(ResolveResponse, body);
    expect(found).toMatchObject({ kind: 'candidates' });
    if (found.kind === 'candidates')
      expect(found.inquiryIds.toSorted()).toEqual([one.inquiryId, two.inquiryId].toSorted());

    const other = sighting(one, {
      rfcMessageId: one.message.rfcMessageId,
      subject: 'Another matter',
    });
    expect((await api.ask(token, '/api/resolve', { sighting: other })).body).toMatchObject({
      kind: 'none',
    });
    expect((await api.ask(token, '/api/resolve', { sighting: sighting(one) })).body).toMatchObject({
      kind: 'none',
    });
  });

  it('names the field of a wrong type', async () => {
    const { token, opening } = await aDesk();
    const wrong = { sighting: sighting(opening, { place: { folder: 'INBOX', uid: 'x' } }) };
    const { status, body } = await api.ask(token, '/api/resolve', wrong);
    expect(status).toBe(400);
    expect(z.parse(ApiError, body).error.problem?.field).toBe('sighting.place.uid');
  });
});
