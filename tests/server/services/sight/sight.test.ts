import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { maySee } from '#lib/domain/may-see.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { snapshotPage } from '#server/services/changes/snapshot.ts';
import { inquiryHistory } from '#server/services/inquiries/history.ts';
import { resolveSighting } from '#server/services/inquiries/resolve.ts';
import { searchInquiries } from '#server/services/inquiries/search.ts';
import { atOneMoment } from '#server/services/sight/sight.ts';
import {
  aTeam,
  anAction,
  anOpening,
  as,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

/** One inquiry of the pool, one of Linda's, one of Wang's; all by one customer. */
async function aDesk(visibility: Visibility) {
  const team = await aTeam(deps, visibility);
  const openings = [0, 1, 2].map(() => anOpening(team.mailboxId, `greta${deps.newId()}`));
  for (const opening of openings) {
    opening.customer = { ...opening.customer, addresses: ['greta@kunde.example'] };
    await done(deps, team.id, watcher, opening);
  }
  const [, lindas, wangs] = openings.map(({ inquiryId }) => inquiryId) as [
    InquiryId,
    InquiryId,
    InquiryId,
  ];
  await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId: lindas }));
  await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId: wangs }));
  const whose = (member: Member) => ({ teamId: team.id, memberId: member.id });
  return { team, openings, lindas, wangs, whose };
}

describe.each<Visibility>(['team', 'own-and-pool'])('with visibility %s', (visibility) => {
  it('every question shows what maySee allows, and nothing else', async () => {
    const { team, openings, whose } = await aDesk(visibility);
    for (const member of [team.ada, team.max, team.linda, team.wang]) {
      const who = whose(member);
      const everything = await snapshotPage(deps, whose(team.ada), { cursor: null, limit: 1000 });
      const all = (everything?.changes ?? []).flatMap((change) =>
        change.op === 'upsert' && change.table === 'inquiries' ? [change.row] : [],
      );
      const theirs = (inquiry: Inquiry) => maySee({ member, visibility }, inquiry);
      const allowed = all
        .filter(theirs)
        .map(({ id }) => id)
        .toSorted();
      expect(all).toHaveLength(3);

      const snapshot = await snapshotPage(deps, who, { cursor: null, limit: 1000 });
      const shown = (snapshot?.changes ?? []).flatMap((change) =>
        change.op === 'upsert' && change.table === 'inquiries' ? [change.row.id] : [],
      );
      expect(shown.toSorted(), `snapshot for ${member.name}`).toEqual(allowed);

      const found = await searchInquiries(deps, who, 'greta@kunde.example');
      expect(found?.inquiries.map(({ id }) => id).toSorted()).toEqual(allowed);

      for (const opening of openings) {
        const isAllowed = allowed.includes(opening.inquiryId);
        const history = await inquiryHistory(deps, who, opening.inquiryId);
        expect(history !== null).toBe(isAllowed);
        if (history) {
          const about = [history.inquiry.id, ...history.others.map(({ id }) => id)].toSorted();
          expect(about).toEqual(allowed);
        }
        const resolution = await resolveSighting(deps, who, sightingOf(opening));
        expect(resolution?.kind).toBe(isAllowed ? 'inquiry' : 'none');
      }
    }
  });
});

describe('atOneMoment', () => {
  it('is nobody’s who left, and no other team’s', async () => {
    const { team, whose } = await aDesk('team');
    const other = await aTeam(deps);
    await done(deps, team.id, as(team.ada), anAction('leave', { memberId: team.wang.id }));
    const ask = async () => 'answered';
    expect(await atOneMoment(deps, whose(team.linda), ask)).toBe('answered');
    expect(await atOneMoment(deps, whose(team.wang), ask)).toBeNull();
    expect(await atOneMoment(deps, { teamId: other.id, memberId: team.ada.id }, ask)).toBeNull();
  });

  it('cannot write', async () => {
    const { team, whose } = await aDesk('team');
    const write = atOneMoment(deps, whose(team.linda), (transaction) =>
      transaction.execute(sql`delete from notes`),
    );
    await expect(write).rejects.toThrow();
  });
});

function sightingOf(opening: ReturnType<typeof anOpening>): Sighting {
  const { from, subject, rfcMessageId } = opening.message;
  return {
    webmail: 'roundcube',
    account: null,
    place: null,
    gmail: null,
    rfcMessageId,
    from,
    subject,
    recipients: [],
    sentAt: null,
    tiers: [],
    keys: [],
  };
}
