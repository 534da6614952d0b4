import { isRule } from '#lib/domain/fingerprint/quote-marks.ts';
import { isDeviceLine } from './device-line.ts';

/** How letters end, by language; the first words of a short line. Lower case, NFKC. */
const CLOSINGS = [
  '(?:(?:best|kind|warm|warmest|kindest|many|with (?:best|kind|warm)) )?(?:regards|wishes)',
  '(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|cheers|thanks(?: (?:and|&) (?:best |kind )?regards)?',
  'thank you(?: (?:and|&) (?:best |kind )?regards)?|b\\.?rgds|rgds|br|thx|best|warmly',
  'mit freundlichem gruß|(?:mit )?(?:freundliche|freundlichen|beste|besten|viele|liebe|herzliche) grüße?n?|mfg',
  '(?:bien )?cordialement|sincères salutations|(?:bien à|salutations).{0,30}|meilleures salutations',
  '(?:un |cordiales |atentos )?saludos?(?: cordial(?:es)?)?|atentamente|muy atentamente|un cordial saludo',
  'atenciosamente|att\\.?|cumprimentos|(?:com os )?melhores cumprimentos|abraços?|obrigad[oa]',
  '(?:cordiali|distinti) saluti|cordialmente|saluti|met vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg',
  'med vänliga hälsningar|vänliga hälsningar|mvh|(?:med )?venlig hilsen|(?:med )?vennlig hilsen|ystävällisin terveisin',
  '(?:z poważaniem|pozdrawiam|s pozdravem|üdvözlettel|cu stimă|saygılarımla(?:rımızla)?|iyi çalışmalar)',
  'с уважением|с наилучшими пожеланиями|з повагою|с поздравом|με εκτίμηση|مع (?:أطيب )?التحيات|مع تحياتي|בברכה',
  '此致|敬礼|敬禮|祝好|祝商祺|顺祝商祺|順祝商祺|谢谢|謝謝|祝您.{0,12}|敬上|よろしくお願い.{0,12}|以上|감사합니다|trân trọng',
].join('|');
const CLOSING = new RegExp(`^(?:${CLOSINGS})[\\s,.!;:~,。、!]*$`, 'u');

/** What stands in a signature and in no letter's last lines: how to reach somebody. */
const CONTACT =
  /(?:^|[\s|/,;])(?:t(?:el)?|phone|ph|mob(?:ile)?|cell|m|fax|f|whats ?app|wechat|skype|e-?mail|web|www|add(?:ress)?|电话|手机|传真|邮箱|网址|地址|微信|電話|傳真|телефон|тел|моб|tél|teléfono|móvil|telefon|handy)\s*[.:]|https?:\/\/|\bwww\.|\S@[\w-]+\.\w|\+\d[\d\s().-]{6,}|\b(?:gmbh|ltd|inc|llc|s\.?a\.?|s\.?r\.?l|b\.?v|a\/s|co\.?,? ?ltd|corp)\b\.?|有限公司|株式会社/iu;

/** The longest a block below a closing is; a longer one is a letter that goes on. */
const MOST_LINES = 14;
const LONGEST_LINE = 120;

/**
 * Where the signature begins among the lines of a letter: their number where it has none. Below "-- " (RFC 3676 §4.3)
 * all is signature; lines that name a device are, at the end; and what stands below a closing such as "Best regards",
 * where it tells how to reach somebody. A closing and the name below it are the writer's own words. Expects NFKC.
 */
export function signatureStart(lines: readonly string[]): number {
  const dashes = lines.findIndex((line) => /^--[ \u00a0]?$/.test(line));
  let end = dashes < 0 ? lines.length : dashes;
  for (let at = end - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (isDeviceLine(line)) end = at;
    else if (line.trim() !== '' && !isRule(line)) break;
  }
  return contactStart(lines.slice(0, end));
}

function contactStart(lines: readonly string[]): number {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line.length > 60 || !CLOSING.test(line.trim().toLowerCase())) continue;
    const below = lines.slice(at + 1);
    const written = below.filter((one) => one.trim() !== '' && !isRule(one));
    const isBlock =
      written.length <= MOST_LINES &&
      written.every((one) => one.length <= LONGEST_LINE) &&
      written.some((one) => CONTACT.test(one));
    if (!isBlock) return lines.length;
    // The name stays with the closing; what goes before the first line of contact is title and company.
    const name = below.findIndex((one) => one.trim() !== '');
    const isName = name >= 0 && !CONTACT.test(below[name] ?? '');
    return at + 1 + (isName ? name + 1 : 0);
  }
  return lines.length;
}
