import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { type ConsentClient, partsOf } from './client.ts';
import { refusalOf, requesting, tokensGiven } from './tokens-given.ts';
import { ConsentGone, type Tokens } from './tokens.ts';

/** A question that was begun: where the person goes, and what must be remembered until they come back. */
export interface Asked {
  url: URL;
  state: string;
  verifier: string;
}

/**
 * Begins the authorization code flow with PKCE (RFC 6749 §4.1, RFC 7636).
 * @param redirectUri Where the provider sends the person back; registered there, letter for letter.
 * @param address Proposed to the person as the account to choose.
 */
export async function askConsent(
  client: ConsentClient,
  redirectUri: string,
  address: string,
): Promise<Asked> {
  const [state, verifier] = [generateRandomState(), generateRandomCodeVerifier()];
  const endpoint = client.server.authorization_endpoint;
  if (!endpoint) throw new Error('this provider has no page of consent');
  const url = new URL(endpoint);
  const asked = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: client.scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    login_hint: address,
    ...client.asks,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url, state, verifier };
}

/**
 * Ends it with what the provider sent back. Throws `ConsentGone` where the person or the provider said no, or where the
 * answer is not to our question.
 * @param back The parameters of the address the person came back to.
 */
export async function consentGiven(
  client: ConsentClient,
  asked: Pick<Asked, 'state' | 'verifier'>,
  redirectUri: string,
  back: URLSearchParams,
  now: Date,
): Promise<Tokens> {
  const { server, client: who, proof } = partsOf(client);
  const answer = answerTo(client, asked.state, back);
  try {
    const response = await authorizationCodeGrantRequest(
      server,
      who,
      proof,
      answer,
      redirectUri,
      asked.verifier,
      requesting(client),
    );
    return tokensGiven(await processAuthorizationCodeResponse(server, who, response), now);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Whatever is not the answer to our question is a no. */
function answerTo(client: ConsentClient, state: string, back: URLSearchParams): URLSearchParams {
  const { server, client: who } = partsOf(client);
  try {
    return validateAuthResponse(server, who, back, state);
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal instanceof ConsentGone ? refusal : new ConsentGone('not-our-answer', error);
  }
}
