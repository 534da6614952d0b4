import { html, raw } from 'hono/html';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { accountsOf, colleagues, persons } from './people.ts';
import { folders, type Kept } from './store.ts';
import { style } from './style.ts';
import { addressOf, root, type View } from './view.ts';

type Markup = ReturnType<typeof html>;

/** The page around every other: who one is, folders, and the button by which a customer writes. */
export function page(view: View, content: Markup): Markup {
  const { language, theme, account } = view;
  const words = view.words.practice;
  const other = language === 'en' ? 'zh' : 'en';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}" data-theme="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="baton-practice" content="1" />
        <link rel="icon" href="data:," />
        <title>${words.title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <div id="practice">
          <div class="mail">
            <header>
              <h1>${words.title}</h1>
              <p>${words.about}</p>
              <a href="${addressOf(view, { language: other })}" lang="${other}"
                >${other === 'zh' ? '中文' : 'English'}</a
              >
              <a href="${addressOf(view, { theme: theme === 'dark' ? 'light' : 'dark' })}"
                >${theme === 'dark' ? words.light : words.dark}</a
              >
              <form method="post" action="${addressOf(view, {}, `${root}customer`)}">
                <button class="btn main">${words.customerWrites}</button>
              </form>
            </header>
            ${navigation(view)} ${content}
          </div>
        </div>
        <span id="account" data-address="${account}" hidden></span>
      </body>
    </html>`;
}

function navigation(view: View): Markup {
  const words = view.words.practice;
  const names = { INBOX: words.inbox, Sent: words.sent };
  return html`<nav aria-label="${words.folders}">
    <div class="who">${words.you}</div>
    ${persons.map((person) => {
      const [shared = ''] = accountsOf(person);
      const isMe = person === view.person;
      const there = addressOf(view, { person, account: isMe ? view.account : shared });
      return html`<a href="${there}" ${isMe ? html`aria-current="true"` : ''}
        >${colleagues[person].name}</a
      >`;
    })}
    ${accountsOf(view.person).map(
      (account) =>
        html`<h2>${account}</h2>
          ${folders.map((folder) => {
            const isHere = account === view.account && folder === view.folder;
            return html`<a
              href="${addressOf(view, { account, folder, uid: null })}"
              ${isHere ? html`aria-current="page"` : ''}
              >${names[folder]}</a
            >`;
          })}`,
    )}
  </nav>`;
}

/** A folder with the chosen mail beside it. */
export function folderPage(view: View, mails: readonly Kept[], open: Kept | null): Markup {
  const words = view.words.practice;
  const day = new Intl.DateTimeFormat(view.language, { dateStyle: 'short', timeStyle: 'short' });
  const list = html`<ul class="list" aria-label="${words.list}">
    ${mails.length === 0 ? html`<li class="who">${words.empty}</li>` : ''}
    ${mails.map(
      ({ uid, mail, receivedAt }) =>
        html`<li data-folder="${view.folder}" data-uid="${uid}">
          <a
            href="${addressOf(view, { uid })}"
            ${uid === open?.uid ? html`aria-current="true"` : ''}
            ><span
              ><i data-address="${mail.from?.address ?? ''}"
                >${mail.from?.name || mail.from?.address || ''}</i
              >
              <time>${day.format(receivedAt)}</time></span
            ><span class="subject"><b>${mail.subject}</b></span></a
          >
        </li>`,
    )}
  </ul>`;
  const reading = html`<main>${open ? message(view, open) : html`<p>${words.pick}</p>`}</main>`;
  return page(view, html`${list}${reading}`);
}

/** One mail. The extension reads it by these ids (`lib/webmails/practice/anchors.ts`). */
export function message(view: View, { uid, mail, receivedAt }: Kept, withButtons = true): Markup {
  const words = view.words.practice;
  const date = mail.sentAt ?? receivedAt;
  const long = new Intl.DateTimeFormat(view.language, { dateStyle: 'full', timeStyle: 'short' });
  const reply = addressOf(view, { uid }, `${root}compose`);
  return html`<article
    id="message"
    data-folder="${view.folder}"
    data-uid="${uid}"
    ${mail.messageId ? html`data-message-id="${mail.messageId}"` : ''}
  >
    <h2 id="subject">${mail.subject}</h2>
    <dl>
      <dt>${words.from}</dt>
      <dd>
        <span id="from" data-address="${mail.from?.address ?? ''}"
          >${mail.from?.name || mail.from?.address || ''}</span
        >
      </dd>
      <dt>${words.to}</dt>
      <dd>
        ${[...mail.to, ...mail.cc].map(
          ({ name, address }) =>
            html`<span class="recipient" data-address="${address}">${name || address}</span> `,
        )}
      </dd>
    </dl>
    <p><time datetime="${date.toISOString()}">${long.format(date)}</time></p>
    <div id="body">${textOf(mail)}</div>
    ${
      withButtons
        ? html`<p class="buttons">
            <a id="reply" class="btn main" href="${reply}">${words.reply}</a>
            <a class="btn" href="${reply}&editor=html">${words.replyHtml}</a>
          </p>`
        : ''
    }
  </article>`;
}

/** What there is to read; an HTML mail as the text it holds, so that no script of a mail ever runs. */
export function textOf({ text, html: markup }: Kept['mail']): string {
  return text || htmlText(markup);
}
