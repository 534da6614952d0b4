import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
  ResponseBodyError,
} from 'oauth4webapi';
import { type ConsentClient, partsOf } from './client.ts';
import { refusalOf, requesting, tokensGiven } from './tokens-given.ts';
import type { Tokens } from './tokens.ts';

/** A code to be typed on the provider's page, in any browser anywhere. */
export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  /** The page to type it on. */
  page: string;
  expiresAt: Date;
}

/** Asks for a code (RFC 8628 §3.1), for a server that the provider cannot send anybody back to. */
export async function askDeviceCode(client: ConsentClient, now: Date): Promise<DeviceCode> {
  const { server, client: who, proof } = partsOf(client);
  try {
    const asked = { scope: client.scope };
    const response = await deviceAuthorizationRequest(
      server,
      who,
      proof,
      asked,
      requesting(client),
    );
    const given = await processDeviceAuthorizationResponse(server, who, response);
    return {
      deviceCode: given.device_code,
      userCode: given.user_code,
      page: given.verification_uri,
      expiresAt: new Date(now.getTime() + given.expires_in * 1000),
    };
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Asks once whether the code was typed and confirmed (RFC 8628 §3.4); `null`: not yet. Throws `ConsentGone` for a no. */
export async function deviceConsent(
  client: ConsentClient,
  deviceCode: string,
  now: Date,
): Promise<Tokens | null> {
  const { server, client: who, proof } = partsOf(client);
  try {
    const response = await deviceCodeGrantRequest(
      server,
      who,
      proof,
      deviceCode,
      requesting(client),
    );
    return tokensGiven(await processDeviceCodeResponse(server, who, response), now);
  } catch (error) {
    const isEarly =
      error instanceof ResponseBodyError &&
      (error.error === 'authorization_pending' || error.error === 'slow_down');
    if (isEarly) return null;
    throw refusalOf(error);
  }
}
