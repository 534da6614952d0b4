import type { TeamReader } from '#components/hooks/team.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { sentences } from '#lib/words/sentences.ts';

/** How a mailbox acknowledges, in a line. */
export function acknowledgementLine(
  { acknowledgement, connected }: Pick<Mailbox, 'acknowledgement' | 'connected'>,
  { words }: Pick<TeamReader, 'words'>,
): string {
  const say = words.boxes;
  const { isOn, everyDays, quiet } = acknowledgement;
  if (!isOn) return say.ackOff;
  if (!connected) return say.ackUnconnected;
  return sentences(say.ackOn(everyDays), quiet ? say.ackQuiet(quiet.from, quiet.to) : '');
}
