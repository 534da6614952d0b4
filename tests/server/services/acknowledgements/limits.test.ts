import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionId, InquiryId, MessageId } from '#lib/domain/ids.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { deliveries } from '#server/database/schema/mail.ts';
import { beginAcknowledging } from '#server/services/acknowledgements/begin.ts';
import { caps, withinLimits, type Asked } from '#server/services/acknowledgements/limits.ts';
import { planDelivery } from '#server/services/deliveries/deliveries.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import {
  anAction,
  anOpening,
  aTeam,
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

type State = 'planned' | 'sending' | 'delivered' | 'unsure' | 'failed';

/** A team that has sent these acknowledgements; each `[address, state, hours ago]`. */
async function after(sent: [string, State, number][] = []) {
  const team = await aTeam(deps);
  const [row] = await deps.database.select().from(mailboxes).where(eq(mailboxes.teamId, team.id));
  if (!row) throw new Error('no mailbox');
  const add = async ([address, state, ago]: [string, State, number]) => {
    const id = deps.newId() as ActionId;
    const values = { id, teamId: team.id, kind: 'acknowledgement' as const, address, state };
    const rest = { inquiryId: deps.newId() as InquiryId, updatedAt: hoursLater(-ago) };
    await deps.database.insert(deliveries).values({ ...values, ...rest });
    return id;
  };
  for (const one of sent) await add(one);
  const mailbox = fromRow(row);
  const asked = { to: 'greta@kunde.example', domain: 'kunde.example', mailbox, now: morning };
  const ask = (over: Partial<Asked> = {}) => withinLimits(deps, team.id, { ...asked, ...over });
  return { team, mailbox, asked, ask, add };
}

const many = (count: number, address: (n: number) => string, ago: number) =>
  Array.from({ length: count }, (_, n): [string, State, number] => [address(n), 'delivered', ago]);

test('nothing sent before forbids nothing', async () => {
  const { ask } = await after();
  expect(await ask()).toBeNull();
});

describe('one correspondent', () => {
  test.each<[string, State, string | null]>([
    ['greta@kunde.example', 'delivered', 'recently'],
    ['greta@kunde.example', 'sending', 'recently'],
    ['greta@kunde.example', 'unsure', 'recently'],
    ['greta@kunde.example', 'planned', 'recently'],
    ['greta@kunde.example', 'failed', null],
    ['greta+shop@kunde.example', 'delivered', 'recently'],
    ['jonas@kunde.example', 'delivered', null],
  ])('after %s, %s: %s', async (address, state, reason) => {
    const { ask } = await after([[address, state, 6.9 * 24]]);
    expect((await ask())?.reason ?? null).toBe(reason);
  });

  test('is answered again after the days that the mailbox says', async () => {
    const { ask, mailbox } = await after([['greta@kunde.example', 'delivered', 7.1 * 24]]);
    expect(await ask()).toBeNull();
    const acknowledgement = { ...mailbox.acknowledgement, everyDays: 10 };
    expect(await ask({ mailbox: { ...mailbox, acknowledgement } })).toMatchObject({
      reason: 'recently',
      evidence: '1 / 10 d',
    });
  });

  test('of Gmail is the same with and without dots, and by its older name', async () => {
    const { ask } = await after([['greta.kunde@googlemail.com', 'delivered', 1]]);
    expect(await ask({ to: 'gretakunde+x@gmail.com', domain: null })).toMatchObject({
      reason: 'recently',
    });
    expect(await ask({ to: 'gretakunde@kunde.example' })).toBeNull();
  });

  test('gets no more than a few in a month, however short the days', async () => {
    const days = [2, 12, 22].map((n) => n * 24);
    const { ask, mailbox } = await after(
      days.map((ago): [string, State, number] => ['greta@kunde.example', 'delivered', ago]),
    );
    const acknowledgement = { ...mailbox.acknowledgement, everyDays: 1 };
    expect(await ask({ mailbox: { ...mailbox, acknowledgement } })).toMatchObject({
      reason: 'sender-cap',
    });
  });

  test('whose last one came back gets none, until another has arrived or two months passed', async () => {
    const { team, ask, add } = await after();
    const opening = anOpening(team.mailboxId, 'came-back');
    await done(deps, team.id, watcher, {
      ...opening,
      acknowledge: { may: true, to: 'greta@kunde.example' },
    });
    const messageId = deps.newId() as MessageId;
    const { inquiryId } = opening;
    const told = { state: 'sent', at: morning, language: 'de', reason: null, evidence: null };
    await done(
      deps,
      team.id,
      { kind: 'clock' },
      anAction('acknowledge', {
        inquiryId,
        acknowledgement: told as never,
        message: {
          ...opening.message,
          id: messageId,
          direction: 'out',
          rfcMessageId: '<acknowledgement@acme.test>',
          reply: { class: 'automatic', reason: 'acknowledgement', overruledBy: null },
        },
      }),
    );
    const id = await add(['greta@kunde.example', 'delivered', 50 * 24]);
    await deps.database.update(deliveries).set({ inquiryId }).where(eq(deliveries.id, id));
    expect(await ask()).toBeNull();
    const bounced = anAction('bounced', {
      inquiryId,
      messageId,
      status: '5.1.1',
      isProbable: false,
    });
    await done(deps, team.id, watcher, bounced);
    expect(await ask()).toMatchObject({ reason: 'bounced-before' });
    expect(await ask({ now: hoursLater(11 * 24) })).toBeNull();
    await add(['greta@kunde.example', 'delivered', 40 * 24]);
    expect(await ask()).toBeNull();
  });
});

