/** Names of the Sent folder where no server marks it; imapflow knows the commonest, these are the rest. */
const sent = namesOf(
  'sent|sent items|sent messages|sent mail|sent-mail|outbox sent',
  '已发送|已发送邮件|已发邮件|发件箱|已傳送|已發送|已寄出|寄件備份|寄件匣|已传送',
  '送信済み|送信済みトレイ|보낸편지함|보낸 메일함|보낸메일함',
  'gesendet|gesendete objekte|gesendete elemente|enviados|elementos enviados|enviadas|itens enviados',
  'éléments envoyés|messages envoyés|envoyés|posta inviata|inviati|verzonden|verzonden items',
  'wysłane|elementy wysłane|отправленные|отправлено|надіслані|odeslaná pošta|odeslané|gönderilmiş öğeler',
);

/** Junk, and the folders into which Chinese providers sort advertisements and subscriptions: inquiries end there too. */
const junk = namesOf(
  'junk|junk email|junk e-mail|junk mail|spam|bulk mail',
  '垃圾邮件|垃圾箱|垃圾郵件|垃圾信件|广告邮件|廣告郵件|订阅邮件|訂閱郵件',
  '迷惑メール|스팸메일함|스팸함|정크 메일',
  'spamverdacht|unerwünscht|correo no deseado|lixo eletrônico|lixo eletrónico|courrier indésirable',
  'pourriel|posta indesiderata|ongewenste e-mail|niechciana poczta|спам|нежелательная почта|nevyžádaná pošta',
);

function namesOf(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split('|')));
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Whether a folder's own name, without those above it, means sent mail. */
export function isNamedSent(name: string): boolean {
  return sent.has(fold(name));
}

/** Whether a folder's own name means mail that a filter put aside. */
export function isNamedJunk(name: string): boolean {
  return junk.has(fold(name));
}
