import { v7 as newId } from 'uuid';
import { defineBackground } from 'wxt/utils/define-background';
import { relayWithinTabs } from '#lib/bridge/relay.ts';
import { answerAsks } from '#lib/bridge/worker.ts';
import { coalesce } from '#lib/sync/coalesce.ts';
import { startSync } from '#lib/sync/sync.ts';
import { answersOf } from './answers.ts';
import { listenToBrowser } from './browser-events.ts';
import { answerPageWorld } from './page-world.ts';
import { servePages } from './pages.ts';
import { refreshing } from './refresh.ts';
import { registerWebmails } from './webmails.ts';
import { world } from './world.ts';

/** Everything is listened to before the first `await`: a worker is woken by an event and must be there for it. */
export default defineBackground({
  type: 'module',
  main() {
    const { signal } = new AbortController();
    const parts = world(signal);
    const refresh = refreshing(parts, signal);
    const sync = startSync(parts, () => void refresh().catch(reportError), signal);
    const register = coalesce(() => registerWebmails(parts.report));
    const author = { newId, now: parts.now };
    const pages = servePages(parts, { sync, author }, signal);
    answerAsks(answersOf(parts, { sync, pages, register }), signal);
    answerPageWorld(signal);
    if (import.meta.env.FIREFOX) relayWithinTabs(signal);
    listenToBrowser({ parts, sync, refresh, register, author });
    sync.resume();
  },
});
