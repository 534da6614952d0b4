import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const minutes = 60_000;

/** Real browsers and a real mail stack: one file at a time, in order, and no second try. */
const oneByOne = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 5 * minutes,
  hookTimeout: 5 * minutes,
  retry: 0,
  sequence: { concurrent: false, shuffle: false },
} as const;

const server = {
  include: ['tests/server/**/*.test.ts'],
  hookTimeout: minutes,
  testTimeout: minutes,
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: minutes,
          include: ['tests/{lib,entrypoints,support}/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        // What is drawn needs a document. A .test.ts elsewhere asks for one with `@vitest-environment happy-dom`.
        extends: true,
        test: {
          name: 'unit-dom',
          testTimeout: minutes,
          include: ['tests/{lib,entrypoints}/**/*.test.tsx', 'tests/components/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/support/unmount.ts'],
        },
      },
      {
        extends: true,
        test: { ...server, name: 'server', setupFiles: ['tests/support/use-pglite.ts'] },
      },
      {
        extends: true,
        test: {
          ...server,
          name: 'server-postgres',
          globalSetup: ['tests/support/provide-postgres.ts'],
          setupFiles: ['tests/support/use-postgres.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture.test.ts'] },
      },
      {
        extends: true,
        test: { ...oneByOne, name: 'journeys', include: ['tests/journeys/*.journey.ts'] },
      },
      {
        extends: true,
        test: { ...oneByOne, name: 'journeys-mail', include: ['tests/journeys/mail/*.journey.ts'] },
      },
    ],
  },
});
