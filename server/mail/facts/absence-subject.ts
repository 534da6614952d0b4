/** How answers of absent people begin, by language. Each is said by programs alone. */
const PHRASES = [
  'automatic reply',
  'automatic response',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'autoresponse',
  'out of office reply',
  'out of office autoreply',
  'abwesenheitsnotiz',
  'abwesenheitsbenachrichtigung',
  'automatische antwort',
  'automatisch antwoord',
  'automatische reactie',
  'autosvar',
  'automatiskt svar',
  'automatisk svar',
  'frånvaro',
  'risposta automatica',
  'risposta non al computer',
  'fuori sede',
  'respuesta automática',
  'fuera de la oficina',
  'réponse automatique',
  'absence du bureau',
  'resposta automática',
  'ausência temporária',
  'automatyczna odpowiedź',
  'automatická odpověď',
  'automatikus válasz',
  'otomatik yanıt',
  'автоответ',
  'автоматический ответ',
  'رد تلقائي',
  'תשובה אוטומטית',
  'trả lời tự động',
  'balasan otomatis',
  '自动回复',
  '自动答复',
  '自動回覆',
  '自動回復',
  '自動答覆',
  '自動返信',
  '자동 회신',
  '자동회신',
  '자동 응답',
  '不在办公室',
];

/** Words of ordinary mail too: they count only before a colon, or as the whole subject. */
const WORDS = ['auto', 'vacation', 'holiday', '外出', '休假', '부재중', 'отсутствие', 'не в офисе'];

const OPENS_WITH_PHRASE = new RegExp(`^(?:${PHRASES.join('|')})(?![\\p{L}\\p{M}])`, 'u');
const IS_WORD = new RegExp(`^(?:${WORDS.join('|')})[中了]?(?:$| ?:)`, 'u');
/** "Out of office" also begins "Out of office chairs?". */
const OUT_OF_OFFICE =
  /^(?:i am |i'm )?out of (?:the |my )?office(?:$| ?[:\-–—,.!(]| (?:re|until|till|from|for|on|notification|notice|message|alert|today|this|next)\b)/u;

/**
 * Whether a subject is that of an automatic answer of an absent person. Only its beginning counts: "Re: Automatic
 * reply: …" is a person's answer to such a mail.
 */
export function isAbsenceSubject(subject: string): boolean {
  const folded = subject
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:\[[^\]]{1,20}\]\s*)*/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return OPENS_WITH_PHRASE.test(folded) || IS_WORD.test(folded) || OUT_OF_OFFICE.test(folded);
}
