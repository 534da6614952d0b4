import { expect, test } from 'vitest';
import { answersUnseen } from '#server/mail/facts/answers-unseen.ts';

const known = [
  { rfcMessageId: '<1@kunde.example>', direction: 'in' as const },
  { rfcMessageId: '<ack@acme.test>', direction: 'out' as const },
];
const mail = (references: string[], inReplyTo: string | null = references.at(-1) ?? null) => ({
  rfcMessageId: '<2@kunde.example>',
  inReplyTo,
  references,
});
const from = ['greta@kunde.example'];

test.each<[string, ReturnType<typeof mail>, boolean]>([
  ['a mail of ours that nobody saw', mail(['<1@kunde.example>', '<x@acme.test>']), true],
  ['one of a mail host', mail(['<1@kunde.example>', '<x@mail.gmail.com>']), true],
  ['named by In-Reply-To alone', mail(['<1@kunde.example>'], '<x@acme.test>'), true],
  [
    'behind our acknowledgement',
    mail(['<1@kunde.example>', '<ack@acme.test>', '<x@acme.test>']),
    true,
  ],
  ['what we know', mail(['<1@kunde.example>', '<ack@acme.test>']), false],
  ['what we know last', mail(['<x@acme.test>', '<1@kunde.example>']), false],
  ['their own other mail', mail(['<1@kunde.example>', '<x@mail.kunde.example>']), false],
  ['nothing of ours', mail(['<x@acme.test>']), false],
  ['nothing at all', mail([]), false],
])('%s', (_what, one, expected) => {
  expect(answersUnseen(one, from, known)).toBe(expected);
});

test('where both sides are at one provider its ids say nothing about who wrote', () => {
  const theirs = [{ rfcMessageId: '<1@mail.gmail.com>', direction: 'in' as const }];
  const again = mail(['<1@mail.gmail.com>', '<x@mail.gmail.com>']);
  expect(answersUnseen(again, ['greta@gmail.com'], theirs)).toBe(false);
  const ours = mail(['<1@mail.gmail.com>', '<x@acme.test>']);
  expect(answersUnseen(ours, ['greta@gmail.com'], theirs)).toBe(true);
});
