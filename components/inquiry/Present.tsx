import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { Line } from '#components/ui/Line.tsx';
import type { Doing } from '#lib/domain/presence.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { type Present, presencesOf } from '#lib/replica/queries/presence.ts';
import { duration } from '#lib/words/durations.ts';
import { listOf } from '#lib/words/names.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { sentences } from '#lib/words/sentences.ts';

const nobody: readonly Present[] = [];
const minute = 60_000;

/** Which colleagues are at this inquiry now, the longest there first. */
export function usePresent(inquiryId: InquiryId): readonly Present[] {
  const replica = useReplica();
  return useLive(() => presencesOf(replica, inquiryId), [replica, inquiryId]) ?? nobody;
}

interface PresentProps {
  present: readonly Present[];
  reader: Reader;
}

/** Who writes an answer, and for how long: with the holder, for it may be what keeps one from beginning. */
export function Writing({ present, reader }: PresentProps) {
  const writers = those(present, 'writing');
  const [first] = writers;
  if (!first) return null;
  const { words, moment } = reader;
  const time = moment.now.getTime() - first.since.getTime();
  const said = words.who.writing(
    namesOf(writers, reader),
    writers.length,
    time < minute ? null : duration(time, moment.language),
  );
  return (
    <Line icon="pen" size="small">
      <b class="writing">{said.lead}</b>
      {said.rest}
    </Line>
  );
}

/** Who has the mail open. */
export function Viewing({ present, reader }: PresentProps) {
  const said = viewingOf(present, reader);
  return said === '' ? null : (
    <div class="sec">
      <Line icon="eye" size="small">
        {said}
      </Line>
    </div>
  );
}

/** The same for a screen reader, once at each coming and going: without the time, which would be read out each minute. */
export function PresentAloud({ present, reader }: PresentProps) {
  const writers = those(present, 'writing');
  const names = namesOf(writers, reader);
  const { lead } = reader.words.who.writing(names, writers.length, null);
  const { end } = reader.words.aloud;
  const said = [writers.length > 0 ? lead : '', viewingOf(present, reader)];
  return (
    <p class="vh" role="status">
      {sentences(...said.map((one) => one && one + end))}
    </p>
  );
}

function those(present: readonly Present[], what: Doing): readonly Present[] {
  return present.filter(({ doing }) => doing === what);
}

function namesOf(present: readonly Present[], { moment }: Reader): string {
  return listOf(
    present.map(({ member }) => member.name),
    moment.language,
  );
}

function viewingOf(present: readonly Present[], reader: Reader): string {
  const viewers = those(present, 'viewing');
  if (viewers.length === 0) return '';
  return reader.words.who.viewing(namesOf(viewers, reader), viewers.length);
}
