/** What people write before and after they say something, by language: whole parts of a sentence, in lower case. */
const SAID_BY_EVERYBODY = [
  // English
  '(?:dear|hi|hello|hey|greetings|to whom)\\b.{0,40}',
  'good (?:morning|afternoon|evening|day)\\b.{0,30}',
  '(?:many |a lot of )?(?:thanks|thank you|thx|tks)\\b.{0,70}',
  "(?:i|we)(?: have|'ve)? (?:well |duly |safely )?(?:received|got|noted)(?: with thanks)? (?:your|the|this) (?:e-?mail|mail|message|inquiry|enquiry|letter|request|rfq|order)\\b.{0,60}",
  'your (?:e-?mail|mail|message|inquiry|enquiry|letter|request) (?:has been|was|is) (?:well |duly )?(?:received|noted)\\b.{0,40}',
  "(?:and )?(?:(?:i|we|you|a colleague|somebody|someone|our team|a person)(?:'ll| will| shall| are going to)?|will) (?:get back|come back|reply|revert|respond|answer|contact|be in touch|hear from us|receive an answer)\\b.{0,60}",
  '(?:well |duly )?(?:received|noted|ok|okay|sure|got it)(?: with thanks)?',
  '(?:i )?(?:hope|wish) (?:you|this|all)\\b.{0,50}',
  '(?:yours )?(?:sincerely|faithfully)(?: yours)?',
  // German
  '(?:sehr geehrte|liebe|hallo|guten (?:tag|morgen|abend))\\b.{0,40}',
  '(?:vielen |besten |herzlichen )?dank\\b.{0,70}',
  'wir haben ihre (?:nachricht|anfrage|e-?mail|mail)\\b.{0,40}erhalten.{0,30}',
  '(?:und )?(?:wir )?(?:melden uns|werden (?:uns|ihnen)\\b.{0,30}(?:melden|antworten))\\b.{0,40}',
  '(?:mit )?(?:freundlichen|besten|herzlichen) grüßen',
  // Spanish and Portuguese
  '(?:estimad[oa]s?|hola|buen[oa]s? (?:días?|tardes|noches)|prezad[oa]s?|olá|bom dia|boa tarde)\\b.{0,40}',
  '(?:muchas |muito )?(?:gracias|obrigad[oa])\\b.{0,70}',
  '(?:hemos recibido su|recebemos (?:a )?sua?)\\b.{0,60}',
  '(?:y )?(?:le |les |te )?(?:responderemos|contestaremos|contactaremos|entraremos em contato)\\b.{0,50}',
  '(?:un )?(?:cordial(?:es)? )?salud[oa]s?(?: cordial(?:es)?)?',
  // French and Italian
  '(?:bonjour|bonsoir|cher|chère|madame|monsieur|buongiorno|gentile|egregio|salve)\\b.{0,40}',
  '(?:merci|grazie)\\b.{0,70}',
  '(?:nous avons (?:bien )?reçu votre|abbiamo ricevuto la (?:sua|vostra))\\b.{0,60}',
  '(?:et )?(?:nous )?(?:vous )?(?:répondrons|recontacterons|reviendrons vers vous|risponderemo)\\b.{0,50}',
  '(?:bien )?cordialement|cordiali saluti',
  // Russian
  '(?:здравствуйте|добрый день|уважаем)[\\p{L}]*.{0,40}',
  'спасибо.{0,50}|благодар(?:им|ю).{0,50}',
  '(?:мы )?(?:получили|свяжемся).{0,50}',
  '(?:с )?уважением.{0,20}',
  // Chinese and Japanese
  '(?:尊敬的|亲爱的|親愛的|你好|您好|大家好|早上好|下午好).{0,16}',
  '(?:非常|十分)?(?:感谢|谢谢|感謝|謝謝|多谢|多謝).{0,20}',
  '(?:我们|我司|我)?(?:已经|已經|已)?(?:收到|收悉|知悉).{0,16}',
  '(?:贵司|您|你)的?(?:邮件|询盘|询价|來信|来信|咨询)(?:已|我们已)?收[到悉]',
  '(?:我们|我司|我)?(?:会|将|將|會)?(?:在.{0,12})?(?:尽快|盡快|稍后|稍後|尽早|及时|及時)?(?:给您|給您|与您|與您)?(?:回复|回覆|答复|联系|聯繫|处理|處理)(?:您|你)?',
  '(?:好的?|明白|了解|ok)',
  '(?:祝|顺祝|順祝|此致|敬礼|敬禮).{0,10}',
  '(?:お世話になっております|ありがとうございます|メールを?拝受.{0,16}|よろしくお願い.{0,12})',
];

const COURTESY = new RegExp(`^(?:${SAID_BY_EVERYBODY.join('|')})$`, 'u');

/** No more of a reply is weighed: whoever writes so much says something. */
const LONGEST = 8000;

const CLOSING = new RegExp(
  '^(?:(?:best|kind|kindest|warm|many)?(?: and (?:best|kind|warm))? ?(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|cheers|(?:mit )?(?:freundlichen|besten|herzlichen|vielen) grüßen|(?:un )?(?:cordial(?:es)? )?salud[oa]s?(?: cordial(?:es)?)?|(?:bien )?cordialement|cordiali saluti|atenciosamente|atentamente|с уважением|此致|敬礼|祝好|顺祝商祺)$',
  'u',
);
/** Below a closing stands a name; whoever goes on for longer says something more. */
const LONGEST_NAME = 60;

/**
 * What of a text says something: without greetings, thanks, "we received your mail" and "we will answer", each where it
 * is a whole part of a sentence, and without the name below it. Folded, for comparing; never shown.
 */
export function withoutCourtesy(text: string): string {
  const parts = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/[\n!?;。、:]+|[.](?!\d)|(?<!\d)[,](?!\d)|\s[-–—]\s/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const end = parts.findIndex((part) => CLOSING.test(part));
  const below = end < 0 ? '' : parts.slice(end).join('\n');
  const isName = end >= 0 && weightOf(below) <= LONGEST_NAME;
  return (isName ? parts.slice(0, end) : parts).filter((part) => !COURTESY.test(part)).join('\n');
}

/** How much a text says: letters and digits, one of East Asia for two. */
export function weightOf(text: string): number {
  const wide = text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  );
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) + (wide?.length ?? 0);
}
