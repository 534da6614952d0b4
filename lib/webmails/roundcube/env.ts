/**
 * What Roundcube tells its own scripts about a page, as far as it concerns us. `window.rcmail` belongs to the page's
 * world; the text of the inline script that fills it is readable here. It also holds a session token: only the keys
 * named here are ever kept.
 */
export interface Env {
  task: string;
  action: string;
  uid: string | null;
  mailbox: string | null;
  username: string | null;
  /** In jQuery UI's notation: `dd/mm/yy`. */
  dateFormat: string | null;
  /** In compose: the Message-ID of what is answered. */
  replyMessageId: string | null;
  composeMode: string | null;
  /** Whether compose opens in a window of its own. */
  isComposeWindow: boolean;
}

/** Reads it, or `null` where this is no page of Roundcube's. Mails hold no scripts: Roundcube takes them out. */
export function readEnv(document: Document): Env | null {
  let found: Record<string, unknown> | undefined;
  for (const script of document.querySelectorAll('script:not([src])')) {
    const calls = (script.textContent ?? '').matchAll(/\brcmail\.set_env\((\{.*?\})\);$/gm);
    for (const [, json = ''] of calls) {
      const part = parsed(json);
      if (part) found = { ...found, ...part };
    }
  }
  if (!found) return null;
  const text = (key: string): string | null => {
    const value = found[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) || null : null;
  };
  return {
    task: text('task') ?? '',
    action: text('action') ?? '',
    uid: text('uid'),
    mailbox: text('mailbox'),
    username: text('username'),
    dateFormat: text('date_format'),
    replyMessageId: text('reply_msgid'),
    composeMode: text('compose_mode'),
    isComposeWindow: Boolean(found.compose_extwin),
  };
}

function parsed(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
