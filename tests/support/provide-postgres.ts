import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the server's maintenance database; each test file makes its own beside it. */
    postgresUrl: string;
  }
}

/** Vitest's global set-up of `server-postgres`: one PostgreSQL for all of its files. */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', await postgres.createDatabase());
  return () => postgres.stop();
}
