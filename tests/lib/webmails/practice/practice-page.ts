type Change = (html: string) => string;
const asItIs: Change = (html) => html;

/** A page of the practice webmail, as `server/practice` writes it: an open mail. */
export function practicePage(change = asItIs): Document {
  return pageOf(article, change);
}

/** A folder, with nothing open. */
export function practiceList(change = asItIs): Document {
  const rows = [
    row(6, 'Diego Fuentes', 'diego@riego.test', 'Consulta: bombas'),
    row(5, 'Adaeze Okoro', 'adaeze@okoro-farms.test', 'Quotation for 40 submersible pumps'),
  ];
  return pageOf('<p>Pick one</p>', (html) =>
    change(html.replace('<main>', `<ul class="list">${rows.join('')}</ul><main>`)),
  );
}

/** A reply being written, with what it answers below. */
export function practiceCompose(change = asItIs): Document {
  return pageOf(
    `<form id="compose" method="post" action="send">
      <input name="to" required value="adaeze@okoro-farms.test">
      <input name="subject" value="Re: Quotation for 40 submersible pumps">
      <textarea id="text" name="text">Dear Adaeze</textarea>
      <p class="buttons"><button class="btn main">Send</button><a class="btn" href="#">Discard</a></p>
    </form>${article.replace(/<a id="reply"[^]*?<\/a>/, '')}`,
    change,
  );
}

const article = `<article id="message" data-folder="INBOX" data-uid="5" data-message-id="&lt;pumps@okoro-farms.test&gt;">
        <h2 id="subject">Quotation for 40 submersible pumps</h2>
        <span id="from" data-address="adaeze@okoro-farms.test">Adaeze Okoro</span>
        <span class="recipient" data-address="info@northquay.test">info@northquay.test</span>
        <time datetime="2026-11-22T20:22:00.000Z">Sunday</time>
        <div id="body">Dear Sir,

please quote 40 submersible pumps.
&gt; older line</div>
        <a id="reply" href="#reply">Reply</a>
      </article>`;

function row(uid: number, name: string, address: string, subject: string): string {
  return `<li data-folder="INBOX" data-uid="${uid}"><a href="?uid=${uid}">
    <span><i data-address="${address}">${name}</i> <time>22/11/26</time></span>
    <span class="subject"><b>${subject}</b></span></a></li>`;
}

function pageOf(main: string, change: Change): Document {
  const html = `<!doctype html><html><head><meta name="baton-practice" content="1"></head><body>
    <div id="practice"><div class="mail"><main>
      ${main}</main></div></div>
    <span id="account" data-address="info@northquay.test" hidden></span></body></html>`;
  return new DOMParser().parseFromString(change(html), 'text/html');
}
