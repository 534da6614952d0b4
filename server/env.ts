import { resolve } from 'node:path';
import * as z from 'zod/mini';

/** What the operator sets. Read once, at the start; nothing else reads `process.env`. */
export interface Env {
  /** Where PostgreSQL is; `null`: the embedded database in `dataFolder`. */
  databaseUrl: string | null;
  /** Embedded database, lock and key file. */
  dataFolder: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Under which address people reach the server, without a path; `null`: as each request says. */
  publicUrl: string | null;
  /** The header in which the operator's own proxy says where a request came from; `null`: there is no proxy. */
  trustedHeader: string | null;
  /** 32 bytes that everything secret is derived from; `null`: from the key file in `dataFolder`. */
  key: Buffer | null;
  /** Ourselves, as registered at Google and Microsoft for opening mailboxes by consent; `null`: not offered. */
  google: OAuthApp | null;
  microsoft: (OAuthApp & { tenant: string; host: string }) | null;
  /** Whether settings of a mailbox may be looked for in the operator's own network too. */
  privateNetwork: boolean;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** An application registered with a provider. `clientSecret` null: a public one. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string | null;
}

/** The environment is not as it should be; the message names each variable and what would be right. */
export class WrongEnvironment extends Error {
  constructor(problems: string[]) {
    super(`The environment needs another look:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'WrongEnvironment';
  }
}

const says = (text: string) => ({ error: text });
const optional = <T extends z.ZodMiniType>(type: T) => z.optional(type);

const Variables = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .check(z.regex(/^postgres(ql)?:\/\//, says('must begin with postgres:// or postgresql://'))),
  ),
  BATON_DATA: optional(z.string()),
  BATON_HOST: optional(z.string()),
  BATON_PORT: optional(
    z
      .string()
      .check(
        z.refine(
          (text) => /^\d{1,5}$/.test(text) && Number(text) < 65_536,
          says('must be a port number, 0 to 65535'),
        ),
      ),
  ),
  BATON_URL: optional(
    z
      .string()
      .check(
        z.refine(
          isOrigin,
          says('must be an address without a path, such as https://baton.acme.com'),
        ),
      ),
  ),
  BATON_TRUSTED_HEADER: optional(
    z
      .string()
      .check(z.regex(/^[a-zA-Z0-9-]+$/, says('must be the name of one header, such as x-real-ip'))),
  ),
  BATON_KEY: optional(
    z
      .string()
      .check(
        z.refine(
          (text) => Buffer.from(text, 'base64').length === 32,
          says('must be 32 random bytes in base64, such as `openssl rand -base64 32` prints'),
        ),
      ),
  ),
  BATON_GOOGLE_CLIENT_ID: optional(z.string()),
  BATON_GOOGLE_CLIENT_SECRET: optional(z.string()),
  BATON_MICROSOFT_CLIENT_ID: optional(z.string()),
  BATON_MICROSOFT_CLIENT_SECRET: optional(z.string()),
  BATON_MICROSOFT_TENANT: optional(
    z
      .string()
      .check(
        z.regex(
          /^[a-zA-Z0-9.-]+$/,
          says('must be the id or domain of a tenant, such as acme.onmicrosoft.com'),
        ),
      ),
  ),
  BATON_MICROSOFT_HOST: optional(
    z.enum(
      ['login.microsoftonline.com', 'login.partner.microsoftonline.cn'],
      says('must be login.microsoftonline.com or login.partner.microsoftonline.cn'),
    ),
  ),
  BATON_PRIVATE_NETWORK: optional(z.enum(['yes', 'no'], says('must be yes or no'))),
  BATON_LOG: optional(
    z.enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      says('must be one of trace, debug, info, warn, error, silent'),
    ),
  ),
});

/** Reads the variables this server knows; an empty one counts as not set. Throws `WrongEnvironment`. */
export function readEnv(from: NodeJS.ProcessEnv): Env {
  const set = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = z.safeParse(Variables, set);
  if (!read.success) {
    throw new WrongEnvironment(
      read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const variables = read.data;
  return {
    databaseUrl: variables.DATABASE_URL ?? null,
    dataFolder: resolve(variables.BATON_DATA ?? '.data'),
    host: variables.BATON_HOST ?? '127.0.0.1',
    port: Number(variables.BATON_PORT ?? 8323),
    publicUrl: variables.BATON_URL?.replace(/\/$/, '') ?? null,
    trustedHeader: variables.BATON_TRUSTED_HEADER?.toLowerCase() ?? null,
    key: variables.BATON_KEY === undefined ? null : Buffer.from(variables.BATON_KEY, 'base64'),
    google: appOf(variables.BATON_GOOGLE_CLIENT_ID, variables.BATON_GOOGLE_CLIENT_SECRET),
    microsoft: microsoftOf(variables),
    privateNetwork: variables.BATON_PRIVATE_NETWORK === 'yes',
    logLevel: variables.BATON_LOG ?? 'info',
  };
}

function appOf(clientId: string | undefined, clientSecret: string | undefined): OAuthApp | null {
  return clientId ? { clientId, clientSecret: clientSecret ?? null } : null;
}

function microsoftOf(variables: z.infer<typeof Variables>): Env['microsoft'] {
  const { BATON_MICROSOFT_CLIENT_ID: id, BATON_MICROSOFT_CLIENT_SECRET: secret } = variables;
  const app = appOf(id, secret);
  return (
    app && {
      ...app,
      tenant: variables.BATON_MICROSOFT_TENANT ?? 'organizations',
      host: variables.BATON_MICROSOFT_HOST ?? 'login.microsoftonline.com',
    }
  );
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}
