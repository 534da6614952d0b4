import { render } from 'preact';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { authorOf } from '#components/hooks/author.ts';
import { type Frame, FrameProvider } from '#components/hooks/frame.tsx';
import { WordsProvider } from '#components/hooks/words.tsx';
import { ask } from '#lib/bridge/ask.ts';
import { openReplica } from '#lib/replica/database.ts';
import { App } from './App.tsx';
import { followPage } from './follow-page.ts';
import { panelOpener } from './panel-opener.ts';

/** A frame beside a mail stays blank until the content script that opened it has said hello: any page may frame us. */
const isFramed = window.parent !== window;
/** A frame within the page could lay us under a bait, and the page's own hello would fill us there. */
const isNested = window.parent !== window.top;
const place = document.getElementById('sidebar');
const replica = openReplica();
// Now, and not with the first question: by then the page has said hello.
void replica.open();
const followed = isFramed ? followPage(new AbortController().signal) : null;
const openPanel = isFramed ? panelOpener() : null;
const author = await authorOf(replica);
const frame: Frame = { replica, ask, author, page: followed?.page ?? null, openPanel };
if (place && !isNested) {
  render(
    <FrameProvider frame={frame}>
      <WordsProvider>
        <App followed={followed} />
      </WordsProvider>
    </FrameProvider>,
    place,
  );
}
