/** A page of the practice webmail, as `server/practice` writes it. */
export function practicePage(change: (html: string) => string = (html) => html): Document {
  const html = `<!doctype html><html><head><meta name="baton-practice" content="1"></head><body>
    <div id="practice"><div class="mail"><main>
      <article id="message" data-folder="INBOX" data-uid="5" data-message-id="&lt;pumps@okoro-farms.test&gt;">
        <h2 id="subject">Quotation for 40 submersible pumps</h2>
        <span id="from" data-address="adaeze@okoro-farms.test">Adaeze Okoro</span>
        <span class="recipient" data-address="info@northquay.test">info@northquay.test</span>
        <time datetime="2026-11-22T20:22:00.000Z">Sunday</time>
        <div id="body">Dear Sir,

please quote 40 submersible pumps.
&gt; older line</div>
        <a id="reply" href="#reply">Reply</a>
      </article></main></div></div>
    <span id="account" data-address="info@northquay.test" hidden></span></body></html>`;
  return new DOMParser().parseFromString(change(html), 'text/html');
}
