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
import { guardedHere } from './guarded-here.ts';
import { ownTheme } from './own-theme.ts';

/** A frame within the page could lay us under a bait, and a tab of our own has no Send. */
const isDirect = window.parent !== window && window.parent === window.top;
const place = document.getElementById('guard');
if (place && isDirect) {
  // Before anything is waited for: it is handed over as soon as we have loaded. Any page may frame us, and is shown nothing.
  const here = guardedHere(ask);
  const replica = openReplica();
  void replica.open();
  const { draftId, guarded } = await here;
  const author = await authorOf(replica);
  const page = {
    resize: (height: number) => void tellGuarded({ type: 'size', draftId, height }),
    decide: (send: boolean) => void tellGuarded({ type: 'decided', draftId, send }),
  };
  render(
    <FrameProvider frame={{ replica, ask, author, page: null, openPanel: null }}>
      <WordsProvider>
        <Guard guarded={guarded} theme={ownTheme(location.href)} page={page} />
      </WordsProvider>
    </FrameProvider>,
    place,
  );
}
