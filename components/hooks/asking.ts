import type { MemberId } from '#lib/domain/ids.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';

/** A colleague's request for an inquiry, as it concerns whoever looks. */
export type Asking =
  /** I ask its holder. */
  | { kind: 'mine'; holder: MemberId; at: Date }
  /** I hold it, and somebody asks me. */
  | { kind: 'of-me'; who: MemberId; at: Date }
  | { kind: 'others'; who: MemberId; holder: MemberId; at: Date }
  /** I asked, and they kept it. */
  | { kind: 'kept'; holder: MemberId; at: Date };

/** That a request was declined is news for an hour, in milliseconds. */
const news = 3_600_000;

/** Who asks whom for this inquiry; `null` where nobody does. */
export function askingOf(
  { inquiry, me, entries }: Pick<InquiryView, 'inquiry' | 'me' | 'entries'>,
  now: Date,
): Asking | null {
  const { asked, assigneeId: holder } = inquiry;
  if (!me || !holder || inquiry.stage === 'closed') return null;
  if (asked) {
    const { memberId: who, at } = asked;
    if (who === me.id) return { kind: 'mine', holder, at };
    return holder === me.id ? { kind: 'of-me', who, at } : { kind: 'others', who, holder, at };
  }
  const last = entries.findLast(({ action }) => action === 'ask-for' || action === 'answer-ask');
  const { given, memberId } = last?.detail ?? {};
  const isKept = last?.action === 'answer-ask' && given === false && memberId === me.id;
  if (!isKept || now.getTime() - last.at.getTime() >= news || holder === me.id) return null;
  return { kind: 'kept', holder, at: last.at };
}
