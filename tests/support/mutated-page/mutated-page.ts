import type { Message } from '#lib/domain/message.ts';
import type { Webmail } from '#lib/webmails/webmail.ts';
import { judgeChips, judgeDrafts, judgeSight, knownFrom, listen, type Outcome } from './judge.ts';
import type { Mutation, Victim } from './mutations.ts';

/** A saved page to try a webmail's drift on; `describe-mutations.ts` tells how. */
export interface MutatedPage extends Victim {
  name: string;
  /** The page, anew each time; `change` is applied before it is parsed. */
  page(change?: (html: string) => string): Document;
  open(document: Document): Webmail | Promise<Webmail>;
  /** Waits until it has told all; not needed where it tells at once. */
  settle?(): Promise<void>;
}

/** What is left of each ability; those are missing that the page as saved does not have. */
export type Outcomes = Partial<Record<'message' | 'chips' | 'guard', Outcome>>;

export interface Suffered {
  mutation: Mutation;
  outcomes: Outcomes;
}

/** Lets it happen to the page, and says what is left. Throws what the webmail throws. */
export async function suffer(
  page: MutatedPage,
  mutation: Mutation,
): Promise<{ outcomes: Outcomes; isChanged: boolean }> {
  const { mine, others, able, html } = await knownOf(page);
  const document = page.page();
  mutation.change(document);
  const isChanged = document.documentElement.outerHTML !== html;
  const end = new AbortController();
  try {
    const webmail = await page.open(document);
    const told = await listen(webmail, settleOf(page), end.signal);
    webmail.check();
    webmail.theme();
    const outcomes = {
      ...(able.message && { message: judgeSight(told.sight, mine, others) }),
      ...(able.chips && { chips: judgeChips(webmail, document, told, mine, others) }),
      ...(able.guard && { guard: judgeDrafts(told.drafts, mine, others) }),
    };
    return { outcomes, isChanged };
  } finally {
    end.abort();
  }
}

interface Known {
  mine: Message[];
  others: Message[];
  able: Record<'message' | 'chips' | 'guard', boolean>;
  /** The page as it was saved. */
  html: string;
}

const known = new WeakMap<MutatedPage, Promise<Known>>();

/** What the team knows: the mails of this page, and those of the other customer's. */
function knownOf(page: MutatedPage): Promise<Known> {
  const found = known.get(page) ?? learn(page);
  known.set(page, found);
  return found;
}

async function learn(page: MutatedPage): Promise<Known> {
  const end = new AbortController();
  const read = async (change?: (html: string) => string) =>
    listen(await page.open(page.page(change)), settleOf(page), end.signal);
  const swap = (html: string): string =>
    page.other.reduce((now, [mine, theirs]) => now.replaceAll(mine, theirs), html);
  const [own, theirs] = [await read(), await read(swap)];
  end.abort();
  const mine = knownFrom(own, 'mine');
  const subjects = new Set(mine.map(({ subject }) => subject));
  return {
    mine,
    html: page.page().documentElement.outerHTML,
    others: knownFrom(theirs, 'other').filter(({ subject }) => !subjects.has(subject)),
    able: {
      message: own.sight !== null && 'sighting' in own.sight && own.sight.sighting !== null,
      chips: own.rows.length > 0,
      guard: own.drafts.length > 0,
    },
  };
}

function settleOf(page: MutatedPage): () => Promise<void> {
  return page.settle ?? (() => Promise.resolve());
}

/** For each ability, what became of it, and after what: which anchors were removed, and what still worked. */
export function tableOf(name: string, results: readonly Suffered[]): string {
  const found = new Map<string, Set<string>>();
  for (const { mutation, outcomes } of results) {
    for (const [ability, outcome] of Object.entries(outcomes)) {
      const kind = `${ability} ${outcome}`;
      found.set(kind, (found.get(kind) ?? new Set()).add(mutation.kind));
    }
  }
  const lines = [...found].map(([kind, after]) => `  ${kind.padEnd(16)} ${[...after].join(', ')}`);
  return `${name}\n${lines.toSorted().join('\n')}\n`;
}
