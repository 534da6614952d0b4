import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import { type ConsentClient, partsOf } from './client.ts';
import { refusalOf, requesting, tokensGiven } from './tokens-given.ts';
import type { Tokens } from './tokens.ts';

/** Gets a new access token (RFC 6749 §6). Throws `ConsentGone` where none is given any more. */
export async function renewTokens(
  client: ConsentClient,
  known: Tokens,
  now: Date,
): Promise<Tokens> {
  const { server, client: who, proof } = partsOf(client);
  try {
    const response = await refreshTokenGrantRequest(
      server,
      who,
      proof,
      known.refreshToken,
      requesting(client),
    );
    return tokensGiven(await processRefreshTokenResponse(server, who, response), now, known);
  } catch (error) {
    throw refusalOf(error);
  }
}
