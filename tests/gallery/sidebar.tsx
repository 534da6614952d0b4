import '#tests/support/extension-browser.ts';
import { render } from 'preact';
import { v7 } from 'uuid';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import './gallery.css';
import { type Frame, FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Sidebar } from '#components/inquiry/Sidebar.tsx';
import { TemplatePicker } from '#components/templates/TemplatePicker.tsx';
import type { AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import type { Language } from '#lib/words/language.ts';
import { now, zone } from '#tests/support/seeded-team.ts';
import { atSendStates } from './at-send-states.ts';
import { deskWorkStates } from './desk-work-states.ts';
import { joinedStates } from './joined-states.ts';
import { type State, states } from './sidebar-states.ts';
import { taggedStates } from './tagged-states.ts';

/**
 * Every state of the sidebar: `sidebar.html?lang=zh&theme=dark&host=roundcube`; `only`: those whose name begins so;
 * `width`: of each frame in pixels, 320 unless told.
 */
const asked = new URLSearchParams(location.search);
const language: Language = asked.get('lang') === 'zh' ? 'zh' : 'en';
for (const name of ['theme', 'host']) {
  const value = asked.get(name);
  if (value) document.documentElement.dataset[name] = value;
}
const only = asked.get('only');
const width = Number(asked.get('width')) || 320;
const ask = (() => Promise.resolve(null)) as unknown as AskWorker;
const page = {
  insert: () => Promise.resolve({ ok: true }),
  fold: () => undefined,
  leave: () => undefined,
};

async function show(state: State, place: HTMLElement): Promise<void> {
  const replica = openReplica(`gallery ${v7()}`);
  await state.fill(replica);
  const frame: Frame = {
    replica,
    ask,
    author: { newId: v7, now: () => now },
    page: state.sight ? page : null,
    openPanel: () => undefined,
  };
  render(
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone={zone}>
        <Sidebar
          sight={state.sight}
          webmail={state.sight && 'roundcube'}
          isFolded={state.isFolded ?? false}
          asked={state.asked ?? null}
          Picker={TemplatePicker}
        />
      </SpeechProvider>
    </FrameProvider>,
    place,
  );
  for (const key of state.press ?? []) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const named = [...place.querySelectorAll('button')].find((it) => it.textContent === key);
    if (named) {
      named.click();
      continue;
    }
    const target = place.contains(document.activeElement) ? document.activeElement : document.body;
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

// One after the other, for a key goes to whatever was mounted last.
const gallery = document.getElementById('gallery');
gallery?.style.setProperty('--frame', `${width}px`);
const all = [...states, ...deskWorkStates, ...atSendStates, ...joinedStates, ...taggedStates];
for (const state of all.filter(({ name }) => !only || name.startsWith(only))) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = state.name;
  const place = document.createElement('div');
  place.className = 'g-frame';
  figure.append(caption, place);
  gallery?.append(figure);
  await show(state, place);
}
document.title = 'done';
