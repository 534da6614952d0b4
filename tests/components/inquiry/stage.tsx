import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { fireEvent, render, screen } from '@testing-library/preact';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { FrameProvider, type Sight } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Sidebar } from '#components/inquiry/Sidebar.tsx';
import { TemplatePicker } from '#components/templates/TemplatePicker.tsx';
import type { Action } from '#lib/domain/action.ts';
import type { Change } from '#lib/domain/change.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Ask, AskWorker } from '#lib/protocol/worker.ts';
import { openReplica, type Replica } from '#lib/replica/database.ts';
import type { Language } from '#lib/words/language.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  anEntry,
  anInquiryOf,
  aSighting,
  firstMails,
  linda,
  now,
  seed,
  upserts,
  zone,
} from '#tests/support/seeded-team.ts';

export const inquiryId = idOf<InquiryId>('shown');
export const shown: Sight = { kind: 'message', sighting: aSighting('shown') };

/** Answers of the worker by question; what is not named gets `null`, as when the server cannot be asked. */
export type Answers = { [T in Ask['type']]?: (ask: never) => unknown };

interface Staged {
  me?: Member;
  /** What is special about the inquiry on screen; `null`: there is none. */
  row?: Partial<Inquiry> | null;
  with?: Change[];
  after?: (replica: Replica) => Promise<unknown>;
  sight?: Sight | null;
  language?: Language;
  answers?: Answers;
  asked?: InquiryId;
  isFolded?: boolean;
  isSeeded?: boolean;
  /** Whether the frame can open the browser's own side panel. */
  hasPanel?: boolean;
}

/** The sidebar beside a mail, with a replica of its own. */
export async function stage({
  me = linda,
  row = {},
  with: more = [],
  after,
  sight = shown,
  language = 'en',
  answers = {},
  asked,
  isFolded = false,
  isSeeded = true,
  hasPanel = true,
}: Staged = {}) {
  const replica = openReplica(`stage ${v7()}`);
  const inquiry = row && anInquiryOf('shown', row);
  const rows = inquiry
    ? [
        ...upserts('inquiries', inquiry),
        ...firstMails({ word: 'shown', row: inquiry }),
        ...upserts('entries', anEntry('shown', 'open', 'watcher', inquiry.receivedAt)),
      ]
    : [];
  if (isSeeded) await seed(replica, me, ...rows, ...more);
  await after?.(replica);
  const questions: Ask[] = [];
  const ask = vi.fn(async (question: Ask) => {
    questions.push(question);
    return answers[question.type]?.(question as never) ?? null;
  });
  const page = {
    insert: vi.fn<(text: string) => Promise<{ ok: boolean }>>().mockResolvedValue({ ok: true }),
    fold: vi.fn<(folded: boolean) => void>(),
    leave: vi.fn<() => void>(),
  };
  const openPanel = vi.fn<() => void>();
  const frame = {
    replica,
    ask: ask as unknown as AskWorker,
    author: { newId: v7, now: () => now },
    page: sight === null ? null : page,
    openPanel: hasPanel ? openPanel : null,
  };
  const draw = (at: Sight | null) => (
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone={zone}>
        <Sidebar
          sight={at}
          webmail={at && 'roundcube'}
          isFolded={isFolded}
          asked={asked ?? null}
          Picker={TemplatePicker}
        />
      </SpeechProvider>
    </FrameProvider>
  );
  const view = render(draw(sight));
  return {
    ...view,
    replica,
    page,
    openPanel,
    questions,
    /** The page shows something else now. */
    turn: (at: Sight) => view.rerender(draw(at)),
    /** The person's actions that wait to be sent, without the look that every sidebar takes by itself. */
    async done(): Promise<Action[]> {
      const waiting = await replica.outbox.orderBy('order').toArray();
      return waiting.map(({ action }) => action).filter(({ type }) => type !== 'view');
    },
  };
}

export const press = (key: string, at: Element = document.body) =>
  fireEvent.keyDown(at, { key, bubbles: true });
export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const title = () => screen.findByRole('heading', { level: 2 });
export const aSightingOf = (word: string, over: Parameters<typeof aSighting>[1]): Sight => ({
  kind: 'message',
  sighting: aSighting(word, over),
});
