import { createServer, type Server } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from './free-port.ts';

/** A real OpenID provider on loopback that stands for Google's or Microsoft's: anybody signs in, with any password. */
export interface OpenIdProvider {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Where a mail server asks whether a token is good (RFC 7662), with its own credentials in it. */
  introspection: string;
  /** Goes through the provider's pages as `login`; gives back where it leads. */
  consent(page: string, login: string): Promise<URL>;
  /** Types a device code on the provider's page and confirms it. */
  confirmCode(page: string, code: string, login: string): Promise<void>;
  /** Ends an access token before its time. */
  revokeAccess(token: string): Promise<void>;
  /** Withdraws the consent behind a refresh token. */
  revokeConsent(refreshToken: string): Promise<void>;
  /** How many tokens were given by a refresh token. */
  renewals(): number;
  close(): Promise<void>;
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** @param redirectUri Where people are sent back to. */
export async function openIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [clientId, clientSecret] = ['baton', 'a secret of Baton'];
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token', deviceGrant],
        token_endpoint_auth_method: 'client_secret_post',
      },
      {
        client_id: 'mailserver',
        client_secret: 'mailserver',
        redirect_uris: [],
        response_types: [],
        grant_types: [],
      },
    ],
    scopes: ['offline_access', 'mail'],
    features: {
      introspection: { enabled: true },
      revocation: { enabled: true },
      deviceFlow: { enabled: true },
    },
    issueRefreshToken: () => Promise.resolve(true),
    // Used twice, a refresh token takes its whole consent with it.
    rotateRefreshToken: true,
    findAccount: (_context, id) => ({ accountId: id, claims: () => Promise.resolve({ sub: id }) }),
    ttl: { AccessToken: 3600 },
  });
  let renewals = 0;
  provider.on('grant.success', (context) => {
    if (context.oidc.params?.grant_type === 'refresh_token') renewals += 1;
  });
  const server: Server = createServer(provider.callback());
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));

  const visit = async (page: string, login: string, first: Form | null = null): Promise<Seen> => {
    const jar = new Map<string, string>();
    let seen = await go(jar, page);
    if (first) seen = await submit(jar, seen, first);
    // Sign-in and consent, each a form of its own.
    for (let step = 0; step < 5 && /<form/.test(seen.body); step += 1) {
      seen = await submit(jar, seen, { login, password: 'any' });
    }
    return seen;
  };
  return {
    url,
    clientId,
    clientSecret,
    introspection: `http://mailserver:mailserver@127.0.0.1:${port}/token/introspection`,
    consent: async (page, login) => new URL((await visit(page, login)).url),
    async confirmCode(page, code, login) {
      const { body } = await visit(page, login, { user_code: code });
      if (!/Sign-in Success/i.test(body)) throw new Error(`the code was not confirmed: ${body}`);
    },
    async revokeAccess(token) {
      await (await provider.AccessToken.find(token))?.destroy();
    },
    async revokeConsent(refreshToken) {
      const found = await provider.RefreshToken.find(refreshToken);
      if (!found) throw new Error('no such consent');
      await found.destroy();
    },
    renewals: () => renewals,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };

  /** Follows redirects with cookies, and stops where they lead away from the provider. */
  async function go(jar: Map<string, string>, at: string, init: RequestInit = {}): Promise<Seen> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as object), cookie };
    const response = await fetch(at, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const body = await response.text();
    const location = response.headers.get('location');
    if (!location) return { url: at, body };
    const next = new URL(location, at).href;
    return next.startsWith(url) ? go(jar, next) : { url: next, body: '' };
  }

  async function submit(jar: Map<string, string>, { url: at, body }: Seen, fields: Form) {
    const [form = '', action = ''] = /<form[^>]*action="([^"]*)"[\s\S]*?<\/form>/.exec(body) ?? [];
    const hidden = [...form.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const body_ = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    return go(jar, new URL(action, at).href, { method: 'POST', body: body_ });
  }
}

type Form = Record<string, string>;
interface Seen {
  url: string;
  body: string;
}
