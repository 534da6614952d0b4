import type {
  PageReply,
  PageToSidebar,
  PageToWorker,
  SidebarToPage,
  WorkerReply,
  WorkerToPage,
} from '#lib/protocol/bridge.ts';
import type { Bridge } from '#lib/webmails/settle-in.ts';

/** The other end of the bridge, held by a test. */
export function fakeBridge(): Bridge & {
  told: PageToSidebar[];
  asked: PageToWorker[];
  ask(message: SidebarToPage): Promise<PageReply | undefined>;
  command(message: WorkerToPage): void;
  house: WorkerReply | null;
  orphaned: boolean;
} {
  let answer: ((message: SidebarToPage) => Promise<PageReply>) | undefined;
  let hear: ((message: WorkerToPage) => void) | undefined;
  return {
    told: [],
    asked: [],
    house: { folded: false, title: 'Baton' },
    orphaned: false,
    async tellSidebar(message) {
      this.told.push(message);
    },
    answerSidebar(handle, signal) {
      answer = handle;
      signal.addEventListener('abort', () => (answer = undefined));
    },
    async askWorker(message) {
      this.asked.push(message);
      return this.house;
    },
    hearWorker(handle, signal) {
      hear = handle;
      signal.addEventListener('abort', () => (hear = undefined));
    },
    isOrphaned() {
      return this.orphaned;
    },
    ask: async (message) => answer?.(message),
    command: (message) => hear?.(message),
  };
}
