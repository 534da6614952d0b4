import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Doing } from '#lib/domain/presence.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { ago, heldBy, sun, wang, zhou } from '#tests/support/seeded-team.ts';
import { inquiryId, stage, title } from './stage.tsx';

type There = [Member, Doing, hours?: number];
const come = (replica: Replica, ...there: There[]) =>
  keepPresences(
    replica,
    there.map(([{ id }, doing, hours = 0.05]) => ({
      inquiryId,
      memberId: id,
      doing,
      since: ago(hours),
    })),
  );
const seen = () => document.body.textContent.replaceAll('\u00a0', ' ');
const spoken = () =>
  screen.getAllByRole('status').map(({ textContent }) => textContent.replaceAll('\u00a0', ' '));

test('who is writing stands with the holder, and for how long', async () => {
  const { container, replica } = await stage({ row: heldBy(wang) });
  await title();
  expect(seen()).not.toContain('writing');
  await come(replica, [wang, 'writing']);
  await waitFor(() => expect(seen()).toContain('Wang Lei is writing, for 3 min'));
  expect(container.querySelector('.hero')?.textContent).toContain('Wang Lei is writing');
  expect(spoken()).toContain('Wang Lei is writing.');
  await expectAccessible(container);
});

test('several are one line, and who has just begun is told without a time', async () => {
  const { container } = await stage({
    after: (replica) =>
      come(replica, [wang, 'viewing'], [sun, 'viewing', 0.1], [zhou, 'writing', 0.005]),
  });
  await waitFor(() => expect(seen()).toContain('Sun Yue and Wang Lei are viewing this'));
  expect(seen()).not.toContain('Zhou Ting is writing,');
  expect(spoken()).toContain('Zhou Ting is writing. Sun Yue and Wang Lei are viewing this.');
  await expectAccessible(container);
});

test('in Chinese', async () => {
  const { container } = await stage({
    language: 'zh',
    after: (replica) => come(replica, [wang, 'writing'], [sun, 'viewing'], [zhou, 'viewing']),
  });
  await waitFor(() => expect(seen()).toContain('Wang Lei 正在写回信，已 3 分'));
  expect(seen()).toContain('Sun Yue和Zhou Ting 正在查看');
  await expectAccessible(container);
});

test('nobody is nothing, and whoever leaves is gone', async () => {
  const { container, replica } = await stage({
    after: (its) => come(its, [wang, 'viewing']),
  });
  await waitFor(() => expect(seen()).toContain('Wang Lei is viewing this'));
  await come(replica);
  await waitFor(() => expect(seen()).not.toContain('viewing'));
  expect(spoken().filter((said) => said.includes('Wang'))).toEqual([]);
  await expectAccessible(container);
});
