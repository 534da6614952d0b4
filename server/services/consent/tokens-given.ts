import {
  allowInsecureRequests,
  AuthorizationResponseError,
  ResponseBodyError,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import type { ConsentClient } from './client.ts';
import { ConsentGone, type Tokens } from './tokens.ts';

/** How long a provider may take to answer, in milliseconds. */
const PATIENCE = 15_000;

/** Options of each request. Plain HTTP is for a provider on this computer, as tests have one. */
export function requesting({ server }: ConsentClient): {
  signal: AbortSignal;
  [allowInsecureRequests]?: boolean;
} {
  const signal = AbortSignal.timeout(PATIENCE);
  const isHere = /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(server.token_endpoint ?? '');
  return isHere ? { signal, [allowInsecureRequests]: true } : { signal };
}

/** Reads what a token endpoint gave. A refresh token that is not given anew stays as it was. */
export function tokensGiven(given: TokenEndpointResponse, now: Date, known?: Tokens): Tokens {
  const refreshToken = given.refresh_token ?? known?.refreshToken;
  if (!refreshToken) throw new ConsentGone('no-refresh-token');
  const issuedAt = now.getTime();
  const expiresAt = issuedAt + (given.expires_in ?? 3600) * 1000;
  return { accessToken: given.access_token, refreshToken, issuedAt, expiresAt };
}

/** Told apart: the provider says no (`ConsentGone`), and it cannot be reached (an error with the network's code). */
export function refusalOf(error: unknown): Error {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return new ConsentGone(error.error, error);
  }
  if (!(error instanceof Error)) return new Error('consent failed', { cause: error });
  const code = (error.cause as { code?: string } | undefined)?.code;
  const isSlow = error.name === 'TimeoutError';
  // fetch says only "fetch failed"; the network's own word lies in its cause.
  return code || isSlow
    ? Object.assign(new Error('the provider of consents cannot be reached', { cause: error }), {
        code: code ?? 'ETIMEDOUT',
      })
    : error;
}
