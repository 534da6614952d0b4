import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { RoomProps } from '#components/hooks/team.ts';
import { Wait } from '#components/ui/Wait.tsx';
import { WebmailName } from '#lib/domain/sighting.ts';
import { anchorsInUse } from '#lib/replica/queries/anchors.ts';
import { gapAfter } from '#lib/words/sentences.ts';
import { AnchorsRoom } from './AnchorsRoom.tsx';
import { useHealth } from './health.ts';
import { WebmailCard } from './WebmailCard.tsx';
import './Webmails.css';

/** The room of webmails: how Baton finds its way in each, or the anchors of one being set. */
export function Webmails({ at, reader }: RoomProps) {
  const { words, isAdmin, isManager } = reader;
  const say = words.webmails;
  const replica = useReplica();
  const told = useHealth(isManager);
  const inUse = useLive(() => anchorsInUse(replica), [replica]);
  if (!inUse) return <Wait>{words.desk.reading}</Wait>;
  const health = typeof told === 'string' ? [] : told;
  const open = WebmailName.options.find((name) => name === at);
  if (open && isAdmin) {
    const of = health.filter(({ webmail }) => webmail === open);
    return <AnchorsRoom webmail={open} health={of} reader={reader} />;
  }
  // Where nobody practises, nobody need read of it.
  const isShown = (name: WebmailName): boolean =>
    name !== 'practice' || inUse.has(name) || health.some(({ webmail }) => webmail === name);
  return (
    <>
      <div class="room-head">
        <p>{say.line}</p>
      </div>
      <p class="room-note">
        {isManager ? say.reportsLine : say.onlyManagers}
        {isManager && (
          <>
            {gapAfter(say.reportsLine)}
            <a href="/options.html" target="_blank" rel="noreferrer">
              {say.toOptions}
            </a>
          </>
        )}
      </p>
      {told === 'asking' && <Wait>{say.asking}</Wait>}
      {told === 'unreachable' && (
        <p class="room-note" role="status">
          {words.desk.unreachable}
        </p>
      )}
      <div class="sheets">
        {WebmailName.options.filter(isShown).map((name) => (
          <WebmailCard
            key={name}
            webmail={name}
            health={
              typeof told === 'string' ? null : health.filter(({ webmail }) => webmail === name)
            }
            used={inUse.get(name) ?? null}
            reader={reader}
          />
        ))}
      </div>
    </>
  );
}
