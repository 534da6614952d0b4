import { Window } from 'happy-dom';

/** Somebody with a browser of their own, as far as pages without a script need one: cookies, forms and redirects. */
export interface Visitor {
  /** Opens a page, following redirects. */
  open(path: string): Promise<Page>;
  /** The cookies as a `cookie` header, and as a list for a real browser. */
  cookies(): { name: string; value: string }[];
}

export interface Page {
  status: number;
  /** Where the redirects ended, with the query. */
  path: string;
  html: string;
  /** The text a person reads. */
  text: string;
  /**
   * Fills the form that posts to `action` by the names of its fields and submits it; fields not named keep what the page
   * put there. `null` unticks. Throws where the page has no such form or field.
   */
  submit(action: string | RegExp, typed: Record<string, string | null>): Promise<Page>;
  /** The value of the field that hands something over, such as a link. */
  handed(): string;
}

export function newVisitor(address: string): Visitor {
  const jar = new Map<string, string>();

  async function go(path: string, body?: URLSearchParams): Promise<Page> {
    const url = new URL(path, address);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...(body && { method: 'POST', body }),
      redirect: 'manual',
      headers: { cookie, origin: url.origin, 'accept-language': 'en' },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0\b/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const onward = response.headers.get('location');
    if (onward !== null) return go(new URL(onward, url).href);
    return pageOf(url, response.status, await response.text());
  }

  function pageOf(url: URL, status: number, html: string): Page {
    const { document } = new Window({ url: url.href });
    document.write(html);
    return {
      status,
      path: url.pathname + url.search,
      html,
      text: document.body?.textContent.replace(/\s+/g, ' ').trim() ?? '',
      submit(action, typed) {
        const forms = [...document.querySelectorAll('form[method=post]')];
        const isIt = (at: string): boolean =>
          typeof action === 'string' ? at === action : action.test(at);
        const form = forms.find((one) => isIt(one.getAttribute('action') ?? ''));
        if (!form)
          throw new Error(`${url.pathname} (${status}) has no form for ${action}: ${html}`);
        const body = new URLSearchParams();
        const names = new Set<string>();
        for (const field of form.querySelectorAll('input, select, textarea, button[name]')) {
          const name = field.getAttribute('name') ?? '';
          names.add(name);
          if (name in typed) continue;
          const value = standing(field);
          if (value !== null) body.append(name, value);
        }
        for (const [name, value] of Object.entries(typed)) {
          if (!names.has(name)) throw new Error(`${url.pathname} has no field ${name}: ${html}`);
          if (value !== null) body.append(name, value);
        }
        return go(new URL(form.getAttribute('action') ?? '', url).href, body);
      },
      handed() {
        const value = document.querySelector('input.handed')?.getAttribute('value');
        if (!value) throw new Error(`${url.pathname} hands nothing over: ${html}`);
        return value;
      },
    };
  }

  return {
    open: (path) => go(path),
    cookies: () => [...jar].map(([name, value]) => ({ name, value })),
  };
}

/** The part of a form field this reads; happy-dom has types of its own beside the browser's. */
interface Field {
  tagName: string;
  textContent: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): Pick<Field, 'getAttribute'> | null;
}

/** What the page itself put into a field; null where a browser would send nothing. */
function standing(field: Field): string | null {
  if (field.tagName === 'BUTTON') return null;
  if (field.tagName === 'TEXTAREA') return field.textContent;
  if (field.tagName === 'SELECT') {
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
    return chosen?.getAttribute('value') ?? null;
  }
  const type = field.getAttribute('type');
  if (type === 'radio' || type === 'checkbox') {
    return field.hasAttribute('checked') ? (field.getAttribute('value') ?? 'on') : null;
  }
  return field.getAttribute('value') ?? '';
}
