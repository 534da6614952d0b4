import type { colleagues } from '#server/practice/people.ts';
import type { PracticeDesk } from '#tests/support/practice-desk.ts';

/** A colleague without a browser claims the inquiry of this subject. */
export async function claimFor(
  desk: PracticeDesk,
  as: keyof typeof colleagues,
  subject: string,
): Promise<void> {
  const device = await desk.device(as);
  const inquiry = (await device.rows('inquiries')).find((one) => one.subject.includes(subject));
  if (!inquiry) throw new Error(`no inquiry "${subject}"`);
  await device.perform('claim', { inquiryId: inquiry.id });
}
