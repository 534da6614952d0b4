import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { commit } from '#server/services/actions/commit.ts';
import { changesAfter } from '#server/services/changes/changes-after.ts';
import { snapshotPage } from '#server/services/changes/snapshot.ts';
import type { Who } from '#server/services/sight/sight.ts';
import { ReplicaInMemory } from '#tests/support/replica-in-memory.ts';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';
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

type Team = Awaited<ReturnType<typeof aTeam>>;
const whoIs = (team: Team, member: Member): Who => ({ teamId: team.id, memberId: member.id });

/** A whole snapshot, page by page; `between` runs after each page but the last. */
async function takeSnapshot(who: Who, limit: number, between = async () => {}) {
  const replica = new ReplicaInMemory();
  let cursor: string | null = null;
  for (;;) {
    const page = await snapshotPage(deps, who, { cursor, limit });
    if (!page) throw new Error('no snapshot');
    expect(page.changes.length).toBeLessThanOrEqual(limit);
    replica.apply(page.changes);
    if (page.isLast) return { replica, seq: page.seq };
    cursor = page.cursor;
    await between();
  }
}

/** Follows the log until there is nothing more. */
async function catchUp(who: Who, device: { replica: ReplicaInMemory; seq: number }, limit = 500) {
  for (;;) {
    const page = await changesAfter(deps, who, { after: device.seq, limit });
    if (page?.kind !== 'changes') throw new Error(`expected changes, got ${page?.kind}`);
    device.replica.apply(page.changes);
    device.seq = page.seq;
    if (page.isLast) return;
  }
}

/** One step of a random morning at the desk; what is refused is refused. */
async function step(
  team: Team,
  inquiries: InquiryId[],
  [what, which, whom]: [number, number, number],
) {
  const people = [team.ada, team.max, team.linda, team.wang];
  const actor = as(people[whom % 4] as Member);
  const inquiryId = inquiries[which % Math.max(1, inquiries.length)];
  if (what === 0 || !inquiryId) {
    const opening = anOpening(team.mailboxId);
    inquiries.push(opening.inquiryId);
    return commit(deps, team.id, watcher, opening);
  }
  const memberId = (people[which % 4] as Member).id;
  const template = {
    id: idOf<never>(`template${which % 2}`),
    purpose: 'reply' as const,
    name: 'Hello',
    variants: [{ language: 'en', body: 'Hello' }],
    fallback: 'en',
  };
  const actions = [
    anAction('claim', { inquiryId }),
    anAction('assign', { inquiryId, memberId }),
    anAction('release', { inquiryId, reason: null }),
    anAction('close', { inquiryId, outcome: 'lost' }),
    anAction('reopen', { inquiryId }),
    anAction('note', { inquiryId, noteId: deps.newId() as never, text: 'Called them' }),
    anAction('save-template', { template }),
    anAction('remove-template', { templateId: template.id }),
    anAction('save-anchors', {
      anchorSetId: idOf(`anchors${which % 3}`),
      webmail: 'roundcube',
      anchors: { from: '#from' },
      note: '',
    }),
    anAction('use-anchors', {
      webmail: 'roundcube',
      anchorSetId: which === 0 ? null : idOf(`anchors${which % 3}`),
    }),
  ];
  return commit(deps, team.id, actor, actions[what % actions.length] as never);
}

describe.each<Visibility>(['team', 'own-and-pool'])(
  'snapshot and changes, visibility %s',
  (visibility) => {
    it('lead every member to the same rows, whenever the snapshot was taken', async () => {
      const steps = fc.array(fc.tuple(fc.nat(11), fc.nat(7), fc.nat(3)), {
        minLength: 6,
        maxLength: 24,
      });
      await fc.assert(
        fc.asyncProperty(
          steps,
          fc.nat(20),
          fc.integer({ min: 1, max: 9 }),
          async (all, cut, limit) => {
            const team = await aTeam(deps, visibility);
            const inquiries: InquiryId[] = [];
            const before = all.slice(0, cut);
            for (const one of before) await step(team, inquiries, one);
            const rest = all.slice(cut);
            const devices = [];
            for (const member of [team.ada, team.linda, team.wang]) {
              const who = whoIs(team, member);
              const device = await takeSnapshot(who, limit, async () => {
                const next = rest.shift();
                if (next) await step(team, inquiries, next);
              });
              devices.push({ who, device });
            }
            for (const one of rest) await step(team, inquiries, one);
            for (const { who, device } of devices) {
              await catchUp(who, device, limit);
              const fresh = await takeSnapshot(who, 1000);
              expect(device.replica.all()).toEqual(fresh.replica.all());
              expect(device.seq).toBe(fresh.seq);
            }
          },
        ),
        { numRuns: 12 },
      );
    });
  },
);

