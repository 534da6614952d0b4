import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { useMoment, useWords } from '#components/hooks/words.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import { standing, type Standing } from '#lib/replica/queries/standing.ts';
import { whoAmI } from '#lib/replica/queries/team.ts';
import { sayRefusal } from '#lib/words/say-refusal.ts';
import { Connected } from './Connected.tsx';
import { Connecting } from './Connecting.tsx';
import { ServerForm } from './ServerForm.tsx';

/** The connection of this browser with the team's server, in each of its states. */
export function Server() {
  const { words } = useWords();
  const replica = useReplica();
  const stand = useLive(() => standing(replica), [replica]);
  const me = useLive(() => whoAmI(replica), [replica]);
  if (!stand || me === undefined) return null;
  const { connection } = stand;
  const isOurs = connection.kind === 'connected' || connection.kind === 'offline';
  return (
    <Section level={2} title={words.options.server.title}>
      <Trouble stand={stand} />
      {connection.kind === 'connecting' && <Connecting {...connection} />}
      {isOurs && (
        <Connected
          name={me?.member.name ?? ''}
          team={me?.team.name ?? ''}
          waiting={stand.waiting}
        />
      )}
      {connection.kind !== 'connecting' && !isOurs && <ServerForm />}
    </Section>
  );
}

/** Why there is no connection, in words. */
function Trouble({ stand }: { stand: Standing }) {
  const { words } = useWords();
  const moment = useMoment();
  const { connection, problem } = stand;
  if (connection.kind === 'signed-out') {
    const refusal = { code: 'signed-out', at: connection.at } as const;
    return <Strip tone="refusal" said={sayRefusal(refusal, { words, moment, nameOf: () => '' })} />;
  }
  if (connection.kind === 'too-old')
    return <Strip tone="drift" said={words.refusal['too-old']()} />;
  const rest =
    problem === 'expired'
      ? words.connect.expired
      : problem === 'denied'
        ? words.connect.refused
        : '';
  return (
    <Strip tone="drift" said={rest && connection.kind === 'none' ? { lead: '', rest } : null} />
  );
}