describe('one company', () => {
  const { count } = caps.domain[0];
  const colleagues = (n: number) => `p${n}@${n % 2 ? 'mail.' : ''}kunde.example`;

  test('gets so many in an hour, its subdomains counted', async () => {
    const { ask } = await after(many(count, colleagues, 0.5));
    expect(await ask()).toMatchObject({ reason: 'domain-cap' });
    expect(await ask({ to: 'a@other.example', domain: 'other.example' })).toBeNull();
    expect(await ask({ to: 'a@notkunde.example', domain: 'notkunde.example' })).toBeNull();
  });

  test('is no provider where anybody has an address', async () => {
    const { ask } = await after(many(count, (n) => `p${n}@web.de`, 0.5));
    expect(await ask({ to: 'greta@web.de', domain: null })).toBeNull();
  });

  test('gets more the next hour, and so many in a day', async () => {
    expect(await (await after(many(count, colleagues, 1.5))).ask()).toBeNull();
    const day = await after(many(caps.domain[1].count, colleagues, 1.5));
    expect(await day.ask()).toMatchObject({ reason: 'domain-cap' });
  });
});

test('all together there are so many in an hour; another team’s do not count', async () => {
  const sent = many(caps.overall[0].count, (n) => `p@company-${n}.example`, 0.5);
  const { ask } = await after(sent);
  expect(await ask()).toMatchObject({ reason: 'overall-cap' });
  expect(await (await after()).ask()).toBeNull();
});

test('of many at once to one person exactly one begins; the rest are told why', async () => {
  const { team, asked } = await after();
  const ids = Array.from({ length: 8 }, () => deps.newId() as ActionId);
  const rows = await Promise.all(
    ids.map((id) =>
      planDelivery(deps, {
        id,
        teamId: team.id,
        kind: 'acknowledgement',
        inquiryId: deps.newId() as InquiryId,
        address: asked.to,
      }),
    ),
  );
  const begun = await Promise.all(
    rows.map((row) => beginAcknowledging(deps, row, asked, `<${row.id}@acme.test>`)),
  );
  expect(begun.filter((one) => one === true)).toHaveLength(1);
  expect(begun.filter((one) => typeof one === 'object' && one.reason === 'recently')).toHaveLength(
    7,
  );
});
