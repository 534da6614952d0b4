import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { showRefusals } from '#lib/replica/perform.ts';
import { remind } from '#lib/replica/reminded.ts';
import { settleRefused } from '#lib/replica/settle.ts';
import { badge } from '#lib/sync/badge.ts';
import { reminders } from '#lib/sync/reminders.ts';
import { nextWake } from '#lib/sync/wake.ts';
import { aReplica, be, bring, performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMember, anInquiry, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { dueInquiry } from '#tests/support/due-inquiry.ts';

const linda = aMember('Linda');
const max = aMember('Max', 'manager');
const wang = aMember('Wang');
const all = {
  soon: true,
  overdue: true,
  team: true,
  assigned: true,
  refused: true,
  company: true,
};

let replica: Replica;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda, max, wang),
    ...upsert('customers', aCustomer()),
  );
});
const hold = (...rows: Inquiry[]) => bring(replica, 2, ...upsert('inquiries', ...rows));

/** Tells what is to be told at that hour, as the worker does, and remembers it. */
async function tell(hour: number, choices = all): Promise<string[]> {
  const now = hoursLater(hour);
  const told = await reminders(replica, choices, now);
  for (const { keys } of told) await remind(replica, keys, now);
  return told.map((reminder) => {
    if ('items' in reminder) {
      return `${reminder.kind} ${reminder.items.map(({ inquiry }) => inquiry.subject).join(', ')}`;
    }
    return `${reminder.kind} ${reminder.item.inquiry?.subject ?? ''}`;
  });
}

describe('a deadline of mine', () => {
  it('is told an hour before and when it has passed, each once', async () => {
    await hold(dueInquiry('pumps', 10, linda));
    expect(await tell(8.9)).toEqual([]);
    expect(await tell(9)).toEqual(['soon pumps']);
    expect(await tell(9.5)).toEqual([]);
    expect(await tell(10)).toEqual(['over pumps']);
    expect(await tell(11)).toEqual([]);
  });

  it('that was slept through is told once, on waking', async () => {
    await hold(dueInquiry('pumps', 10, linda));
    expect(await tell(30)).toEqual(['over pumps']);
    expect(await tell(30)).toEqual([]);
  });

  it('is told anew when it is set anew', async () => {
    await hold(dueInquiry('pumps', 10, linda));
    await tell(10);
    await hold(dueInquiry('pumps', 20, linda, { seq: 2 }));
    expect(await tell(20)).toEqual(['over pumps']);
  });

  it('is one reminder with others of the same moment', async () => {
    await hold(
      dueInquiry('pumps', 10, linda),
      dueInquiry('valves', 9, linda),
      dueInquiry('later', 50, linda),
    );
    expect(await tell(12)).toEqual(['over valves, pumps']);
  });

  it('that had passed before this browser was connected, or a week ago, is no news', async () => {
    await hold(dueInquiry('before', -1, linda), dueInquiry('long ago', 1, linda));
    expect(await tell(170)).toEqual([]);
  });

  it('is not told of what was just given away, nor to who wants no notice', async () => {
    await hold(dueInquiry('pumps', 10, linda));
    expect(await tell(10, { ...all, overdue: false })).toEqual([]);
    await performAll(replica, { type: 'release', inquiryId: idOf('pumps'), reason: null });
    expect(await tell(10)).toEqual([]);
  });
});

describe('a deadline of somebody else', () => {
  it('is told to a manager, not to a colleague', async () => {
    await hold(dueInquiry('his', 10, wang), dueInquiry('nobody’s', 11, null));
    expect(await tell(12)).toEqual([]);
    await be(replica, max);
    expect(await tell(12, { ...all, team: false })).toEqual([]);
    expect(await tell(12)).toEqual(['team his, nobody’s']);
  });
});

describe('an inquiry', () => {
  it('is told when it was given to me, not when I took it', async () => {
    await hold(
      dueInquiry('mine', 50, linda),
      dueInquiry('given', 50, linda, { assignedBy: max.id }),
    );
    expect(await tell(2)).toEqual(['assigned given']);
    expect(await tell(2)).toEqual([]);
  });

  it('given before this browser was connected is no news', async () => {
    await writeMeta(replica, { since: hoursLater(2) });
    await hold(dueInquiry('given', 50, linda, { assignedBy: max.id }));
    expect(await tell(3)).toEqual([]);
  });
});

