import { foldLine } from './fold.ts';

/**
 * What mail programs put before the subject of an answer or a forward, lower case, by language.
 * Left out on purpose: "to" (Hungarian) and "fs" (Danish), which open real subjects.
 */
const PREFIXES = [
  're ref réf res rép rv r fw fwd i rif enc',
  'aw antw antwort wg antwoord doorst sv vs vl vb vá továbbítás odp pd',
  'ynt i̇lt ilt tr bls trs atb отв ответ пер απ πρθ σχετ',
  '回复 回覆 答复 答覆 返信 转发 轉發 转寄 轉寄 転送 转 自动回复',
  '회신 답장 전달 תגובה הועבר رد',
].flatMap((line) => line.split(' '));

// After folding every colon is ':' and every digit ASCII. Counters: Re[2]: Re(3): Re^2: Re*2:
const COUNTER = String.raw`(?: ?(?:\[\d+\]|\(\d+\)|[\^*]\d+))?`;
const PREFIX = new RegExp(
  `^(?:${[...PREFIXES, 'إعادة توجيه'].map(foldLine).join('|')})${COUNTER} ?: ?`,
  'u',
);

/** What mail programs write where a subject is missing. */
const NO_SUBJECT = new Set(
  [
    '(no subject)|<no subject>|[no subject]|no subject|(无主题)|无主题|(無主題)|(無主旨)|(无标题)',
    '(sin asunto)|(kein betreff)|(aucun objet)|(sans objet)|(senza oggetto)|(nessun oggetto)',
    '(sem assunto)|(без темы)|(件名なし)|(제목 없음)',
  ]
    .flatMap((line) => line.split('|'))
    .map(foldLine),
);

/** RFC 5322 §2.1.1 allows 998 characters a line; a longer subject is an attack on whoever folds it. */
const LONGEST = 2000;

/**
 * The subject as it is compared: folded, without the prefixes of answers and forwards in any of
 * the languages above, however many stand there. '' where there is none.
 *
 * Short prefixes also eat real words ("R: 5 kΩ"), and 自动回复 is gone although it tells an automatic
 * answer: so compare with it, and only together with something else (sender, ids); never show it
 * and never classify by it.
 */
export function baseSubject(subject: string): string {
  let rest = foldLine(subject.slice(0, LONGEST));
  for (;;) {
    const shorter = rest.replace(PREFIX, '').trim();
    if (shorter === rest) break;
    rest = shorter;
  }
  return NO_SUBJECT.has(rest) ? '' : rest;
}
