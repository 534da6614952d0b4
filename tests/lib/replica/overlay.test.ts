import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { tables, type Change, type Row, type Table } from '#lib/domain/change.ts';
import type { Member, Role } from '#lib/domain/member.ts';
import type { Visibility } from '#lib/domain/team.ts';
import type { Replica } from '#lib/replica/database.ts';
import { follows, takesBack } from '#lib/replica/followers.ts';
import { overlay } from '#lib/replica/overlay.ts';
import type { Draft } from '#lib/replica/perform.ts';
import {
  aMailbox,
  aMember,
  aTemplate,
  anInquiry,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';
import { anOpening, anAction } from '#tests/support/server-deps.ts';
import { TeamInMemory } from '#tests/support/team-in-memory.ts';
import { aReplica, be, bring, performAll, upsert } from './a-replica.ts';

const roles: Record<string, Role> = { Ada: 'admin', Max: 'manager', Linda: 'rep', Wang: 'rep' };
const people = Object.entries(roles).map(([name, role]) => aMember(name, role));
const words = ['one', 'two', 'gone'];

const inquiryId = fc.constantFrom(...words).map((word) => idOf<Row<'inquiries'>['id']>(word));
const memberId = fc.constantFrom(...people).map(({ id }) => id);
const on = <T extends object>(rest: fc.Arbitrary<T>) =>
  fc.tuple(inquiryId, rest).map(([id, more]) => ({ inquiryId: id, ...more }));
const template = aTemplate();
const { seq: _seq, ...sentTemplate } = template;
const { seq: _of, connected: _on, trouble: _no, ...sentMailbox } = aMailbox();

/** Anything a page may append, and a mail of a customer opened by hand. */
const draft = fc.oneof(
  on(fc.constantFrom({ type: 'view' }, { type: 'claim' }, { type: 'claim' }, { type: 'reopen' })),
  on(memberId.map((member) => ({ type: 'assign', memberId: member }))),
  on(fc.constantFrom(null, 'not mine').map((reason) => ({ type: 'release', reason }))),
  on(fc.constantFrom(null, template.id).map((id) => ({ type: 'hand-off', templateId: id }))),
  on(fc.constantFrom('won', 'lost', 'none', 'spam').map((outcome) => ({ type: 'close', outcome }))),
  on(fc.constantFrom('a', 'b').map((label) => ({ type: 'tag', add: [label], remove: ['b'] }))),
  on(fc.uuid({ version: 7 }).map((noteId) => ({ type: 'note', noteId, text: 'seen' }))),
  fc.constant({ type: 'save-template', template: sentTemplate }),
  fc.constant({ type: 'remove-template', templateId: template.id }),
  fc.constant({ type: 'save-mailbox', mailbox: sentMailbox }),
  memberId.map((member) => ({ type: 'set-role', memberId: member, role: 'admin' })),
  memberId.map((member) => ({ type: 'leave', memberId: member })),
  fc.constantFrom('new', 'newer').map((word) => {
    const { id: _id, at: _at, ...opening } = anOpening(sentMailbox.id, word);
    return { ...opening, inquiryId: idOf('gone'), message: { ...opening.message, id: idOf(word) } };
  }),
) as fc.Arbitrary<Draft>;

/** A team after some deeds of its own: inquiries in any stage, held by anybody. */
function aTeamAfter(deeds: { who: Member; draft: Draft }[], visibility: Visibility): TeamInMemory {
  const team = new TeamInMemory();
  team.visibility = visibility;
  team.put('members', ...people);
  team.put('mailboxes', aMailbox());
  team.put('templates', template);
  team.put('inquiries', anInquiry({ id: idOf('one') }), anInquiry({ id: idOf('two') }));
  for (const { who, draft: deed } of deeds) {
    team.act(as(who), anAction(deed.type, deed as never), hoursLater(-1));
  }
  return team;
}

const as = (member: Member): Actor => ({ kind: 'member', memberId: member.id });

async function copy(team: TeamInMemory, replica: Replica): Promise<void> {
  const rows = tables.flatMap((table: Table) => upsert(table, ...team.rows[table].values()));
  await bring(replica, 1, ...rows);
}

/** What the server says of an outbox, sent as `push` sends it: what follows a refused action is not sent. */
function serverSays(team: TeamInMemory, me: Member, outbox: readonly { action: never }[]) {
  const lost: { action: never; refusal: unknown }[] = [];
  return outbox.map(({ action }) => {
    const taken = lost.find((earlier) => follows(action, earlier.action));
    if (taken) {
      lost.push({ action, refusal: taken.refusal });
      return { kind: 'refusal', refusal: taken.refusal };
    }
    const decision = team.act(as(me), action, morning);
    if (decision.kind === 'refusal' && takesBack(decision.refusal.code)) {
      lost.push({ action, refusal: decision.refusal });
    }
    return decision;
  });
}

/** Changes of one decision are of different rows, so their order says nothing. */
function inOrder(changes: Change[]): Change[] {
  const keyOf = (change: Change) => JSON.stringify(change);
  return changes.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

describe('the outbox laid over the rows', () => {
  it('predicts what the server decides, or says that it cannot', async () => {
    const seen = { predicted: 0, pending: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.constantFrom(...people), draft }), { maxLength: 6 }),
        fc.constantFrom(...people),
        fc.array(draft, { minLength: 1, maxLength: 6 }),
        fc.constantFrom<Visibility>('team', 'own-and-pool'),
        async (deeds, me, drafts, visibility) => {
          const team = aTeamAfter(deeds, visibility);
          const replica = aReplica();
          await be(replica, me, visibility);
          await copy(team, replica);
          await performAll(replica, ...drafts);
          const { steps } = await overlay(replica);
          const said = serverSays(team, me, (await replica.outbox.toArray()) as never);
          expect(steps).toHaveLength(drafts.length);
          for (const [index, step] of steps.entries()) {
            seen[step.phase] += 1;
            if (step.phase === 'predicted') {
              const { changes } = said[index] as { changes: Change[] };
              expect(inOrder(changes)).toEqual(inOrder(step.changes));
            }
            if (step.phase === 'refused') {
              expect(said[index]).toEqual({ kind: 'refusal', refusal: step.refusal });
            }
          }
          await replica.delete();
        },
      ),
      { numRuns: 150 },
    );
    // The property would hold of an overlay that never says anything.
    expect(seen.predicted).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
    expect(seen.pending).toBeGreaterThan(20);
  });

  it('is the same however often it is laid', async () => {
    const replica = aReplica();
    await be(replica, people[2] as Member);
    await copy(aTeamAfter([], 'team'), replica);
    await performAll(
      replica,
      { type: 'claim', inquiryId: idOf('one') },
      { type: 'hand-off', inquiryId: idOf('one'), templateId: null },
    );
    const first = await overlay(replica);
    expect(await overlay(replica)).toEqual(first);
    expect((await replica.inquiries.get(idOf('one')))?.row.stage).toBe('open');
    expect(first.laid.inquiries.get(idOf('one'))?.stage).toBe('handed-off');
  });

  it('passes over what the rows already show', async () => {
    const team = aTeamAfter([], 'team');
    const replica = aReplica();
    const linda = people[2] as Member;
    await be(replica, linda);
    await performAll(replica, { type: 'claim', inquiryId: idOf('one') });
    const [waiting] = await replica.outbox.toArray();
    team.act(as(linda), waiting?.action as never, morning);
    await copy(team, replica);
    // The entry came by another way than `receive` of this action, such as an answer that lost its connection.
    const entry = {
      seq: 2,
      at: morning,
      actor: as(linda),
      actionId: waiting?.id as never,
      action: 'claim',
      inquiryId: idOf<never>('one'),
      detail: {},
    };
    await replica.entries.put({ row: entry, index: { generation: 0 } });
    expect((await overlay(replica)).steps).toEqual([]);
  });

  it('lays nothing while nobody is connected', async () => {
    const replica = aReplica();
    await performAll(replica, { type: 'claim', inquiryId: idOf('one') });
    expect((await overlay(replica)).steps).toEqual([]);
  });
});
