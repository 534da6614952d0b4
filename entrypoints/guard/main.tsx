import { render } from 'preact';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import { authorOf } from '#components/hooks/author.ts';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { WordsProvider } from '#components/hooks/words.tsx';
import { Guard } from '#components/guard/Guard.tsx';
import { ask } from '#lib/bridge/ask.ts';
import { tellGuarded } from '#lib/bridge/guard.ts';
import { openReplica } from '#lib/replica/database.ts';
import { guardedAs } from './guarded-as.ts';
import { readOwnAddress } from './own-address.ts';

const { draftId, theme } = readOwnAddress(location.href);
/** A frame within the page could lay us under a bait, and a tab of our own has no Send. */
const isDirect = window.parent !== window && window.parent === window.top;
const place = document.getElementById('guard');
const replica = openReplica();
void replica.open();
// Any page may frame us: what the worker does not know to wait in this very tab is shown nothing.
const guarded = isDirect && draftId ? await guardedAs(draftId, ask) : null;
if (place && draftId && guarded) {
  const author = await authorOf(replica);
  const page = {
    resize: (height: number) => void tellGuarded({ type: 'size', draftId, height }),
    decide: (send: boolean) => void tellGuarded({ type: 'decided', draftId, send }),
  };
  render(
    <FrameProvider frame={{ replica, ask, author, page: null, openPanel: null }}>
      <WordsProvider>
        <Guard guarded={guarded} theme={theme} page={page} />
      </WordsProvider>
    </FrameProvider>,
    place,
  );
}
