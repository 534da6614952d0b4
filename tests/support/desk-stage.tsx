import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { configure, fireEvent, render, screen } from '@testing-library/preact';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { Desk } from '#components/desk/Desk.tsx';
import { Templates } from '#components/editor/Templates.tsx';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Mailboxes } from '#components/mailboxes/Mailboxes.tsx';
import { Profiles } from '#components/profiles/Profiles.tsx';
import { RosterRoom } from '#components/roster/RosterRoom.tsx';
import { Rules } from '#components/rules/Rules.tsx';
import { Webmails } from '#components/webmails/Webmails.tsx';
import type { Action } from '#lib/domain/action.ts';
import type { Ask, AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import type { Language } from '#lib/words/language.ts';
import { answers, fill, people, type Person, type Standing } from './seeded-desk.ts';
import { now, zone } from './seeded-team.ts';

// The database in memory is slow where many tests run at once.
configure({ asyncUtilTimeout: 10_000 });

interface Staged {
  as?: Person;
  stand?: Standing;
  language?: Language;
  reply?: (ask: Ask) => unknown;
}

const rooms = {
  rules: Rules,
  templates: Templates,
  mailboxes: Mailboxes,
  webmails: Webmails,
  roster: RosterRoom,
  profiles: Profiles,
};

/** The desk in this room, over a replica of its own. */
export async function openDesk(
  at: string,
  { as = 'admin', stand = 'full', language = 'en', reply = answers }: Staged = {},
) {
  sessionStorage.clear();
  await serverAddress.write('https://baton.northquay.test/');
  location.hash = at;
  const replica = openReplica(`desk ${v7()}`);
  await fill(replica, people[as], stand);
  const ask = vi.fn(async (question: Ask) => reply(question));
  const author = { newId: v7, now: () => now };
  const frame = { replica, ask: ask as unknown as AskWorker, author, page: null, openPanel: null };
  const draw = () => (
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone={zone}>
        <Desk rooms={rooms} />
      </SpeechProvider>
    </FrameProvider>
  );
  const view = render(draw());
  return {
    ...view,
    replica,
    ask,
    /** What waits to be sent, in order. */
    async done(): Promise<Action[]> {
      const waiting = await replica.outbox.orderBy('order').toArray();
      return waiting.map(({ action }) => action);
    },
  };
}

export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const press = async (name: string | RegExp) => fireEvent.click(await button(name));
/** The control itself: a list of chips has the same name. */
export const field = (name: string | RegExp) =>
  screen.findByLabelText(name, { selector: 'input, select, textarea' });

/** Types into the field with this label. */
export async function type(name: string | RegExp, text: string): Promise<HTMLElement> {
  const at = await field(name);
  fireEvent.input(at, { target: { value: text } });
  return at;
}

/** Chooses an option of the select with this label, by its words. */
export async function choose(name: string | RegExp, option: string): Promise<void> {
  const at = (await field(name)) as HTMLSelectElement;
  const found = [...at.options].find(({ textContent }) => textContent === option);
  if (!found) throw new Error(`${option} is none of ${[...at.options].map((o) => o.text).join()}`);
  fireEvent.change(at, { target: { value: found.value } });
}

/** Writes a word and makes a chip of it. */
export async function addWord(name: string | RegExp, word: string): Promise<void> {
  fireEvent.keyDown(await type(name, word), { key: 'Enter' });
}
