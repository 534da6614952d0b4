import type { Sent, Sight } from '#lib/protocol/bridge.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import type { SendGuard } from '#lib/webmails/send-guard.ts';
import type { Webmail } from '#lib/webmails/webmail.ts';

/** A webmail with nothing behind it but what a test tells it, to the letter of the interface. */
export function fakeWebmail(document: Document): Webmail & {
  show(sight: Sight): void;
  paint(theme: 'light' | 'dark'): void;
  send(sent: Sent): void;
  inserted: string[];
  focused: number;
  reply: PageReply;
  list(rows: ListRow[]): void;
  chips: readonly Chip[];
  guard: SendGuard | null;
} {
  let theme: 'light' | 'dark' = 'light';
  let sight: Sight = { kind: 'nothing' };
  let rows: ListRow[] = [];
  const listeners = new Set<(rows: ListRow[]) => void>();
  const watchers = new Set<(sight: Sight) => void>();
  const painters = new Set<() => void>();
  const hearers = new Set<(sent: Sent) => void>();
  const join = <T>(all: Set<T>, one: T, signal: AbortSignal): void => {
    all.add(one);
    signal.addEventListener('abort', () => all.delete(one));
  };
  return {
    name: 'roundcube',
    inserted: [],
    focused: 0,
    reply: { ok: true },
    chips: [],
    guard: null,
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(sight)) return;
      sight = next;
      for (const tell of watchers) tell(sight);
    },
    paint(next) {
      theme = next;
      for (const tell of painters) tell();
    },
    send(sent) {
      for (const tell of hearers) tell(sent);
    },
    check: () => ({ isEnough: true, missing: [], hits: {} }),
    watch(tell, signal) {
      join(watchers, tell, signal);
      tell(sight);
    },
    watchSent: (tell, signal) => join(hearers, tell, signal),
    theme: () => theme,
    watchTheme: (tell, signal) => join(painters, tell, signal),
    mount(frame, signal) {
      document.body.append(frame);
      signal.addEventListener('abort', () => frame.remove());
    },
    async insert(text) {
      this.inserted.push(text);
      return this.reply;
    },
    watchRows(tell, signal) {
      join(listeners, tell, signal);
      tell(rows);
    },
    list(next) {
      rows = next;
      for (const tell of listeners) tell(rows);
    },
    showChips(chips) {
      this.chips = chips;
    },
    guardSend(guard, signal) {
      this.guard = signal.aborted ? null : guard;
    },
    resume: async () => undefined,
    focus() {
      this.focused += 1;
    },
  };
}
