import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { act, render, screen } from '@testing-library/preact';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import type { AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import { theme } from '#lib/settings/settings.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import {
  anInquiryOf,
  aSighting,
  firstMails,
  linda,
  now,
  seed,
  upserts,
  zone,
} from '#tests/support/seeded-team.ts';
import { App } from '../../../entrypoints/sidebar/App.tsx';
import type { Followed, Told } from '../../../entrypoints/sidebar/follow-page.ts';

const root = document.documentElement;
afterEach(async () => {
  await theme.write('page');
  delete root.dataset.theme;
  delete root.dataset.host;
});

/** A page that says what it is told to say. */
function aPage() {
  let told: Told | null = null;
  const listeners = new Set<() => void>();
  const page = {
    insert: async () => ({ ok: true }),
    fold: () => undefined,
    leave: () => undefined,
  };
  const followed: Followed = {
    page,
    told: () => told,
    follow(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
  const say = (next: Told) =>
    act(() => {
      told = next;
      for (const tell of listeners) tell();
    });
  return { followed, say };
}

async function stage(followed: Followed | null) {
  const replica = openReplica(`app ${v7()}`);
  const inquiry = anInquiryOf('shown');
  const mails = firstMails({ word: 'shown', row: inquiry });
  await seed(replica, linda, ...upserts('inquiries', inquiry), ...mails);
  const frame = {
    replica,
    ask: (async () => null) as unknown as AskWorker,
    author: { newId: v7, now: () => now },
    page: followed?.page ?? null,
    openPanel: null,
  };
  return render(
    <FrameProvider frame={frame}>
      <SpeechProvider language="en" zone={zone}>
        <App followed={followed} />
      </SpeechProvider>
    </FrameProvider>,
  );
}

const hello: Told = {
  look: { webmail: 'roundcube', theme: 'dark' },
  sight: { kind: 'message', sighting: aSighting('shown') },
};

test('a page that has not said hello is shown nothing at all', async () => {
  const { followed, say } = aPage();
  const { container } = await stage(followed);
  expect(container.innerHTML).toBe('');
  await say(hello);
  expect(await screen.findByRole('heading', { name: 'Unclaimed' })).toBeTruthy();
  await expectAccessible(container);
});

test('it looks as the page does, unless the person wants it otherwise', async () => {
  const { followed, say } = aPage();
  await stage(followed);
  await say(hello);
  expect(root.dataset).toMatchObject({ host: 'roundcube', theme: 'dark' });
  await say({ ...hello, look: { webmail: 'roundcube', theme: 'light' } });
  expect(root.dataset.theme).toBe('light');
  await act(() => theme.write('dark'));
  await expect.poll(() => root.dataset.theme).toBe('dark');
});

test('in a tab or a panel of the browser it needs no page', async () => {
  const { container } = await stage(null);
  expect(await screen.findByRole('searchbox', { name: 'Sender or subject' })).toBeTruthy();
  await expectAccessible(container);
});
