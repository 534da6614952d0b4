import type { AutomaticSignal } from './automatic.ts';
import type { Bounce } from './bounce.ts';
import { isAbsenceSubject } from './absence-subject.ts';
import type { ParsedMail } from './parse.ts';

/** What a program said. `bounce` alone means that a mail did not arrive. */
export type AutomaticKind =
  | 'bounce'
  | 'delayed'
  | 'delivered'
  | 'receipt'
  | 'complaint'
  | 'vacation'
  | 'list'
  | 'notice';

/** What kind of automatic mail one with these signals is. */
export function automaticKind(
  mail: ParsedMail,
  signals: readonly AutomaticSignal[],
  bounce: Bounce | null,
): AutomaticKind {
  const type = mail.headers.first('content-type') ?? '';
  if (/disposition-notification/i.test(type)) return 'receipt';
  if (/feedback-report/i.test(type) || /^\s*complaint about message from /i.test(mail.subject)) {
    return 'complaint';
  }
  if (bounce) return bounce.kind === 'failed' ? 'bounce' : bounce.kind;
  if (isVacation(mail)) return 'vacation';
  const isList = signals.some((signal) => signal === 'list' || signal === 'precedence');
  return isList && !signals.includes('auto-submitted') ? 'list' : 'notice';
}

/** An answer that somebody's program gave for them (RFC 3834 §5.2, RFC 5230), or a subject only such answers have. */
function isVacation({ headers, subject }: ParsedMail): boolean {
  const says = (name: string, pattern: RegExp): boolean =>
    headers.all(name).some((value) => pattern.test(value));
  return (
    isAbsenceSubject(subject) ||
    says('auto-submitted', /^\s*(?:auto-replied|vacation)\b/i) ||
    says('x-apple-action', /vacation/i) ||
    says('precedence', /^\s*auto_reply/i) ||
    [
      'x-autoreply',
      'x-autorespond',
      'x-autoresponder',
      'x-autoreply-from',
      'x-mail-autoreply',
    ].some((name) => says(name, /^(?!\s*no\b)/i))
  );
}