describe('a refusal', () => {
  const refuse = async () => {
    await hold(dueInquiry('pumps', 50, wang));
    await performAll(replica, { type: 'claim', inquiryId: idOf('pumps') });
    const [waiting] = await replica.outbox.toArray();
    const refusal = { code: 'already-claimed', memberId: wang.id, at: morning } as const;
    const denial = { refusal, problem: null };
    await settleRefused(replica, waiting?.id as never, denial, morning);
  };

  it('is told when no page has shown it', async () => {
    await refuse();
    expect(await tell(0)).toEqual([]);
    expect(await nextWake(replica, morning)).toEqual(new Date(morning.getTime() + 3000));
    expect(await tell(0.001)).toEqual(['refused pumps']);
    expect(await tell(0.001)).toEqual([]);
  });

  it('that was on screen is not told again', async () => {
    await refuse();
    await showRefusals(replica, idOf('pumps'), morning);
    expect(await tell(0.001)).toEqual([]);
  });
});

describe('the next wake', () => {
  it('is the next moment at which something is to be told or counted', async () => {
    expect(await nextWake(replica, morning)).toBeNull();
    await hold(dueInquiry('pumps', 10, linda), dueInquiry('his', 5, wang));
    expect(await nextWake(replica, morning)).toEqual(hoursLater(9));
    expect(await nextWake(replica, hoursLater(9))).toEqual(hoursLater(10));
    expect(await nextWake(replica, hoursLater(10))).toBeNull();
    await be(replica, max);
    expect(await nextWake(replica, morning)).toEqual(hoursLater(5));
  });
});

describe('the badge', () => {
  it('counts what is overdue: mine, and for a manager everybody’s', async () => {
    await hold(dueInquiry('a', 1, linda), dueInquiry('b', 1, wang), dueInquiry('c', 1, null));
    expect(await badge(replica, morning)).toEqual({ kind: 'none', text: '', count: 0 });
    expect(await badge(replica, hoursLater(2))).toEqual({ kind: 'over', text: '1', count: 1 });
    await be(replica, max);
    expect(await badge(replica, hoursLater(2))).toEqual({ kind: 'over', text: '3', count: 3 });
  });

  it('does not count beyond two digits', async () => {
    await hold(...Array.from({ length: 100 }, (_, index) => dueInquiry(`n${index}`, 1, linda)));
    expect(await badge(replica, hoursLater(2))).toEqual({ kind: 'over', text: '99+', count: 100 });
  });

  it('says that there is no connection, but counts on while only the network is gone', async () => {
    await hold(dueInquiry('a', 1, linda));
    await writeMeta(replica, { connection: { kind: 'offline', asOf: morning } });
    expect(await badge(replica, hoursLater(2))).toMatchObject({ text: '1' });
    await writeMeta(replica, { connection: { kind: 'signed-out', at: morning } });
    expect(await badge(replica, hoursLater(2))).toEqual({
      kind: 'disconnected',
      text: '–',
      count: 0,
    });
  });
});

describe('a new inquiry that a rule says I should know of', () => {
  const told = (word: string, hour: number, over: Partial<Inquiry> = {}) =>
    anInquiry({
      id: idOf(word),
      subject: word,
      viewBy: null,
      replyBy: null,
      receivedAt: hoursLater(hour),
      routing: { rules: [], notify: [max.id, linda.id], templateId: null },
      ...over,
    });

  it('is told once, several at once as one', async () => {
    await hold(told('pumps', 1));
    expect(await tell(1.1)).toEqual(['routed pumps']);
    await hold(told('pumps', 1), told('valves', 2), told('seals', 2.1));
    expect(await tell(2.2)).toEqual(['routed valves, seals']);
    expect(await tell(2.3)).toEqual([]);
  });

  it('is not told of what came long ago, is closed, is mine, or is for others', async () => {
    const mine = { stage: 'claimed', assigneeId: linda.id, assignedBy: linda.id } as const;
    await hold(
      told('old', 1),
      told('closed', 30, { stage: 'closed', outcome: 'none' }),
      told('mine', 30, mine),
      told('others', 30, { routing: { rules: [], notify: [max.id], templateId: null } }),
      told('unrouted', 30, { routing: null }),
    );
    expect(await tell(31)).toEqual([]);
  });

  it('is not told to whom it was not asked to be', async () => {
    await hold(told('pumps', 1));
    expect(await tell(1.1, { ...all, assigned: false })).toEqual([]);
  });
});

