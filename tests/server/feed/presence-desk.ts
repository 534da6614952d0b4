import type { InquiryId, MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Doing } from '#lib/domain/presence.ts';
import type { FeedToDevice } from '#lib/protocol/feed.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { openFeed, type Feed } from '#server/feed/feed.ts';
import type { Deps } from '#server/services/deps.ts';
import { aTeam, anOpening, done, watcher } from '#tests/support/server-deps.ts';
import { morning } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';

/** A feed of a process of its own, whose clock a test sets; a token is `team member`, or with a device behind it. */
export function aProcess(deps: Deps) {
  let now = morning;
  const revoked = new Set<string>();
  const feed = openFeed({
    deps: { ...deps, now: () => now },
    signals: deps.signals,
    async authenticate(token) {
      const [teamId, memberId] = token.split(' ') as [TeamId, MemberId];
      return revoked.has(token) ? null : { teamId, memberId };
    },
  });
  return {
    feed,
    revoked,
    setNow: (at: Date) => void (now = at),
    /** A line on which the token was only just said. */
    dial: (teamId: TeamId, member: { id: MemberId }, device = '') =>
      openLine(feed, `${teamId} ${member.id} ${device}`),
    /** A line that is let in. */
    async line(teamId: TeamId, member: { id: MemberId }, device = '') {
      const line = openLine(feed, `${teamId} ${member.id} ${device}`);
      await line.letIn;
      return line;
    },
  };
}

export type Process = ReturnType<typeof aProcess>;

/** A device's end of a line. */
function openLine(feed: Feed, token: string) {
  const heard: FeedToDevice[] = [];
  const ear = feed.join({
    send: (text) => void heard.push(JSON.parse(text) as FeedToDevice),
    close: () => {},
  });
  const presences = () => heard.flatMap((one) => (one.type === 'presence' ? [one.presences] : []));
  const hello = JSON.stringify({ type: 'hello', token, protocol: 1 });
  const letIn = ear.hear(hello);
  const say = (message: unknown) => ear.hear(JSON.stringify(message));
  return {
    token,
    letIn,
    heard,
    presences,
    say,
    gone: ear.gone,
    here: (...places: { inquiryId: InquiryId; doing: Doing }[]) => say({ type: 'here', places }),
    /** Waits until this is what was told last. */
    tells: (wanted: readonly object[]) =>
      until(() => same(presences().at(-1) ?? [], wanted), {
        every: 10,
        what: `${JSON.stringify(wanted)} instead of ${JSON.stringify(presences().at(-1))}`,
      }),
  };
}

/** Whether these and no others are told, in any order, as far as each is named. */
function same(told: readonly object[], wanted: readonly object[]): boolean {
  const isTold = (one: object) =>
    told.some((found) => JSON.stringify({ ...found, ...one }) === JSON.stringify(found));
  return told.length === wanted.length && wanted.every(isTold);
}

/** A team with two inquiries of the pool. */
export async function aDesk(deps: Deps, visibility: Visibility = 'team') {
  const team = await aTeam(deps, visibility);
  const openings = [anOpening(team.mailboxId), anOpening(team.mailboxId)] as const;
  for (const opening of openings) await done(deps, team.id, watcher, opening);
  const [pumps, valves] = [openings[0].inquiryId, openings[1].inquiryId];
  return { team, pumps, valves };
}

export const viewing = (inquiryId: InquiryId) => ({ inquiryId, doing: 'viewing' as const });
export const writing = (inquiryId: InquiryId) => ({ inquiryId, doing: 'writing' as const });

/** What is told of a member at a place. */
export const of = (
  { id: memberId }: { id: MemberId },
  place: { inquiryId: InquiryId; doing: Doing },
) => ({ ...place, memberId });

export const secondsLater = (seconds: number) => new Date(morning.getTime() + seconds * 1000);
