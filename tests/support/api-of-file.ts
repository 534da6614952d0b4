import { afterAll } from 'vitest';
import { openApi } from './server-api.ts';
import { aTeam, anOpening, done, openDeps, watcher } from './server-deps.ts';

/** The API over a database of its own, for the tests of the file that awaits it; it ends with them. */
export async function apiOfFile() {
  const deps = await openDeps();
  const api = openApi(deps);
  afterAll(async () => {
    api.feed.stop();
    await deps.close();
  });
  /** A team with one inquiry, nobody's yet, and the token of a rep. */
  const aDesk = async () => {
    const team = await aTeam(deps);
    const token = api.tokenOf(team.id, team.linda);
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    return { team, token, opening, inquiryId: opening.inquiryId };
  };
  return { deps, api, aDesk };
}

/** The same at an address. */
export async function servedApiOfFile() {
  const { deps, api } = await apiOfFile();
  const server = await api.listen();
  // What was begun last ends first.
  afterAll(() => server.stop());
  return { deps, api, server };
}
