import type { WebmailHealth } from '#components/hooks/frame.tsx';
import type { TeamReader } from '#components/hooks/team.ts';
import { Line } from '#components/ui/Line.tsx';
import { listOf } from '#lib/words/names.ts';
import { since } from '#lib/words/times.ts';

interface HealthTableProps {
  caption: string;
  health: readonly WebmailHealth[];
  reader: TeamReader;
}

/** What browsers report of one webmail: a row for each version of the extension and of the anchors. */
export function HealthTable({ caption, health, reader }: HealthTableProps) {
  const { words, moment } = reader;
  const { head, asShipped, anchorVersion: numbered } = words.webmails;
  return (
    <table class="health-table">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head.version}</th>
          <th scope="col">{head.anchors}</th>
          <th scope="col">{head.found}</th>
          <th scope="col">{head.last}</th>
        </tr>
      </thead>
      <tbody>
        {health.map((one) => (
          <tr key={`${one.version} ${one.anchorVersion}`}>
            <th scope="row">{one.version}</th>
            <td data-head={head.anchors}>
              {one.anchorVersion === null ? asShipped : numbered(one.anchorVersion)}
            </td>
            <td data-head={head.found}>
              <Verdict of={one} reader={reader} />
            </td>
            <td data-head={head.last}>{since(one.lastAt, moment)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether browsers find all they need, and which anchors how many of them miss. */
function Verdict({ of, reader }: { of: WebmailHealth; reader: TeamReader }) {
  const { words, moment } = reader;
  const say = words.webmails;
  const { devices, well, anchors } = of;
  if (well === devices) return <Line icon="check">{say.allFound(devices)}</Line>;
  const missed = anchors.filter(({ missing }) => missing > 0);
  const named = missed
    .toSorted((a, b) => b.missing - a.missing)
    .map(({ name, missing }) => say.missingIn(name, missing));
  return (
    <div class="works-less">
      <Line icon="warning">
        <b>{say.less(devices - well, devices)}</b>
      </Line>
      <p>{say.missing(listOf(named, moment.language))}</p>
    </div>
  );
}
