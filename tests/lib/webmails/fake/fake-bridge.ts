import type { PageToSidebar, PageToWorker } from '#lib/protocol/bridge.ts';
import type { PageReplies, PageReply, SidebarToPage, WorkerToPage } from '#lib/protocol/to-page.ts';
import type { GuardToPage } from '#lib/protocol/guard.ts';
import type { Bridge } from '#lib/webmails/settle-in.ts';

const welcome: PageReplies['page'] = {
  folded: false,
  title: 'Baton',
  words: { guard: 'Before this is sent', checking: 'Checking' },
  anchors: [],
};

/** What the worker answers; a test puts in what it wants said. */
export type FakeReplies = { [T in keyof PageReplies]?: PageReplies[T] | null };

/** The other end of the bridge, held by a test. */
export function fakeBridge(): Bridge & {
  told: PageToSidebar[];
  asked: PageToWorker[];
  /** What was asked of one kind. */
  askedOf<T extends PageToWorker['type']>(type: T): Extract<PageToWorker, { type: T }>[];
  ask(message: SidebarToPage): Promise<PageReply | undefined>;
  command(message: WorkerToPage): void;
  dialog(message: GuardToPage): void;
  replies: FakeReplies;
  orphaned: boolean;
} {
  let answer: ((message: SidebarToPage) => Promise<PageReply>) | undefined;
  let hear: ((message: WorkerToPage) => void) | undefined;
  let guarded: ((message: GuardToPage) => void) | undefined;
  const fake: ReturnType<typeof fakeBridge> = {
    told: [],
    asked: [],
    askedOf: (type) => fake.asked.filter((one) => one.type === type) as never,
    replies: { page: welcome, here: { again: false }, rows: [] },
    orphaned: false,
    async tellSidebar(message) {
      fake.told.push(message);
    },
    answerSidebar(handle, signal) {
      answer = handle;
      signal.addEventListener('abort', () => (answer = undefined));
    },
    async askWorker(message) {
      fake.asked.push(message as PageToWorker);
      const { type } = message as PageToWorker;
      return (fake.replies[type] ?? null) as never;
    },
    hearWorker(handle, signal) {
      hear = handle;
      signal.addEventListener('abort', () => (hear = undefined));
    },
    hearGuard(handle, signal) {
      guarded = handle;
      signal.addEventListener('abort', () => (guarded = undefined));
    },
    isOrphaned: () => fake.orphaned,
    ask: async (message) => answer?.(message),
    command: (message) => hear?.(message),
    dialog: (message) => guarded?.(message),
  };
  return fake;
}
