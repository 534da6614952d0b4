import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { Context, Env } from 'hono';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { preferredLanguage } from '#lib/words/language.ts';
import { coming } from './letters.ts';
import { composePage } from './compose-page.ts';
import { compose } from './mail.ts';
import { colleagues, mailbox } from './people.ts';
import { folderPage } from './pages.ts';
import type { PostOffice } from './post-office.ts';
import type { Kept, Store } from './store.ts';
import { addressOf, readView, root, type View } from './view.ts';

interface Options {
  store: Store;
  /** `null` until the sample team is there. */
  office: () => PostOffice | null;
  now: () => Date;
}

/** The practice webmail. For loopback alone: whoever reaches it reads and writes as the sample people. */
export function practiceRoutes({ store, office, now }: Options): Hono<Env> {
  const routes = new Hono<Env>();
  let written = 0;

  const viewOf = (c: Context): View =>
    readView(
      (name) => c.req.query(name),
      preferredLanguage((c.req.header('accept-language') ?? '').split(/[,;]/)),
    );
  const openMail = async ({ account, folder, uid }: View): Promise<Kept | null> =>
    uid === null ? null : store.find(account, folder, uid);

  routes.use(`${root}*`, csrf());
  routes.use(`${root}*`, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
  });
  routes.get('/practice', (c) => c.redirect(root, 302));
  routes.get(root, async (c) => {
    const view = viewOf(c);
    const mails = await store.list(view.account, view.folder);
    return c.html(folderPage(view, mails, await openMail(view)));
  });
  routes.get(`${root}compose`, async (c) => {
    const view = viewOf(c);
    const editor = c.req.query('editor') === 'html' ? 'html' : 'plain';
    return c.html(composePage(view, await openMail(view), editor));
  });
  routes.post(`${root}customer`, async (c) => {
    const view = viewOf(c);
    const letter = coming[written % coming.length];
    written += 1;
    if (letter) {
      const draft = { ...letter, to: mailbox.address, date: now() };
      await office()?.receive(await compose(draft));
    }
    return c.redirect(addressOf(view, { account: mailbox.address, folder: 'INBOX' }), 303);
  });
  routes.post(`${root}send`, async (c) => {
    const view = viewOf(c);
    const form = await c.req.formData();
    const field = (name: string): string => String(form.get(name) ?? '');
    const answered = await openMail(view);
    const html = field('html');
    await office()?.send(view.account, {
      from: { name: nameOf(view), address: view.account },
      to: field('to'),
      subject: field('subject'),
      text: html ? htmlText(html) : field('text').replace(/\r\n/g, '\n'),
      html: html || undefined,
      answers: answered?.mail.messageId ?? undefined,
      references: answered?.mail.references,
      date: now(),
    });
    // The page that follows a mail that went out is known by this.
    return c.redirect(`${addressOf(view)}&sent`, 303);
  });
  return routes;
}

function nameOf({ account, person }: View): string {
  return account === mailbox.address ? mailbox.name : colleagues[person].name;
}