describe('the second policy', () => {
  it('takes an inquiry with all that belongs to it from whoever may not see it any more, and gives it back', async () => {
    const team = await aTeam(deps, 'own-and-pool');
    const opening = anOpening(team.mailboxId);
    const { inquiryId } = opening;
    await done(deps, team.id, watcher, opening);
    const wang = {
      who: whoIs(team, team.wang),
      device: await takeSnapshot(whoIs(team, team.wang), 3),
    };
    expect(wang.device.replica.ids('inquiries')).toEqual([inquiryId]);

    await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
    const noteId = deps.newId() as never;
    await done(deps, team.id, as(team.linda), anAction('note', { inquiryId, noteId, text: 'x' }));
    await catchUp(wang.who, wang.device);
    for (const table of ['inquiries', 'messages', 'customers', 'notes'] as const) {
      expect(wang.device.replica.ids(table), table).toEqual([]);
    }
    expect(JSON.stringify(wang.device.replica.all())).not.toContain(inquiryId);

    await done(deps, team.id, as(team.linda), anAction('release', { inquiryId, reason: null }));
    await catchUp(wang.who, wang.device);
    expect(wang.device.replica.ids('inquiries')).toEqual([inquiryId]);
    expect(wang.device.replica.ids('messages')).toEqual([opening.message.id]);
    expect(wang.device.replica.ids('customers')).toEqual([opening.customer.id]);
    expect(wang.device.replica.ids('notes')).toEqual([noteId]);
  });

  it('begins a new snapshot for a member whose role changed', async () => {
    const team = await aTeam(deps, 'own-and-pool');
    const who = whoIs(team, team.linda);
    const device = await takeSnapshot(who, 100);
    await done(
      deps,
      team.id,
      as(team.ada),
      anAction('set-role', { memberId: team.linda.id, role: 'manager' }),
    );
    const page = await changesAfter(deps, who, { after: device.seq, limit: 100 });
    expect(page?.kind).toBe('snapshot');
  });
});

describe('snapshot', () => {
  it('leaves out what was closed more than 90 days ago, with all that belongs to it, until it comes back', async () => {
    const team = await aTeam(deps);
    const old = anOpening(team.mailboxId);
    const open = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, old);
    await done(deps, team.id, watcher, open);
    const { inquiryId } = old;
    await done(deps, team.id, as(team.max), anAction('close', { inquiryId, outcome: 'won' }));
    const who = whoIs(team, team.linda);
    deps.setNow(hoursLater(91 * 24));
    try {
      const device = await takeSnapshot(who, 2);
      expect(device.replica.ids('inquiries')).toEqual([open.inquiryId]);
      expect(device.replica.ids('messages')).toEqual([open.message.id]);
      expect(device.replica.ids('customers')).toEqual([open.customer.id]);

      const message = {
        ...old.message,
        id: deps.newId() as never,
        rfcMessageId: '<again@kunde.example>',
      };
      await done(
        deps,
        team.id,
        watcher,
        anAction('customer-wrote', { inquiryId, message, answersUnseen: false, warnings: [] }),
      );
      await catchUp(who, device);
      const fresh = await takeSnapshot(who, 1000);
      expect(device.replica.all()).toEqual(fresh.replica.all());
      expect(device.replica.ids('messages')).toEqual(
        [old.message.id, open.message.id, message.id].toSorted(),
      );
    } finally {
      deps.setNow(morning);
    }
  });

  it('begins anew for a device that is ahead of the log, as after a restored backup', async () => {
    const team = await aTeam(deps);
    const page = await changesAfter(deps, whoIs(team, team.linda), { after: 10_000, limit: 100 });
    expect(page).toMatchObject({ kind: 'snapshot', seq: 5 });
  });

  it.each(['', 'x', '5.9.x', '5.1.7', "5.4.' or true", '5.7.a'])(
    'refuses the cursor %j',
    async (cursor) => {
      const team = await aTeam(deps);
      expect(await snapshotPage(deps, whoIs(team, team.linda), { cursor, limit: 10 })).toBeNull();
    },
  );

  it('is nobody else’s: a member of one team learns nothing of another', async () => {
    const team = await aTeam(deps);
    const other = await aTeam(deps);
    await done(deps, other.id, watcher, anOpening(other.mailboxId));
    const { replica } = await takeSnapshot(whoIs(team, team.ada), 100);
    expect(replica.ids('inquiries')).toEqual([]);
    expect(replica.ids('members')).toHaveLength(4);
    expect(
      await snapshotPage(
        deps,
        { teamId: other.id, memberId: team.ada.id },
        { cursor: null, limit: 9 },
      ),
    ).toBeNull();
  });
});
