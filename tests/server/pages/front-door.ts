import { Writable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { type Auth, openAuth } from '#server/auth/auth.ts';
import { createApp } from '#server/app.ts';
import { learnWith } from '#server/mail/learn.ts';
import { openFeed } from '#server/feed/feed.ts';
import { pages } from '#server/pages/pages.ts';
import { type Vault, vaultWith } from '#server/services/accounts/vault.ts';
import type { Consents } from '#server/services/consent/client.ts';
import type { Means } from '#server/services/providers/means.ts';
import { makeSetupLink } from '#server/services/invitations/set-up.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

export const password = 'a calm long sentence';

/** The whole server without a socket: pages, device flow and API on the database of this run. */
export interface FrontDoor {
  deps: ServerDeps;
  auth: Auth;
  vault: Vault;
  /** Everything that was logged, at the lowest level. */
  log(): string;
  request(path: string, init?: RequestInit, from?: string): Promise<Response>;
  /** A browser that keeps cookies and knows only what the pages tell it. */
  browser(over?: Record<string, string>): TestBrowser;
  /** A team of its own, set up through the first page. */
  setUp(team?: string): Promise<{ admin: TestBrowser; address: string }>;
  close(): Promise<void>;
}

export async function openFrontDoor(
  over: { trustedHeader?: string; publicUrl?: string; means?: Means; consents?: Consents } = {},
): Promise<FrontDoor> {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = pino({ level: 'trace' }, stream);
  const { trustedHeader = null, publicUrl = null, means, consents } = over;
  const deps = await openDeps({ log, ...(consents && { consents }) });
  deps.setNow(new Date());
  const secret = randomBytes(32).toString('base64url');
  const auth = openAuth({ database: deps.database, secret, publicUrl, now: deps.now });
  const { authenticate } = auth;
  const vault = vaultWith(randomBytes(32));
  const found = { ...(means && { means }) };
  const site = pages({ deps, auth, vault, secret, publicUrl, trustedHeader, ...found });
  const feed = openFeed({ deps, signals: deps.signals, authenticate });
  const learn = learnWith(deps);
  const api = { deps, feed, authenticate, learn, trustedHeader, version: '0.0.0' };
  const options = { ...api, beside: [site] };
  const app = createApp(options);

  const request: FrontDoor['request'] = async (path, init, from = '192.0.2.1') =>
    app.request(path, init, { incoming: { socket: { remoteAddress: from } } });
  const browser = (headers: Record<string, string> = {}) => new TestBrowser(request, headers);
  return {
    deps,
    auth,
    vault,
    log: () => lines.join(''),
    request,
    browser,
    async setUp(team = 'Acme Trading') {
      const link = await makeSetupLink(deps);
      if (!link) throw new Error('there is an admin already');
      const admin = browser();
      const address = 'ada@acme.test';
      const page = await admin.get(`/setup/${link.token}`);
      await page.submit({ team, name: 'Ada', address, password, again: password });
      return { admin, address };
    },
    async close() {
      feed.stop();
      await deps.close();
    },
  };
}

/** A page as it came, and the forms in it. */
export interface Seen {
  status: number;
  path: string;
  html: string;
  headers: Headers;
  /** What a person reads of it. */
  text: string;
  /** Fills in the page's form with these fields, of several the one whose address ends so. */
  submit(fields?: Record<string, string>, action?: string): Promise<Seen>;
}

export class TestBrowser {
  readonly cookies = new Map<string, string>();
  private readonly request: FrontDoor['request'];
  private readonly headers: Record<string, string>;
  from = '192.0.2.1';

  constructor(request: FrontDoor['request'], headers: Record<string, string>) {
    this.request = request;
    this.headers = headers;
  }

  get(path: string): Promise<Seen> {
    return this.go(path, { method: 'GET' });
  }

  post(path: string, fields: Record<string, string>, over: Record<string, string> = {}) {
    const headers = { origin: 'http://localhost', ...over };
    return this.go(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  private async go(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, ...(init.headers as object), ...(cookie && { cookie }) };
    const response = await this.request(path, { ...init, headers }, this.from);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = [
        pair.slice(0, pair.indexOf('=')),
        pair.slice(pair.indexOf('=') + 1),
      ];
      if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to !== null && response.status === 303) return this.get(to);
    return this.see(path, response);
  }

  private async see(path: string, response: Response): Promise<Seen> {
    const page = await response.text();
    const plain = page.replace(/<(style|head)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
    return {
      status: response.status,
      path,
      html: page,
      headers: response.headers,
      text: plain.replace(/\s+/g, ' ').trim(),
      submit: (fields = {}, action) => {
        const forms = [...page.matchAll(/<form method="post"([\s\S]*?)<\/form>/g)].map(
          ([, one]) => {
            const target = /action="([^"]*)"/.exec(one ?? '')?.[1] ?? '';
            return { target, hidden: hiddenFields(one ?? '') };
          },
        );
        const own = forms.filter(({ target }) => !['/language', '/sign-out'].includes(target));
        const form = action ? forms.find(({ target }) => target.endsWith(action)) : own[0];
        if (!form)
          throw new Error(`no form ${action ?? ''} on ${path} (${response.status}): ${plain}`);
        return this.post(form.target, { ...form.hidden, ...fields });
      },
    };
  }
}

function hiddenFields(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return fields;
}
