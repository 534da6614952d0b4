import { html, raw } from 'hono/html';
import { toHtml } from '#lib/domain/templates/to-html.ts';
import { colleagues, team } from './people.ts';
import { message, page, textOf } from './pages.ts';
import type { Kept } from './store.ts';
import { addressOf, root, type View } from './view.ts';

/** The rich editor's content travels as a form field; nothing else here needs a script. */
const carry = raw(`<script>
  const form = document.querySelector('#compose');
  form.addEventListener('submit', () => (form.elements.html.value = document.querySelector('#rich').innerHTML));
</script>`);

/** A reply with a plain or a rich editor; below it the mail that is answered. */
export function composePage(view: View, answered: Kept | null, editor: 'plain' | 'html') {
  const words = view.words.practice;
  const draft = draftFor(view, answered);
  const send = addressOf(view, {}, `${root}send`);
  return page(
    view,
    html`<main class="wide">
      <form id="compose" method="post" action="${send}">
        <label
          >${words.to}<input name="to" required value="${answered?.mail.from?.address ?? ''}"
        /></label>
        <label>${words.subject}<input name="subject" value="${draft.subject}" /></label>
        ${
          editor === 'plain'
            ? html`<label
                >${words.text}<textarea id="text" name="text">${`\n${draft.text}`}</textarea>
              </label>`
            : html`<label id="label">${words.text}</label>
                <div
                  id="rich"
                  contenteditable="true"
                  role="textbox"
                  aria-multiline="true"
                  aria-labelledby="label"
                >
                  ${raw(draft.html)}
                </div>
                <input type="hidden" name="html" />${carry}`
        }
        <p class="buttons">
          <button class="btn main">${words.send}</button>
          <a class="btn" href="${addressOf(view)}">${words.discard}</a>
        </p>
      </form>
      ${answered ? message(view, answered, false) : ''}
    </main>`,
  );
}

/** Where a reply begins: quote and signature. */
function draftFor(view: View, answered: Kept | null) {
  const signature = `-- \n${colleagues[view.person].name}\n${team}`;
  if (!answered)
    return { subject: '', text: `\n\n${signature}`, html: `<p><br></p>${toHtml(signature)}` };
  const { mail, receivedAt } = answered;
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(
    mail.sentAt ?? receivedAt,
  );
  const name = mail.from?.name || mail.from?.address || '';
  const head = view.words.practice.wrote(date, name);
  const text = textOf(mail);
  const quoted = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  const subject = /^(?:re|回复)\s*[:：]/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  return {
    subject,
    text: `\n\n${signature}\n\n${head}\n${quoted.join('\n')}\n`,
    html:
      `<p><br></p><div class="baton-quote">${toHtml(signature)}</div>` +
      `<div>${toHtml(head)}</div><blockquote>${toHtml(text)}</blockquote>`,
  };
}
