/** A line some program wrote above what it quotes. Lines come in NFKC: every colon is ':'. */

/** "-----Original Message-----", QQ's and NetEase's dashed heads, Gmail's forward. */
const DIVIDER =
  /^[-_=*–—]{2,}\s*(?:begin\s+)?(original(\s+message)?|forwarded\s+(message|mail|by .{1,80})|reply\s+message|原始邮件|原邮件|原始郵件|原文|转发邮件信息|转发的邮件|轉寄郵件|转发邮件|回复的原邮件|原始信件|邮件原文|郵件原文|ursprüngliche\s+nachricht|weitergeleitete\s+nachricht|message\s+d'origine|message\s+original|message\s+transféré|mensaje\s+original|mensaje\s+reenviado|mensagem\s+original|mensagem\s+encaminhada|messaggio\s+originale|messaggio\s+inoltrato|oorspronkelijk\s+bericht|doorgestuurd\s+bericht|исходное\s+сообщение|пересылаемое\s+сообщение|원본\s*메일|元のメッセージ|転送メッセージ)\s*:?\s*[-_=*–—]{2,}$/iu;

/** Marks are short; longer lines are not looked at, so no pattern here meets a long one. */
const LONGEST_MARK = 400;

export function isDivider(line: string): boolean {
  return line.length <= LONGEST_MARK && /^\s*[-_=*–—]{2}/u.test(line) && DIVIDER.test(line.trim());
}

/** A line that is only drawn: ____, -----, =====. */
export function isRule(line: string): boolean {
  return /^[-_=*–—]{3,}$/u.test(line.replace(/\s/g, ''));
}

// Labels without their white space ("日 期"), in lower case.
const FROM = words(
  'from von de da fra från van od от откого відкого 发件人 發件人 寄件者 寄件人 差出人 送信者 보낸사람',
  'gönderen kimden nadawca από remitente expéditeur mittente afzender avsändare feladó pengirim dari',
);
const DATE = words(
  'sent date gesendet datum enviado enviadoel enviadaem enviada fecha data inviato envoyé envoyéle',
  'skickat sendt dato verzonden wysłano wysłane odesláno отправлено дата надіслано 发送时间 发送日期 发件时间',
  '日期 时间 時間 寄件日期 傳送時間 發送時間 日時 送信日時 送信日 보낸날짜 날짜 보낸시간 gönderilmetarihi',
  'tarih gönderildi ημερομηνία küldve dátum dikirim tanggal receivedsent',
);
const OTHER = words(
  'to cc subject reply-to an betreff antwortan para asunto assunto a oggetto objet à pour aan',
  'onderwerp till ämne til emne do temat komu předmět кому копия тема 收件人 收件者 抄送 副本 主题',
  '主題 主旨 标题 宛先 件名 받는사람 참조 제목 kime konu alıcı προς θέμα címzett tárgy risposta cópia',
);

function words(...lists: string[]): Set<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

function labelOf(line: string): string | null {
  const start = line.slice(0, 80);
  // Asked of every line of every body, and few have one.
  if (!start.includes(':')) return null;
  const match = /^[\s*_|]*([^\s:*][^:]{0,24}?)[\s*_]*:/u.exec(start);
  return match?.[1] ? match[1].replace(/[\s*_]/g, '').toLowerCase() : null;
}

/**
 * True where a copied header begins: a sender, and within the next lines a date and one more. The
 * date is demanded because contact forms write "From:" and "Subject:" too, but never when it was sent.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!FROM.has(labelOf(lines[at] ?? '') ?? '')) return false;
  let dated = false;
  let others = 0;
  for (const line of lines.slice(at + 1, at + 9)) {
    const label = labelOf(line);
    if (label === null) continue;
    if (DATE.has(label)) dated = true;
    else if (OTHER.has(label)) others += 1;
    if (dated && others > 0) return true;
  }
  return false;
}

const ADDRESS = /[^\s<>@]+@[^\s<>@]+/u;
const ENDS_WITH_ADDRESS = /<\s*(?:mailto:)?[^\s<>@]+@[^\s<>@]+>$/u;
const WHEN = /\d{1,2}\s?[:.h]\s?\d{2}|\b(?:19|20)\d\d\b|\d{4}\s?[年년]/u;
const VERBS =
  'wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|skreiv|kirjoitti|' +
  'napisał\\(a\\)|napisał|napisała|napsal\\(a\\)|napsal|napísal|írta|a scris|έγραψε|' +
  'написал\\(а\\)|написал|написала|пишет|пише|писал|yazdı|đã viết|menulis|写道|寫道|写到|님이 작성';
const VERB = new RegExp(VERBS, 'iu');
// German, Dutch and the Nordic languages put the name after the verb.
const VERB_AT_END = new RegExp(`(?:${VERBS}|(?:schrieb|schreef|skrev)\\s[^.!?]{1,60})$`, 'iu');
const OPENER =
  /^(?:on|at|am|le|el|em|il|op|den|på|w dniu|dnia|dňa|dne|kl|vào|pada|在|于|於|\p{L}{2,4}[.,]|\d)(?=[\s\d]|\p{Script=Han})/iu;

/** What a wrapped attribution may leave on its last line: ">:" or "> wrote:". */
const TAIL = new RegExp(`^\\s*>\\s*(?:${VERBS})?\\s*:\\s*$`, 'iu');

export function isQuoted(line: string): boolean {
  return /^\s{0,3}>/u.test(line) && !TAIL.test(line.slice(0, 40));
}

/**
 * How many lines, ending with line `end`, are one attribution ("On 20 Nov 2026 at 10:00, Li wrote:"),
 * or 0. Programs wrap it, so up to four lines are tried; the fewest that read as one win, so that the
 * person's own line above is never taken along.
 */
export function attributionLines(lines: readonly string[], end: number): number {
  if (!/(?::|wrote\s*-{2,})\s*$/u.test((lines[end] ?? '').slice(-40))) return 0;
  let joined = '';
  for (let count = 1; count <= 4; count += 1) {
    const line = lines[end - count + 1];
    if (line === undefined || line.trim() === '' || isQuoted(line)) return 0;
    joined = `${line.trim()} ${joined}`.trim();
    if (joined.length > LONGEST_MARK) return 0;
    if (isAttribution(unframed(joined))) return count;
  }
  return 0;
}

function isAttribution(text: string): boolean {
  if (!WHEN.test(text)) return false;
  if (ADDRESS.test(text) && VERB.test(text)) return true;
  // Without an address the verb must close the line: people also write "On 12 May you wrote that …:".
  if (OPENER.test(text) && VERB_AT_END.test(text)) return true;
  // Gmail in Japanese and Russian: a date, a name, an address, and no verb.
  return (OPENER.test(text) || /^\S*\d/u.test(text)) && ENDS_WITH_ADDRESS.test(text);
}

/** Without the dashes of "---- On … wrote ----" (Zoho) and the colon. */
function unframed(line: string): string {
  return line
    .replace(/^-{2,}\s*|\s*-{2,}$/gu, '')
    .replace(/\s*:$/u, '')
    .trim();
}
