import { defineConfig } from 'drizzle-kit';

// Paths are relative to the root of the repository, where drizzle-kit is called.
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/database/schema/*.ts',
  out: './server/database/migrations',
});
