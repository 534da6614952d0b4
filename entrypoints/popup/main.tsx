import { render } from 'preact';
import { v7 as uuid } from 'uuid';
import { browser } from 'wxt/browser';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { WordsProvider } from '#components/hooks/words.tsx';
import { Popup } from '#components/overdue/Popup.tsx';
import { ask } from '#lib/bridge/ask.ts';
import { openReplica } from '#lib/replica/database.ts';

const author = { now: () => new Date(), newId: uuid };
const frame = { replica: openReplica(), ask, author, page: null, openPanel: null };

render(
  <FrameProvider frame={frame}>
    <WordsProvider>
      <Popup openOptions={() => void browser.runtime.openOptionsPage()} />
    </WordsProvider>
  </FrameProvider>,
  document.getElementById('root') ?? document.body,
);
