import { button, inquiryId, stage } from './stage.tsx';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { ReplyJudgement } from '#lib/domain/message.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { aMessage, idOf } from '#tests/support/rows.ts';
import { ago, heldBy, linda, upserts, wang, zhou } from '#tests/support/seeded-team.ts';

const routed: Partial<Inquiry> = {
  priority: 'high',
  tags: ['quote', 'spring fair'],
  routing: { rules: [{ id: idOf('rule'), name: 'Product A' }], notify: [], templateId: null },
  channel: 'form',
  channelEvidence: 'Contact form of acme.test',
  warnings: [{ kind: 'dmarc-failed', evidence: 'dmarc=fail' }],
  acknowledgement: {
    state: 'withheld',
    at: ago(1),
    language: null,
    reason: 'list',
    evidence: 'List-Id',
  },
};

const ours = (reply: ReplyJudgement) =>
  upserts(
    'messages',
    aMessage('ours', { inquiryId, direction: 'out', reply, receivedAt: ago(0.5) }),
  );
const unsure: ReplyJudgement = { class: 'unsure', reason: 'few-words', overruledBy: null };

describe('why the desk treats it so', () => {
  test('names warnings, tags, rules, channel and what was withheld, in that order', async () => {
    const { container } = await stage({ row: routed });
    const section = (await screen.findByRole('heading', { name: 'Why' })).closest('section');
    const said = section?.textContent ?? '';
    const wanted = [
      'Not from the domain it names, says that domain (DMARC)',
      'High priority',
      'spring fair',
      'Rule “Product A”',
      'website form: Contact form of acme.test',
      'Not acknowledged: it came through a mailing list',
    ];
    expect(wanted.map((text) => said.indexOf(text))).toEqual(
      wanted.map((text) => said.indexOf(text)).toSorted((a, b) => a - b),
    );
    for (const text of wanted) expect(said).toContain(text);
    const tags = within(screen.getByRole('list', { name: 'Tags' })).getAllByRole('listitem');
    expect(tags.map(({ textContent }) => textContent)).toEqual(['quote', 'spring fair']);
    await expectAccessible(container);
  });

  test.each([
    ['who stands in', linda, 'You stand in for Wang Lei'],
    ['who is away', wang, 'Linda Chen stands in for you'],
    ['anybody else', zhou, 'Linda Chen stands in for Wang Lei'],
  ])('tells %s in whose stead it is held', async (_whom, me, expected) => {
    await stage({ me, row: { ...heldBy(linda), assignedBy: null, standInFor: wang.id } });
    expect(await screen.findByText(expected)).toBeTruthy();
  });

  test('is silent where there is nothing to explain', async () => {
    await stage();
    await button('Claim');
    expect(screen.queryByRole('heading', { name: 'Why' })).toBeNull();
  });

  test('in Chinese', async () => {
    await stage({ row: routed, language: 'zh' });
    expect(await screen.findByText('未自动确认：经邮件列表而来')).toBeTruthy();
  });
});

describe('a mail of ours that did not count', () => {
  test('is told to everybody, and a manager may count it', async () => {
    const { container, done } = await stage({ me: zhou, row: heldBy(wang), with: ours(unsure) });
    expect(await screen.findByText('Perhaps an answer: a manager can say so')).toBeTruthy();
    fireEvent.click(await button('Count it as an answer'));
    await waitFor(async () =>
      expect(await done()).toMatchObject([
        { type: 'judge-reply', inquiryId, messageId: idOf('ours'), class: 'effective' },
      ]),
    );
    await expectAccessible(container);
  });

  test('is not a rep’s to count', async () => {
    await stage({ me: linda, row: heldBy(linda), with: ours(unsure) });
    await screen.findByText('Perhaps an answer: a manager can say so');
    expect(screen.queryByRole('button', { name: 'Count it as an answer' })).toBeNull();
  });

  test('names the manager who decided', async () => {
    const overruled = { class: 'effective', reason: 'overruled', overruledBy: zhou.id } as const;
    await stage({ row: heldBy(wang), with: ours(overruled) });
    expect(await screen.findByText('Counts as an answer (Decided by Zhou Ting)')).toBeTruthy();
  });
});
