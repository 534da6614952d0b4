import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Rule } from '#lib/domain/rule.ts';
import { startRouting } from '#server/jobs/route.ts';
import { shipRules } from '#server/services/rules/ship-rules.ts';
import { hoursLater } from '#tests/support/rows.ts';
import { anAction, as, done } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { letter } from '../facts/letter.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let desk: Awaited<ReturnType<Stage['newTeam']>>;
beforeAll(async () => {
  stage = await openStage();
  await startRouting(stage.deps);
});
beforeEach(async () => {
  desk = await stage.newTeam();
});
afterAll(() => stage.deps.close());

const mailOf = (word: string, subject: string, body: string) =>
  letter(
    {
      From: `Ana <${word}@bombas.example>`,
      Subject: subject,
      'Message-ID': `<${word}@bombas.example>`,
    },
    body,
  );
const rowAbout = async (subject: string) =>
  (await desk.rows()).find((row) => row.subject === subject);

async function saved(over: Partial<Rule>): Promise<void> {
  const rule = {
    id: stage.deps.newId() as Rule['id'],
    name: 'Product A',
    position: 1,
    active: true,
    conditions: [],
    effects: [],
    goesOn: true,
    ...over,
  };
  await done(stage.deps, desk.team.id, as(desk.team.max), anAction('save-rule', { rule }));
}

describe('a mail that meets a rule', () => {
  it('of the first day: is of high intent, with deadlines of its own, and the manager is named', async () => {
    await shipRules(stage.deps, desk.team.id, 'en');
    await desk.take(mailOf('ana', 'Bombas', 'Buenos días, necesitamos una cotización.'), 80);
    expect(await rowAbout('Bombas')).toMatchObject({
      stage: 'open',
      tags: ['high intent'],
      priority: 'high',
      viewBy: hoursLater(84),
      replyBy: hoursLater(104),
      routing: { notify: [desk.team.max.id], rules: [{ name: 'Somebody asks for a quote' }] },
    });
  });

  it('goes to the rep of its product and into their mailbox, by itself', async () => {
    await saved({
      conditions: [{ kind: 'words', not: false, where: 'subject', any: ['product A'] }],
      effects: [
        { kind: 'assign', to: { kind: 'member', memberId: desk.team.linda.id } },
        { kind: 'hand-off', templateId: null },
      ],
    });
    await desk.take(mailOf('bea', 'Your Product-A', 'Hello, do you have it in stock?'), 80);
    await desk.take(mailOf('eva', 'Product AB', 'Hello, do you have it in stock?'), 80);
    const row = await until(async () => {
      const found = await rowAbout('Your Product-A');
      return found?.stage === 'handed-off' && found;
    });
    expect(row).toMatchObject({ assigneeId: desk.team.linda.id, assignedBy: null });
    expect(await rowAbout('Product AB')).toMatchObject({ stage: 'open', assigneeId: null });
  });

  it('that says it is none is closed, and nobody is told', async () => {
    const conditions: Rule['conditions'] = [
      { kind: 'words', not: false, where: 'anywhere', any: ['SEO*', '网站优化'] },
    ];
    await saved({ conditions, effects: [{ kind: 'dismiss' }] });
    await desk.take(mailOf('spam', 'Rank first', 'Our SEO team lifts your site.'), 80);
    expect(await rowAbout('Rank first')).toMatchObject({
      stage: 'closed',
      outcome: 'none',
      acknowledgement: { state: 'withheld', reason: 'rule' },
    });
  });
});
