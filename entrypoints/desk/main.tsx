import { render } from 'preact';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { Desk } from '#components/desk/Desk.tsx';
import { Templates } from '#components/editor/Templates.tsx';
import { authorOf } from '#components/hooks/author.ts';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { WordsProvider } from '#components/hooks/words.tsx';
import { Mailboxes } from '#components/mailboxes/Mailboxes.tsx';
import { Profiles } from '#components/profiles/Profiles.tsx';
import { RosterRoom } from '#components/roster/RosterRoom.tsx';
import { Rules } from '#components/rules/Rules.tsx';
import { Webmails } from '#components/webmails/Webmails.tsx';
import { ask } from '#lib/bridge/ask.ts';
import { openReplica } from '#lib/replica/database.ts';

const replica = openReplica();
const author = await authorOf(replica);
const frame = { replica, ask, author, page: null, openPanel: null };
const rooms = {
  rules: Rules,
  templates: Templates,
  mailboxes: Mailboxes,
  webmails: Webmails,
  roster: RosterRoom,
  profiles: Profiles,
};

render(
  <FrameProvider frame={frame}>
    <WordsProvider>
      <Desk rooms={rooms} />
    </WordsProvider>
  </FrameProvider>,
  document.getElementById('root') ?? document.body,
);
