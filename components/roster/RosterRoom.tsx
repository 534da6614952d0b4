import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { RoomProps } from '#components/hooks/team.ts';
import { Wait } from '#components/ui/Wait.tsx';
import { teamRoster } from '#lib/replica/queries/desk.ts';
import { Absences } from './Absences.tsx';
import { Duty } from './Duty.tsx';
import './Roster.css';

/** The room of the roster: who looks after the pool on which day, and who is away. */
export function RosterRoom({ reader }: RoomProps) {
  const replica = useReplica();
  // `null` is an answer here, so it travels in an object.
  const read = useLive(async () => ({ roster: await teamRoster(replica) }), [replica]);
  if (!read) return <Wait>{reader.words.desk.reading}</Wait>;
  return (
    <>
      <div class="room-head">
        <p>{reader.words.roster.line}</p>
      </div>
      <div class="sheets">
        <Duty roster={read.roster} reader={reader} />
        <Absences reader={reader} />
      </div>
    </>
  );
}
