import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, onTestFailed } from 'vitest';
import type { Person } from './person.ts';
import type { TeamServer } from './team-server.ts';

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

/**
 * For a file whose tests are the steps of one story: the first that fails ends it, and leaves what everybody saw and
 * what the server said in `test-results`.
 */
export function stepByStep(cast: () => { server: TeamServer; people: Person[] }): void {
  let broken: string | null = null;
  beforeEach(({ task }) => {
    if (broken !== null) throw new Error(`an earlier step failed: ${broken}`);
    onTestFailed(async () => {
      broken = task.name;
      await mkdir(results, { recursive: true });
      const { server, people } = cast();
      const step = task.name.split(':')[0] ?? 'step';
      await writeFile(`${results}/${step}-server.log`, server.logs());
      for (const { colleague, mail } of people) {
        const path = `${results}/${step}-${colleague.name.toLowerCase()}.png`;
        await mail.page.screenshot({ path }).catch(() => {});
      }
    });
  });
}
