import { render } from 'preact';
import { browser } from 'wxt/browser';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { authorOf } from '#components/hooks/author.ts';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { WordsProvider } from '#components/hooks/words.tsx';
import { Options } from '#components/connect/Options.tsx';
import { PermissionsProvider } from '#components/connect/permissions.tsx';
import { ask } from '#lib/bridge/ask.ts';
import { openReplica } from '#lib/replica/database.ts';
import { permissions } from './permissions.ts';

const replica = openReplica();
const author = await authorOf(replica);
const frame = { replica, ask, author, page: null, openPanel: null };

render(
  <FrameProvider frame={frame}>
    <WordsProvider>
      <PermissionsProvider permissions={permissions}>
        <Options version={browser.runtime.getManifest().version} />
      </PermissionsProvider>
    </WordsProvider>
  </FrameProvider>,
  document.getElementById('root') ?? document.body,
);
