import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

// Runs before each file of `server-postgres`: a database of its own, so files may run side by side.
const url = new URL(inject('postgresUrl'));
const name = `baton_${randomUUID().replaceAll('-', '')}`;
const client = new pg.Client({ connectionString: url.href });
await client.connect();
await client.query(`create database ${name}`);
await client.end();
url.pathname = name;
process.env.DATABASE_URL = url.href;
