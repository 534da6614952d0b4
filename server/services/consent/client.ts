import {
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  ClientSecretPost,
  None,
} from 'oauth4webapi';
import type { MailServer } from '../accounts/account.ts';
import type { ConsentBy } from './tokens.ts';

/** Ourselves, as registered at one provider. */
export interface ConsentClient {
  clientId: string;
  /** `null` for a public client. */
  clientSecret: string | null;
  server: AuthorizationServer;
  scope: string;
  /** The mail servers its tokens are for. */
  imap: MailServer;
  smtp: MailServer;
  /** What its page of consent wants to be told beside the standard. */
  asks: Record<string, string>;
}

/** Where consent can be asked for; a provider without a client is not offered. */
export interface Consents {
  clients: Partial<Record<ConsentBy, ConsentClient>>;
  now(): Date;
}

/** A client as the operator registered it. */
export interface Registered {
  clientId: string;
  clientSecret: string | null;
}

/**
 * Google (developers.google.com/identity/protocols/oauth2/web-server). Only the whole scope opens IMAP and SMTP. A refresh
 * token comes with `access_type=offline`, and again only where the person is asked anew. Its device flow is not for this
 * scope (…/oauth2/limited-input-device#allowedscopes), so none is named.
 */
export function googleClient(registered: Registered): ConsentClient {
  return {
    ...registered,
    server: {
      issuer: 'https://accounts.google.com',
      authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
      token_endpoint: 'https://oauth2.googleapis.com/token',
    },
    imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
    smtp: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
    scope: 'https://mail.google.com/',
    asks: { access_type: 'offline', prompt: 'consent' },
  };
}

export interface MicrosoftPlace {
  /** The company's own, or `organizations` for any. */
  tenant: string;
  /** `login.microsoftonline.com`; `login.partner.microsoftonline.cn` for the cloud that 21Vianet runs. */
  host: string;
}

/**
 * Microsoft (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow, …-device-code).
 */
export function microsoftClient(given: Registered & MicrosoftPlace): ConsentClient {
  const { tenant, host, ...registered } = given;
  const base = `https://${host}/${tenant}`;
  const isChina = host.endsWith('.cn');
  const mail = isChina ? 'https://partner.outlook.cn' : 'https://outlook.office.com';
  const smtpHost = isChina ? 'smtp.partner.outlook.cn' : 'smtp.office365.com';
  const imapHost = isChina ? 'partner.outlook.cn' : 'outlook.office365.com';
  return {
    ...registered,
    server: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    },
    imap: { host: imapHost, port: 993, security: 'tls' },
    smtp: { host: smtpHost, port: 587, security: 'starttls' },
    scope: `${mail}/IMAP.AccessAsUser.All ${mail}/SMTP.Send offline_access`,
    asks: { prompt: 'select_account' },
  };
}

/** The clients the operator registered, by the names of the environment. */
export function consentsOf(
  given: { google: Registered | null; microsoft: (Registered & MicrosoftPlace) | null },
  now: () => Date,
): Consents {
  const { google, microsoft } = given;
  return {
    clients: {
      ...(google && { google: googleClient(google) }),
      ...(microsoft && { microsoft: microsoftClient(microsoft) }),
    },
    now,
  };
}

/** What each call of the library wants to know of a client. */
export function partsOf({ server, clientId, clientSecret }: ConsentClient): {
  server: AuthorizationServer;
  client: Client;
  proof: ClientAuth;
} {
  const client: Client = { client_id: clientId };
  return { server, client, proof: clientSecret ? ClientSecretPost(clientSecret) : None() };
}
