import '#tests/support/extension-browser.ts';
import { render } from 'preact';
import { v7 } from 'uuid';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { Desk } from '#components/desk/Desk.tsx';
import { Templates } from '#components/editor/Templates.tsx';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Mailboxes } from '#components/mailboxes/Mailboxes.tsx';
import { Profiles } from '#components/profiles/Profiles.tsx';
import { RosterRoom } from '#components/roster/RosterRoom.tsx';
import { Rules } from '#components/rules/Rules.tsx';
import { Webmails } from '#components/webmails/Webmails.tsx';
import type { Ask, AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import { serverAddress, theme } from '#lib/settings/settings.ts';
import type { Language } from '#lib/words/language.ts';
import { answers, fill, people, type Person, type Standing } from '#tests/support/seeded-desk.ts';
import { now, zone } from '#tests/support/seeded-team.ts';

/**
 * `desk.html?at=rules/new&lang=zh&theme=dark&as=rep`: one room of the desk. `stand`: empty, offline, refused, none,
 * first. `press`: the label of a button to press, several parted by `|`.
 */
const asked = new URLSearchParams(location.search);
const language: Language = asked.get('lang') === 'zh' ? 'zh' : 'en';
await theme.write(asked.get('theme') === 'dark' ? 'dark' : 'light');
await serverAddress.write('https://baton.northquay.test/');
location.hash = asked.get('at') ?? 'rules';

const me = people[(asked.get('as') ?? 'admin') as Person];
const replica = openReplica(`gallery ${v7()}`);
await fill(replica, me, (asked.get('stand') ?? 'full') as Standing);
const ask = ((question: Ask) => Promise.resolve(answers(question))) as unknown as AskWorker;
const author = { newId: v7, now: () => now };
const rooms = {
  rules: Rules,
  templates: Templates,
  mailboxes: Mailboxes,
  webmails: Webmails,
  roster: RosterRoom,
  profiles: Profiles,
};

render(
  <FrameProvider frame={{ replica, ask, author, page: null, openPanel: null }}>
    <SpeechProvider language={language} zone={zone}>
      <Desk rooms={rooms} />
    </SpeechProvider>
  </FrameProvider>,
  document.getElementById('gallery-desk') ?? document.body,
);

for (const label of (asked.get('press') ?? '').split('|').filter(Boolean)) {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const buttons = [...document.querySelectorAll<HTMLElement>('button, a')];
  buttons.find(({ textContent }) => textContent === label)?.click();
}
document.title = 'done';
