import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env, Hono } from 'hono';
import type { Deps } from '#server/services/deps.ts';
import { deliverHandOffs } from './hand-over.ts';
import { openPostOffice, type Desk, type PostOffice } from './post-office.ts';
import { practiceRoutes } from './routes.ts';
import { makeSampleInquiries } from './sample-inquiries.ts';
import { makeSampleTeam } from './sample-team.ts';
import { openStore } from './store.ts';

export interface Practice {
  /** The practice webmail, for the server to serve beside its own pages. */
  routes: Hono<Env>;
  /** Finds the sample team of this folder, or makes it once the server listens at `url`. */
  begin(deps: Deps, url: string): Promise<Desk>;
  stop(): Promise<void>;
}

/** Everything of the practice desk that is kept lies in `folder`, beside the embedded database. */
export function openPractice(folder: string, now: () => Date): Practice {
  const store = openStore(join(folder, 'mails'));
  const note = join(folder, 'desk.json');
  let office: PostOffice | null = null;
  let handOffs: { stop(): Promise<void> } | null = null;

  const found = async (): Promise<Desk | null> => {
    const text = await readFile(note, 'utf8').catch(() => null);
    // Written by ourselves, when all of it was there.
    return text === null ? null : (JSON.parse(text) as Desk);
  };
  return {
    routes: practiceRoutes({ store, office: () => office, now }),
    async begin(deps, url) {
      const known = await found();
      const desk = known ?? (await makeSampleTeam(deps, url));
      const there = openPostOffice(deps, store, desk);
      if (!known) {
        await makeSampleInquiries(deps, desk, there, store);
        await mkdir(folder, { recursive: true });
        await writeFile(note, JSON.stringify(desk, null, 2));
      }
      handOffs = await deliverHandOffs(deps, desk, store, there);
      office = there;
      return desk;
    },
    stop: async () => handOffs?.stop(),
  };
}
