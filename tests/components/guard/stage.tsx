import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/preact';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { Guard } from '#components/guard/Guard.tsx';
import { FrameProvider, type Guarded } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import type { Action } from '#lib/domain/action.ts';
import type { Change } from '#lib/domain/change.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { receive } from '#lib/replica/receive.ts';
import type { Language } from '#lib/words/language.ts';
import { idOf } from '#tests/support/rows.ts';
import { ago, anInquiryOf, linda, now, seed, upserts, zone } from '#tests/support/seeded-team.ts';

export const inquiryId = idOf<InquiryId>('shown');
export const heldByWang: Guarded['verdict'] = { kind: 'held', name: 'Wang Lei', at: ago(0.05) };
export const byWang = (kind: 'answered' | 'writing' | 'beaten', hours = 0.05) =>
  ({ kind, name: 'Wang Lei', at: ago(hours) }) as Guarded['verdict'];

interface Staged {
  verdict: Guarded['verdict'];
  me?: Member;
  /** What is special about the inquiry; `null`: this browser's copy does not have it. */
  row?: Partial<Inquiry> | null;
  with?: Change[];
  writers?: Member[];
  language?: Language;
  theme?: 'light' | 'dark' | null;
}

/** The dialog by a Send that waits, with a replica of its own. */
export async function stage({
  verdict,
  me = linda,
  row = {},
  with: more = [],
  writers = [],
  language = 'en',
  theme = null,
}: Staged) {
  const replica = openReplica(`guard ${v7()}`);
  const rows = row ? upserts('inquiries', anInquiryOf('shown', row)) : [];
  await seed(replica, me, ...rows, ...more);
  /** Who writes an answer now; nobody else is known to be there. */
  const write = (members: readonly Member[], hours = 0.05) =>
    keepPresences(
      replica,
      members.map(({ id }) => ({
        inquiryId,
        memberId: id,
        doing: 'writing' as const,
        since: ago(hours),
      })),
    );
  await write(writers);
  const page = {
    resize: vi.fn<(height: number) => void>(),
    decide: vi.fn<(send: boolean) => void>(),
  };
  const ask = (async () => null) as unknown as AskWorker;
  const frame = {
    replica,
    ask,
    author: { newId: v7, now: () => now },
    page: null,
    openPanel: null,
  };
  const view = render(
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone={zone}>
        <Guard guarded={{ inquiryId, verdict }} theme={theme} page={page} />
      </SpeechProvider>
    </FrameProvider>,
  );
  let seq = 1000;
  return {
    ...view,
    replica,
    page,
    write,
    /** The server says how the inquiry is now. */
    async turn(row: Partial<Inquiry>, ...changes: Change[]): Promise<void> {
      seq += 1;
      const all = [...upserts('inquiries', anInquiryOf('shown', row)), ...changes];
      const told = { kind: 'changes' as const, seq, changes: all, cursor: null, total: null };
      await receive(replica, told, false, now);
    },
    async done(): Promise<Action[]> {
      const waiting = await replica.outbox.orderBy('order').toArray();
      return waiting.map(({ action }) => action);
    },
  };
}

export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const dialog = (name: string | RegExp) => screen.findByRole('alertdialog', { name });
/** The buttons in their order, as one reads them. */
export const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent);
export const said = () => document.body.textContent.replaceAll('\u00a0', ' ');
