/** What a reader never sees, with all that is in it. Markup inside these is text to a browser. */
export const UNSEEN = names('script style title textarea iframe noembed noframes noscript xmp');
/** The same for elements whose content is markup. */
export const HIDDEN = names('template object svg math select audio video canvas datalist');
export const VOID = names('area base br col embed hr img input link meta param source track wbr');
export const BLOCK = names(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption',
  'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol optgroup option p',
  'pre section summary table tbody tfoot thead tr ul caption td th',
);
/** Their end tags may be left out: the next start tag of the same name ends them. */
export const ENDED_BY_NEXT = names('p li td th tr dt dd option');

function names(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

/**
 * Where a program marks what it quotes, by the end of an id or of a class: webmails put their own
 * prefix before both (Outlook `x_divRplyFwdMsg`, Roundcube `v1divRplyFwdMsg`).
 */
export const QUOTE_MARKS = [
  'gmail_attr', // Gmail: "On … wrote:" in any language
  'moz-cite-prefix', // Thunderbird, the same
  'reply-intro', // Roundcube, the same
  'cm_quote_msg', // NetEase
  'isReplyContent',
  'isForwardContent',
  'yahoo_quoted',
  'protonmail_quote',
  'zmail_extra', // Zoho
];

/** Where everything from here to the end is the mail answered or forwarded. */
export const QUOTE_BEGINS = ['divRplyFwdMsg', 'mail-editor-reference-message-container'];
