/** Devices and programs that name themselves below what was written on them. */
const THINGS =
  'iphone|ipad|ipod|ios|android|mobile|smartphone|phone|handy|cell|tablet|device|blackberry|samsung|galaxy|huawei|honor|' +
  'xiaomi|redmi|oppo|vivo|oneplus|pixel|htc|lg|nokia|motorola|alcatel|lumia|windows|outlook|mail|mailbox|airmail|' +
  'spark|yahoo|gmail|proton|aol|zoho|k-9|thunderbird|foxmail|wechat|mobiltelefon|mobilgerät|móvil|celular|' +
  'телефона|手机|邮箱|大师|邮件|手機|郵件';

/** "Sent from my iPhone", by language. Lines are short, in NFKC. */
const DEVICE = [
  /^(?:sent|posted|written|typed) (?:from|via|with|by|using|on) (?:my |a |the )?\S/,
  new RegExp(`^(?:from|mit|von|de|depuis|desde|dal?) (?:my|meinem|mon|mi|mio|il) (?:${THINGS})\\b`),
  /^\S{1,30}(?: \S{1,30})? from (?:my )?mobile$/,
  /^(?:get|download) .{0,3}outlook for /,
  /^(?:obtenir|télécharger|obtener|descargar|obter|baixar|scarica|ottieni|download) .{0,3}outlook (?:pour|para|per) /,
  /^outlook für .{2,40}(?:beziehen|herunterladen)/,
  /^(?:获取|下载|取得|下載).{0,3}outlook/,
  /^(?:diese nachricht|diese mail|diese e-mail) wurde .{2,80} gesendet\W*$/,
  /^(?:von|mit|aus) .{2,60} (?:gesendet|geschickt|verschickt)\W*$/,
  /^envoyé (?:depuis|de|à partir d|via|avec)/,
  /^(?:enviado|enviada) (?:desde|do|da|de|via|pelo|con|com) (?:mi |meu |minha |un |el |o |a )?\S/,
  /^inviato (?:da|dal|con|tramite) /,
  /^(?:verzonden|verstuurd|gestuurd) (?:met|vanaf|vanuit|via|van) /,
  /^(?:skickat|skickades|sendt|sänt) (?:från|fra|via|med) /,
  /^lähetetty \S/,
  /^wysłan[eoy] (?:z|za pomocą|przez) /,
  /^odesláno (?:z|ze|pomocí) /,
  /^отправлено (?:с|со|из) /,
  /^надіслано (?:з|із) /,
  /^.{2,40}(?:umdan|imden|ümden|ımdan|dan|den) gönderildi\W*$/,
  /^(?:发自|發自|来自|來自)我?的? ?.{2,40}$/,
  /^(?:从|從|由).{1,30}(?:发送|發送|傳送|送出)\W*$/,
  /^.{2,30}から送信/,
  /^.{2,30}에서 (?:보냄|발송)/,
  /^(?:أرسلت|أُرسلت|تم الإرسال) من /,
  /^נשלח מ/,
];

/** Verbs of sending that begin sentences too: there the thing must be one that sends mail, or named as one's own. */
const NEEDS_THING = /^(?:sent|posted|written|typed|enviad|inviato|envoyé|sendt|skickat|来自|來自)/;
const IS_THING = new RegExp(
  `^sent (?:from|via) (?:my |a )?[^,.;:]{2,40}$|(?:${THINGS})(?![\\p{Ll}\\p{M}])`,
  'u',
);

const LONGEST = 160;

/**
 * Whether a line says by what it was written and not by whom: "Sent from my iPhone". Expects NFKC. In the middle of
 * a text such a line may be a sentence; it counts at its end.
 */
export function isDeviceLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const text = line
    .trim()
    .toLowerCase()
    .replace(/^[<([*_\s]+|[>)\]*_\s]+$/gu, '')
    .replace(/\[([^\]]{1,40})\]/gu, '$1');
  if (!DEVICE.some((pattern) => pattern.test(text))) return false;
  return !NEEDS_THING.test(text) || IS_THING.test(text);
}
