/** Visits the server's own pages as a person with a browser would: cookies kept, forms sent with what is in them. */
export interface Visitor {
  /** Fetches the page at `path` and sends its form, or the one of `action`, with these fields filled in. */
  fillIn(path: string, fields: Record<string, string>, action?: string): Promise<void>;
}

export function visit(server: string): Visitor {
  const cookies = new Map<string, string>();
  const go = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, server), {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin: server },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  return {
    async fillIn(path, fields, action = path.split('?')[0] ?? path) {
      const page = await (await go(path)).text();
      const form = page.split('<form').find((part) => part.includes(`action="${action}"`));
      if (form === undefined) throw new Error(`${path} has no form for ${action}`);
      const hidden = [
        ...(form.split('</form')[0] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g),
      ];
      const given = hidden.map(([input]) => [attribute(input, 'name'), attribute(input, 'value')]);
      const body = new URLSearchParams({ ...Object.fromEntries(given), ...fields });
      const answer = await go(action, { method: 'POST', body });
      if (answer.status >= 400) throw new Error(`${action} answered ${answer.status}`);
    },
  };
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Says yes to a browser's code on the server's page, signed in as this person. */
export async function approveDevice(
  server: string,
  login: { address: string; password: string },
  code: string,
): Promise<void> {
  const person = visit(server);
  await person.fillIn('/sign-in', login);
  await person.fillIn(`/device?code=${code}`, { says: 'yes' });
}
