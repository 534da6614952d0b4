import { useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import { serverAddress } from '#lib/settings/settings.ts';

interface ConnectedProps {
  name: string;
  team: string;
  /** Actions that would be lost by disconnecting. */
  waiting: number;
}

/** Who this browser is at which server, and the way out: what would be lost is said before it is lost. */
export function Connected({ name, team, waiting }: ConnectedProps) {
  const { words } = useWords();
  const ask = useAsk();
  const [address] = useSetting(serverAddress);
  const [isAsked, setAsked] = useState(false);
  const said = isAsked
    ? {
        lead: waiting > 0 ? words.options.server.lost(waiting) : '',
        rest: words.options.server.disconnectLine,
      }
    : null;
  return (
    <div class="connected">
      <Line icon="check">{words.options.server.connected(name, team)}</Line>
      {address && (
        <Line icon="globe">
          <a href={address} target="_blank" rel="noreferrer">
            {URL.parse(address)?.host ?? address}
          </a>
        </Line>
      )}
      <Line icon="rule">
        <a href="/desk.html" target="_blank" rel="noreferrer">
          {words.do.openDesk}
        </a>
      </Line>
      <Strip tone="drift" said={said}>
        <Button onClick={() => void ask({ type: 'disconnect' })}>
          {words.options.server.sure}
        </Button>
        <Button kind="plain" onClick={() => setAsked(false)}>
          {words.do.cancel}
        </Button>
      </Strip>
      {!isAsked && (
        <div>
          <Button onClick={() => setAsked(true)}>{words.do.disconnect}</Button>
        </div>
      )}
    </div>
  );
}