describe('a request for an inquiry', () => {
  const asking = (word: string, holder: typeof linda, asker: typeof linda, hour: number) =>
    dueInquiry(word, 90, holder, { asked: { memberId: asker.id, at: hoursLater(hour) } });

  it('is told to its holder, once, and anew when it is made anew', async () => {
    await hold(asking('pumps', linda, wang, 2), asking('his', wang, max, 2));
    expect(await tell(2.1)).toEqual(['asked pumps']);
    expect(await tell(3)).toEqual([]);
    await hold(asking('pumps', linda, wang, 4));
    expect(await tell(4)).toEqual(['asked pumps']);
    await be(replica, wang);
    expect(await tell(4, { ...all, assigned: false })).toEqual([]);
    expect(await tell(4)).toEqual(['asked his']);
  });

  it('that is taken back and made again rings once in a quarter of an hour', async () => {
    await hold(asking('pumps', linda, wang, 2));
    expect(await tell(2)).toEqual(['asked pumps']);
    for (const hour of [2.05, 2.1, 2.2]) {
      await hold(dueInquiry('pumps', 90, linda));
      expect(await tell(hour)).toEqual([]);
      await hold(asking('pumps', linda, wang, hour));
      expect(await tell(hour)).toEqual([]);
      expect(await nextWake(replica, hoursLater(hour))).toEqual(hoursLater(2.25));
    }
    // Another colleague, or another inquiry, is another matter.
    await hold(asking('pumps', linda, max, 2.21), asking('valves', linda, wang, 2.21));
    expect(await tell(2.21)).toEqual(['asked pumps', 'asked valves']);
    await hold(asking('pumps', linda, wang, 2.22));
    expect(await tell(2.24)).toEqual([]);
    // What still stands then is told.
    expect(await tell(2.25)).toEqual(['asked pumps']);
    expect(await tell(2.3)).toEqual([]);
  });

  it('that has waited for a quarter of an hour is told to every manager, several as one', async () => {
    await hold(asking('pumps', linda, wang, 2), asking('valves', wang, linda, 2.1));
    await be(replica, max);
    expect(await nextWake(replica, hoursLater(2))).toEqual(hoursLater(2.25));
    expect(await tell(2.24)).toEqual([]);
    expect(await tell(2.25)).toEqual(['ask-waits pumps']);
    expect(await nextWake(replica, hoursLater(2.25))).toEqual(hoursLater(2.35));
    await hold(asking('seals', wang, linda, 2.11));
    expect(await tell(2.5)).toEqual(['ask-waits valves, seals']);
    expect(await tell(3)).toEqual([]);
    expect(await tell(3, { ...all, team: false })).toEqual([]);
  });

  it('is no manager’s who is asked, who asks, or who has just settled it; nor a rep’s', async () => {
    await hold(asking('mine', max, linda, 2), asking('I ask', linda, max, 2));
    await hold(asking('settled', linda, wang, 2));
    expect(await tell(2.5)).toEqual(['asked I ask', 'asked settled']);
    expect(await nextWake(replica, hoursLater(2))).toEqual(hoursLater(89));
    await be(replica, max);
    await performAll(replica, {
      type: 'answer-ask',
      inquiryId: idOf('settled'),
      memberId: wang.id,
      give: false,
    });
    expect(await tell(2.5)).toEqual(['asked mine']);
  });

  it('of somebody who left, or from before this browser was connected, is none', async () => {
    await hold(asking('gone', linda, wang, 2), asking('early', linda, max, 2));
    await bring(replica, 3, ...upsert('members', { ...wang, leftAt: hoursLater(3), seq: 3 }));
    await writeMeta(replica, { since: hoursLater(2.2) });
    expect(await tell(3)).toEqual([]);
    await writeMeta(replica, { since: morning });
    expect(await tell(3)).toEqual(['asked early']);
  });
});
