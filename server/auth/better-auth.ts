import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { deviceAuthorization, twoFactor } from 'better-auth/plugins';
import type { Database } from '#server/database/database.ts';
import * as tables from '#server/database/schema/auth.ts';
import { withHashedTokens } from './hashed-tokens.ts';

const day = 24 * 60 * 60;

/** A browser that was connected stays so for ninety days; a sign-in on these pages for two weeks since its last use. */
export const deviceSeconds = 90 * day;
const pageSeconds = 14 * day;
/** NIST SP 800-63B asks for length and nothing else. */
export const leastPassword = 10;
export const mostPassword = 200;
/** The only program that may ask for a device code. `lib/protocol` names it for the extension. */
const deviceClient = 'baton-extension';

export interface AuthConfig {
  database: Database;
  /** At least 32 random characters: signs cookies, encrypts the secrets of the second step. */
  secret: string;
  /** The address people know the server by; `null` where only the request can tell. */
  publicUrl: string | null;
  now(): Date;
}

/**
 * better-auth as we use it: passwords, second step, device codes. Members and roles are ours, sign-up is closed, and
 * none of its HTTP routes is served as it is, so its own rate limits (which believe X-Forwarded-For) are off.
 */
export function configure({ database, secret, publicUrl, now }: AuthConfig) {
  const adapter = drizzleAdapter(database as never, {
    provider: 'pg',
    schema: {
      user: tables.people,
      session: tables.sessions,
      account: tables.logins,
      verification: tables.verifications,
      twoFactor: tables.twoFactors,
      deviceCode: tables.deviceCodes,
    },
  });
  return betterAuth({
    appName: 'Baton',
    // Only better-auth's own links would show it, and none of them is sent.
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    database: (options: BetterAuthOptions) => withHashedTokens(adapter(options)),
    // It would print addresses; what went wrong is in what its calls throw.
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastPassword,
      maxPasswordLength: mostPassword,
    },
    user: {
      additionalFields: {
        teamId: { type: 'string', input: false },
        memberId: { type: 'string', input: false },
      },
    },
    session: {
      expiresIn: pageSeconds,
      additionalFields: { kind: { type: 'string', input: false, defaultValue: 'page' } },
    },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: 'baton',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            if (context?.path !== '/device/token') return;
            const expiresAt = new Date(now().getTime() + deviceSeconds * 1000);
            return { data: { ...session, kind: 'device', expiresAt } };
          },
        },
      },
    },
    plugins: [
      twoFactor(),
      deviceAuthorization({
        expiresIn: '10m',
        interval: '3s',
        verificationUri: '/device',
        validateClient: (client) => client === deviceClient,
      }),
    ],
  });
}

export type BetterAuth = ReturnType<typeof configure>;
