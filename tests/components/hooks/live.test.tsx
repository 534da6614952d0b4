import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/preact';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { useLive } from '#components/hooks/live.ts';
import { openReplica, type Replica } from '#lib/replica/database.ts';
import { FaultBoundary } from '#components/ui/FaultBoundary.tsx';
import { expectAccessible } from '#tests/support/axe.ts';

const seen: (string | undefined)[] = [];

function Value({ replica, name }: { replica: Replica; name: string }) {
  const value = useLive(async () => {
    if (name === 'broken') throw new Error('no such row');
    return String((await replica.meta.get(name))?.value ?? 'nothing');
  }, [replica, name]);
  seen.push(value);
  return <p>{value ?? 'reading'}</p>;
}

test('answers, answers anew when what it read changes, and never with the answer to another question', async () => {
  const replica = openReplica(`live ${v7()}`);
  await replica.meta.bulkPut([
    { key: 'a', value: 'first' },
    { key: 'b', value: 'other' },
  ]);
  const { rerender } = render(<Value replica={replica} name="a" />);
  expect(screen.getByText('reading')).toBeTruthy();
  expect(await screen.findByText('first')).toBeTruthy();
  await replica.meta.put({ key: 'a', value: 'second' });
  expect(await screen.findByText('second')).toBeTruthy();
  seen.length = 0;
  rerender(<Value replica={replica} name="b" />);
  expect(await screen.findByText('other')).toBeTruthy();
  expect(new Set(seen)).toEqual(new Set([undefined, 'other']));
});

test('what it throws stops what it is in, with a code to read out, and can be tried again', async () => {
  const reported: unknown[] = [];
  globalThis.reportError = (fault) => void reported.push(fault);
  const replica = openReplica(`live ${v7()}`);
  const { container } = render(
    <FaultBoundary title="It stopped." code={(ref) => `Code ${ref}`} again="Start it again">
      <Value replica={replica} name="broken" />
    </FaultBoundary>,
  );
  expect(await screen.findByText('It stopped.')).toBeTruthy();
  expect(screen.getByText(/^Code [0-9a-z]{6}$/)).toBeTruthy();
  expect(reported).toEqual([new Error('no such row')]);
  await expectAccessible(container);
  screen.getByRole('button', { name: 'Start it again' }).click();
  expect(await screen.findByText('reading')).toBeTruthy();
});
