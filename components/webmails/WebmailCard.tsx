import type { WebmailHealth } from '#components/hooks/frame.tsx';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Line } from '#components/ui/Line.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { HealthTable } from './HealthTable.tsx';

interface WebmailCardProps {
  webmail: WebmailName;
  /** What was reported, newest version first; `null`: not known here. */
  health: readonly WebmailHealth[] | null;
  /** What stands in place of its anchors; `null`: as shipped. */
  used: AnchorSet | null;
  reader: TeamReader;
}

/** One webmail: what is found of it, by version, and whose anchors are in use. */
export function WebmailCard({ webmail, health, used, reader }: WebmailCardProps) {
  const { words, isAdmin } = reader;
  const say = words.webmails;
  const title = say.name[webmail];
  return (
    <Sheet title={title}>
      {health?.length === 0 && <Line icon="eye">{say.nobody}</Line>}
      {health && health.length > 0 && (
        <HealthTable caption={say.caption(title)} health={health} reader={reader} />
      )}
      <Line icon="flag">
        {used ? say.inUse(used.version, Object.keys(used.anchors).length) : say.shippedInUse}
      </Line>
      {isAdmin && (
        <div class="card-acts">
          <a
            class="btn secondary"
            href={hrefTo('webmails', webmail)}
            aria-label={`${say.change}: ${title}`}
          >
            {say.change}
          </a>
        </div>
      )}
    </Sheet>
  );
}
