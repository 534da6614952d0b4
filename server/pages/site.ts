import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { faultOf } from '#server/log.ts';
import type { FormGuard } from './form-guard.ts';
import { layout, type Page } from './layout.ts';
import { heading } from './markup.ts';
import { style, stylePath } from './style.ts';
import { type Env, type PagesOptions, type Request, visitOf } from './visit.ts';

/** A form is text; nobody types more than this. */
const mostBytes = 64 * 1024;

/** The ground of every page: what a browser may do with it, who visits, and that its forms are our own. */
export function openSite(options: PagesOptions, guard: FormGuard): Hono<Env> {
  const site = new Hono<Env>();
  site.get(stylePath, (c) =>
    c.body(style, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    }),
  );
  const limit = bodyLimit({ maxSize: mostBytes });
  site.use((c, next) => (isPage(c) ? limit(c, next) : next()));
  site.use(async (c, next) => {
    if (!isPage(c)) return next();
    secure(c);
    const formTokenFor = guard.begin(c);
    c.set('visit', await visitOf(c, options, formTokenFor));
    if (c.req.method === 'POST') {
      const { form } = await c.req.parseBody().catch(() => ({ form: null }));
      if (!guard.accepts(c, form, c.var.visit.who?.sessionId ?? '')) return tooOld(c);
    }
    await next();
    const isPlain = !c.res.headers.get('content-type')?.startsWith('text/html');
    if (c.res.status !== 404 || !isPlain) return;
    const { errors } = c.var.visit.words.pages;
    c.res = await message(c, errors.notFoundTitle, errors.notFound, 404);
  });
  site.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    const ref = options.deps.newId().slice(-6).toUpperCase();
    options.deps.log.error({ ref, ...faultOf(error) }, 'page failed');
    if (!c.var.visit) return c.text(ref, 500);
    const { fault } = c.var.visit.words.pages.errors;
    return message(c, fault(ref), '', 500);
  });
  return site;
}

function isPage(c: Request): boolean {
  return !c.req.path.startsWith('/api/');
}

/**
 * No script at all, styles from here alone, and no frame around us: a page that confirms devices must not be pressed
 * through somebody else's. The policy on referrers keeps tokens in addresses from other sites, and leaves the origin
 * that forms are checked by.
 */
function secure(c: Request): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  c.header('content-security-policy', policy.join('; '));
  c.header('x-frame-options', 'DENY');
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'same-origin');
  c.header('cross-origin-opener-policy', 'same-origin');
  c.header('cache-control', 'no-store');
}

/** Answers with a page. */
export function show(
  c: Request,
  page: Page,
  status: 200 | 400 | 401 | 403 | 404 | 429 | 500 = 200,
) {
  return c.html(layout(c.var.visit, page), status);
}

/** A page that only says something. */
export function message(
  c: Request,
  title: string,
  line: string,
  status: 200 | 403 | 404 | 429 | 500 = 200,
) {
  return show(c, { title, content: heading(title, line) }, status);
}

/** The form is not ours, or its session ended while it lay open. Nothing of it was read. */
function tooOld(c: Request) {
  const { errors } = c.var.visit.words.pages;
  return message(c, errors.title, errors.expired, 403);
}
