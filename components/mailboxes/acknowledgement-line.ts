import type { TeamReader } from '#components/hooks/team.ts';
import type { AcknowledgementSettings } from '#lib/domain/acknowledgement.ts';
import { sentences } from '#lib/words/sentences.ts';

/** How a mailbox acknowledges, in a line. */
export function acknowledgementLine(
  { isOn, everyDays, quiet }: AcknowledgementSettings,
  { words }: TeamReader,
): string {
  const say = words.boxes;
  if (!isOn) return say.ackOff;
  return sentences(say.ackOn(everyDays), quiet ? say.ackQuiet(quiet.from, quiet.to) : '');
}
