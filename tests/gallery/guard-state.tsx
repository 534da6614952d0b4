import '#tests/support/extension-browser.ts';
import { render } from 'preact';
import { v7 } from 'uuid';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { Guard } from '#components/guard/Guard.tsx';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import type { AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import { now, zone } from '#tests/support/seeded-team.ts';
import { inquiryId, states } from './guard-states.ts';

/** One state of the dialog, in its frame: `guard-state.html?state=0`. It tells its height and then that it is done. */
const asked = new URLSearchParams(location.search);
const state = states[Number(asked.get('state'))]!;
const replica = openReplica(`gallery ${v7()}`);
await state.fill(replica);
const frame = {
  replica,
  ask: (() => Promise.resolve(null)) as unknown as AskWorker,
  author: { newId: v7, now: () => now },
  page: null,
  openPanel: null,
};
const page = {
  resize: (height: number) => parent.postMessage(height, '*'),
  decide: () => undefined,
};
render(
  <FrameProvider frame={frame}>
    <SpeechProvider language={asked.get('lang') === 'zh' ? 'zh' : 'en'} zone={zone}>
      <Guard
        guarded={{ inquiryId, verdict: state.verdict }}
        theme={asked.get('theme') === 'dark' ? 'dark' : 'light'}
        page={page}
      />
    </SpeechProvider>
  </FrameProvider>,
  document.getElementById('guard') ?? document.body,
);
const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
await wait(300);
await state.after?.(replica);
const pressed = [...document.querySelectorAll('button')][state.press ?? -1];
pressed?.click();
await wait(300);
await state.afterwards?.(replica);
await wait(300);
parent.postMessage('done', '*');
