import type { Draft, SendGuard } from '#lib/webmails/send-guard.ts';

/** A guard that lets a test say what must wait, and what becomes of it. */
export interface FakeGuard extends SendGuard {
  readonly drafts: Draft[];
  must: boolean;
  /** How often a Send has asked. */
  asked: number;
  /** Answers all that wait. */
  answer(may: boolean): void;
}

export function fakeGuard(): FakeGuard {
  let waiting: ((may: boolean) => void)[] = [];
  return {
    drafts: [],
    must: true,
    asked: 0,
    opened(draft, signal) {
      this.drafts.push(draft);
      signal.addEventListener('abort', () => this.drafts.splice(this.drafts.indexOf(draft), 1));
    },
    mustWait() {
      return this.must;
    },
    maySend() {
      this.asked += 1;
      return new Promise((resolve) => waiting.push(resolve));
    },
    answer(may) {
      for (const one of waiting) one(may);
      waiting = [];
    },
  };
}
