import { expect, test } from 'vitest';
import { acknowledgementLine } from '#components/mailboxes/acknowledgement-line.ts';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import { wordsFor } from '#lib/words/words.ts';

const words = wordsFor('en');
const on = { ...usualAcknowledgement, isOn: true, everyDays: 7, quiet: null };

test.each([
  [{ acknowledgement: on, connected: true }, words.boxes.ackOn(7)],
  [{ acknowledgement: on, connected: false }, words.boxes.ackUnconnected],
  [{ acknowledgement: { ...on, isOn: false }, connected: false }, words.boxes.ackOff],
])('a mailbox says what it does now, not what it was told to do', (mailbox, said) => {
  expect(acknowledgementLine(mailbox, { words })).toBe(said);
});
