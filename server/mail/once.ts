import type { Place } from '#lib/domain/message.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import {
  backToPlanned,
  finishDelivery,
  type DeliveryKind,
  type DeliveryRow,
} from '#server/services/deliveries/deliveries.ts';
import type { Deps } from '#server/services/deps.ts';
import type { Route, Tried } from './route.ts';

/** Not taken, so it may be tried again; the job comes back later. */
export class NotYetDelivered extends Error {
  constructor(kind: DeliveryKind, code: string) {
    super(`${kind} not delivered yet: ${code}`);
    this.name = 'NotYetDelivered';
  }
}

/** Thrown before anything left, where it must not leave: another worker was first, or it is not wanted any more. */
export class Halted extends Error {}

export type Begin = (route: Pick<Route, 'how' | 'rfcMessageId'>) => Promise<void>;

/** One thing that must reach somebody, and not twice. */
export interface Errand {
  row: DeliveryRow;
  /** Until then what was refused is tried again; after it a person is told. */
  patientUntil: Date;
  /** Awaits `begin` before anything leaves. */
  send(begin: Begin): Promise<Tried>;
  /** Writes planned → sending, for good; false where another worker was first. May throw `Halted`. */
  begin(route: Pick<Route, 'how' | 'rfcMessageId'>): Promise<boolean>;
  /** Where what was begun is found, `null` where there is no trace. Rejects where the mail server cannot be asked now. */
  trace(): Promise<Place | null>;
  /** Writes into the log how it ended. Doing it twice changes nothing. */
  tell(end: End): Promise<void>;
}

export interface End {
  delivery: 'delivered' | 'unsure' | 'failed';
  place: Place | null;
  /** What the server said, where it failed. */
  code: string | null;
}

/**
 * At most once: that sending begins is committed, with its Message-ID, before anything leaves; what is found begun after
 * a crash is looked for, and where it cannot be found a person is told instead of sending it again. Only what was refused
 * before it was taken is tried again, for which this rejects. Points at which a journey kills: `handoff-…`,
 * `followup-…` and `acknowledgement-…`, `planned`, `written` and `sent`.
 */
export async function deliverOnce(deps: Deps, errand: Errand): Promise<void> {
  const { row } = errand;
  const reach = (point: string): Promise<void> => deps.reach(`${POINTS[row.kind]}-${point}`);
  if (row.state === 'sending') return lookForIt(deps, errand);
  if (row.state !== 'planned') return;
  await reach('planned');
  const begin: Begin = async (route) => {
    if (!(await errand.begin(route))) throw new Halted('another worker was first');
    Object.assign(row, { state: 'sending', ...route });
    await reach('written');
  };
  const tried = await errand.send(begin).catch((error: Error): Tried => {
    // Once it is begun nothing is known of an error's cause; whoever comes back looks for the mail.
    if (row.state === 'sending' || error instanceof Halted) throw error;
    return { status: 'refused', isFinal: false, code: codeOf(error) };
  });
  const code = tried.status === 'delivered' ? null : tried.code;
  const { kind, how } = row;
  deps.log.info({ kind, status: tried.status, how, code }, 'delivery tried');
  if (tried.status === 'refused') {
    if (!tried.isFinal && deps.now() < errand.patientUntil) {
      await backToPlanned(deps, row);
      throw new NotYetDelivered(kind, tried.code);
    }
    return end(deps, errand, { delivery: 'failed', place: null, code });
  }
  if (tried.status === 'delivered') await reach('sent');
  const place = tried.status === 'delivered' ? tried.place : null;
  await end(deps, errand, { delivery: tried.status, place, code });
}

const POINTS: Record<DeliveryKind, string> = {
  'hand-off': 'handoff',
  'follow-up': 'followup',
  acknowledgement: 'acknowledgement',
};

/** Found begun: the process died, or the connection. Sent again by itself is the one thing it must not be. */
async function lookForIt(deps: Deps, errand: Errand): Promise<void> {
  const place = await errand.trace();
  const { kind, how } = errand.row;
  deps.log.warn({ kind, found: place !== null, how }, 'delivery found begun');
  await end(deps, errand, { delivery: place ? 'delivered' : 'unsure', place, code: null });
}

/** The log first, for its id makes a second time harmless; then the row, so that nobody comes back to it. */
async function end(deps: Deps, errand: Errand, how: End): Promise<void> {
  await errand.tell(how);
  await finishDelivery(deps, errand.row, how.delivery);
}
