import { foldBody, TOO_SHORT } from './body.ts';
import { digest16 } from './digest.ts';
import { foldLine } from './fold.ts';
import { baseSubject } from './subject.ts';

/** What a page or a parsed mail shows of one message. */
export interface Seen {
  /** The sender's address, or null where only a name is shown. */
  sender: string | null;
  senderName: string | null;
  subject: string;
  /**
   * When it was sent or received. Webmails show either, so index a stored message once with each of
   * the two and keep the keys of both.
   */
  sentAt: Date | null;
  /**
   * Other instants the page's clock may mean: the same wall clock in UTC where no zone is shown, the
   * second of two equal hours when summer time ends.
   */
  otherTimes?: readonly Date[];
  /** Visible text of each alternative; on a page the one that is shown. HTML goes through `htmlText`. */
  bodies: readonly string[];
  /** Names of the files a reader sees listed, without pictures shown inside the text. */
  attachments: readonly string[];
  recipients: readonly string[];
}

/** One question to the index: `tier` is the rule, and any of `keys` makes a candidate. */
export interface Lookup {
  tier: '3' | '4' | '5';
  keys: string[];
}

/** So that what a row keeps (40 keys for two times) and a tier asks for (20) stays bounded. */
const BODIES_KEPT = 4;
const BODIES_ASKED = 2;
const TIMES_ASKED = 2;
const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The keys a stored message is found by, at most 4 a body and one for its attachments. A key is
 * `<kind>:<first 16 hex of SHA-256 over its parts, one a line>`; equal keys are the whole comparison:
 *
 * | kind | parts |
 * |---|---|
 * | `3d` | sender, subject, day, body (400) |
 * | `3` | sender, subject, body (400): for pages that show no date |
 * | `4b` | sender, subject, minute, first 200 characters of the body |
 * | `4a` | sender, subject, minute, attachment names |
 * | `5` | display name, subject, day, body (400) |
 *
 * Bodies under 20 characters give no key: too many messages say "Thanks".
 */
export function indexKeys(seen: Seen): string[] {
  return keysAt(facts(seen), timesOf(seen)[0]);
}

/** The same for each of several times, of which a page may show any; the body is read once. */
export function indexKeysAt(seen: Omit<Seen, 'sentAt'>, times: readonly Date[]): string[] {
  const known = facts({ ...seen, sentAt: null });
  return [...new Set(times.flatMap((time) => keysAt(known, time.getTime())))];
}

function keysAt(
  { sender, name, subject, bodies, attachments }: ReturnType<typeof facts>,
  time: number | undefined,
): string[] {
  const day = time === undefined ? null : Math.floor(time / DAY);
  const minute = time === undefined ? null : Math.floor(time / MINUTE);
  const keys: string[] = [];
  for (const body of bodies.slice(0, BODIES_KEPT)) {
    if (sender) keys.push(key('3', sender, subject, body.h400));
    if (sender && day !== null) keys.push(key('3d', sender, subject, day, body.h400));
    if (sender && minute !== null) keys.push(key('4b', sender, subject, minute, body.h200));
    if (name && day !== null) keys.push(key('5', name, subject, day, body.h400));
  }
  if (sender && minute !== null && attachments) {
    keys.push(key('4a', sender, subject, minute, attachments));
  }
  return [...new Set(keys)];
}

/**
 * What to ask the index for, tier by tier. The first tier that finds exactly one message wins; a
 * tier that finds none or several decides nothing. Count messages, not rows: one message lies in
 * several folders. No tiers at all means: ask the person.
 *
 * 3: sender, subject, body, at most two days apart (any day where the page shows none).
 * 4: sender, subject, the minute or its neighbours, and the body's beginning or the attachments.
 * 5: for pages that show a name and no address: name, subject, body, at most one day apart.
 */
export function lookupKeys(seen: Seen): Lookup[] {
  const { sender, name, subject, bodies, attachments } = facts(seen);
  const times = timesOf(seen).slice(0, TIMES_ASKED);
  const minutes = spread(times, MINUTE, 1);
  const byBody: string[] = [];
  const byMinute: string[] = [];
  const byName: string[] = [];
  for (const body of bodies.slice(0, BODIES_ASKED)) {
    if (sender) {
      if (times.length === 0) byBody.push(key('3', sender, subject, body.h400));
      for (const day of spread(times, DAY, 2)) {
        byBody.push(key('3d', sender, subject, day, body.h400));
      }
      for (const minute of minutes) byMinute.push(key('4b', sender, subject, minute, body.h200));
    }
    if (name && !seen.sender) {
      for (const day of spread(times, DAY, 1)) byName.push(key('5', name, subject, day, body.h400));
    }
  }
  if (sender && attachments) {
    for (const minute of minutes) byMinute.push(key('4a', sender, subject, minute, attachments));
  }
  const tiers: Lookup[] = [
    { tier: '3', keys: byBody },
    { tier: '4', keys: byMinute },
    { tier: '5', keys: byName },
  ];
  return tiers.filter((tier) => tier.keys.length > 0);
}

function facts(seen: Seen) {
  const address = foldLine(seen.sender ?? '').replace(/^<|>$/g, '');
  const name = foldLine(seen.senderName ?? '').replace(/^["'](.*)["']$/u, '$1');
  // A mail without an address is told from one with the same name as its address by the prefix.
  const sender = address || (name && `name:${name}`);
  const bodies = [...new Set(seen.bodies.map(foldBody))]
    .filter((body) => Array.from(body).length >= TOO_SHORT)
    .map((body) => ({
      h400: digest16(body),
      h200: digest16(Array.from(body).slice(0, 200).join('')),
    }));
  const attachments = seen.attachments.map(foldLine).filter(Boolean).toSorted().join('\n');
  return { sender, name, subject: baseSubject(seen.subject), bodies, attachments };
}

function timesOf(seen: Seen): number[] {
  if (!seen.sentAt) return [];
  const times = [seen.sentAt, ...(seen.otherTimes ?? [])].map((time) => time.getTime());
  return times.filter((time) => Number.isFinite(time));
}

/** The numbers of the units the times lie in, with `reach` neighbours on both sides. */
function spread(times: readonly number[], unit: number, reach: number): number[] {
  const all = new Set<number>();
  for (const time of times) {
    const at = Math.floor(time / unit);
    for (let by = -reach; by <= reach; by += 1) all.add(at + by);
  }
  return [...all];
}

function key(kind: string, ...parts: (string | number)[]): string {
  return `${kind}:${digest16(parts.join('\n'))}`;
}
