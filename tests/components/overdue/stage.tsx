import '#tests/support/extension-browser.ts';
import { configure, render } from '@testing-library/preact';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Popup } from '#components/overdue/Popup.tsx';
import type { Ask, AskWorker } from '#lib/protocol/worker.ts';
import type { Replica } from '#lib/replica/database.ts';
import type { Language } from '#lib/words/language.ts';
import { now } from './seeds.ts';

// The database in memory is slow where many tests run at once.
configure({ asyncUtilTimeout: 10_000 });

type Replying = (ask: Ask) => unknown;

/** The popup over this replica; `reply` is the worker's side. */
export function open(replica: Replica, language: Language = 'en', reply: Replying = () => null) {
  const ask = vi.fn(async (question: Ask) => reply(question));
  const openOptions = vi.fn();
  const author = { newId: () => v7(), now: () => now };
  const frame = { replica, ask: ask as unknown as AskWorker, author, page: null, openPanel: null };
  const { container } = render(
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone="Asia/Shanghai">
        <Popup openOptions={openOptions} />
      </SpeechProvider>
    </FrameProvider>,
  );
  return { container, ask, openOptions };
}
