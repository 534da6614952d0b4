import type { ActionId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { faultOf } from '#server/log.ts';
import { commit } from '#server/services/actions/commit.ts';
import { changesAfter } from '#server/services/changes/changes-after.ts';
import type { Deps } from '#server/services/deps.ts';
import { inquiryHistory } from '#server/services/inquiries/history.ts';
import { logPositions } from '#server/services/teams/log-positions.ts';
import { colleagues } from './people.ts';
import { uidValidity, type Desk, type PostOffice } from './post-office.ts';
import { idOf } from './sample-team.ts';
import type { Folder, Store } from './store.ts';

/**
 * Delivers what no mail server of the practice desk can: whenever a hand-off is told to have failed, the original is
 * laid into the assignee's practice inbox, and that is told as the server tells it of IMAP. Ends with `stop`.
 */
export async function deliverHandOffs(
  deps: Deps,
  desk: Desk,
  store: Store,
  office: PostOffice,
): Promise<{ stop(): Promise<void> }> {
  const who = { teamId: desk.teamId, memberId: idOf(desk, colleagues.sun) };
  let after = (await logPositions(deps, [desk.teamId])).get(desk.teamId) ?? 0;
  let working: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const page = await changesAfter(deps, who, { after, limit: 500 });
    if (!page) return;
    for (const change of page.changes) {
      if (change.op !== 'upsert' || change.table !== 'inquiries') continue;
      if (change.row.handoff?.delivery === 'failed') await deliver(change.row);
    }
    after = page.seq;
    if (!page.isLast) await look();
  };

  const deliver = async ({ id, handoff }: Inquiry): Promise<void> => {
    const { messages = [] } = (await inquiryHistory(deps, who, id)) ?? {};
    const original = messages.find(({ direction }) => direction === 'in');
    const [place] = original?.places ?? [];
    const source = place && (await store.source(place.account, place.folder as Folder, place.uid));
    if (!original || !source || !handoff) return;
    const uid = await office.lay(handoff.address, source);
    const where = { account: handoff.address, folder: 'INBOX', uidValidity, uid };
    const action = {
      id: deps.newId() as ActionId,
      at: deps.now(),
      type: 'deliver',
      inquiryId: id,
      memberId: handoff.memberId,
      delivery: 'delivered',
      how: 'appended',
      messageId: original.id,
      place: where,
    } as const;
    await commit(deps, desk.teamId, { kind: 'clock' }, action);
  };

  const leave = deps.signals.subscribe(({ teamId }) => {
    if (teamId !== desk.teamId) return;
    working = working
      .then(look)
      .catch((error: unknown) => deps.log.error(faultOf(error), 'practice hand-off'));
  });
  return {
    async stop() {
      leave();
      await working;
    },
  };
}
